-- One accepted report as the site writes it, without the site: the head first, then what is read and written under it.
\set item random(1, 250)
\set party random(1, 8)
\set report random(1, 16000)
BEGIN;
UPDATE head SET size = size WHERE id = 1;
SELECT size, last_at FROM head WHERE id = 1;
SELECT id FROM act WHERE key = 'unknown-' || :report;
SELECT closed_on FROM round WHERE id = 1;
UPDATE head SET size = size + 1, last_at = now() WHERE id = 1;
SELECT seq, leaf FROM stream WHERE stream = 'plan/2031/report/' || :item;
SELECT * FROM party_standing WHERE item = :item;
SELECT * FROM indicator_standing WHERE item = :item;
SELECT * FROM item_standing WHERE item = :item;
SELECT * FROM tally WHERE code IN (0, :party);
INSERT INTO act SELECT gen_random_uuid(), gen_random_uuid()::text, '\x0123456789abcdef0123456789abcdef', now(), size FROM head;
INSERT INTO entry SELECT size, gen_random_uuid(), 'plan/2031/report/' || :item, payload, '\x0123456789abcdef0123456789abcdef' FROM head, raw_payload;
INSERT INTO secret SELECT size, '\x0123456789abcdef', '\x0123456789abcdef0123456789abcdef0123456789abcdef' FROM head;
UPDATE stream SET seq = seq + 1, leaf = '\x0123456789abcdef0123456789abcdef' WHERE stream = 'plan/2031/report/' || :item;
INSERT INTO point VALUES (:item, :party, nextval('moment'), '{"amount":100}');
UPDATE party_standing SET figure = '{"amount":101}', rate = '101/200' WHERE item = :item AND party = :party;
UPDATE indicator_standing SET figure = '{"amount":101}', rate = '101/200' WHERE item = :item;
UPDATE item_standing SET rate = '101/200' WHERE item = :item;
UPDATE tally SET green = green + 1 WHERE code IN (0, :party);
UPDATE report SET state = 4, revision = revision + 1 WHERE id = :report;
COMMIT;
