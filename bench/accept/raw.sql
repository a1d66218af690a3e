-- What PostgreSQL can do at all: one row, one transaction.
INSERT INTO raw_entry (bytes) SELECT payload FROM raw_payload LIMIT 1;
