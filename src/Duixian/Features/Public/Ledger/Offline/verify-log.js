"use strict";
// Checks a public log from its files alone, as docs/log-format.md describes them. No page and no network here: files come from a source,
// { read(path): Promise<Uint8Array | null> }, and what does not hold is thrown as Wrong, by the name of its sentence.

class Wrong extends Error {
  constructor(what, ...args) {
    super(what);
    this.args = args;
  }
}

// ---------- SHA-256, not from the browser: that one is missing on pages without TLS, and slow for small pieces

const K = Int32Array.from([
  0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
  0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
  0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
  0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
  0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
  0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
  0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
  0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
], x => x | 0);
const INITIAL = Int32Array.from([0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19], x => x | 0);
const W = new Int32Array(64);

function compress(state, block, at) {
  for (let i = 0; i < 16; i++, at += 4) { W[i] = (block[at] << 24) | (block[at + 1] << 16) | (block[at + 2] << 8) | block[at + 3]; }
  for (let i = 16; i < 64; i++) {
    const x = W[i - 15], y = W[i - 2];
    W[i] = (W[i - 16] + ((x >>> 7 | x << 25) ^ (x >>> 18 | x << 14) ^ x >>> 3) + W[i - 7] + ((y >>> 17 | y << 15) ^ (y >>> 19 | y << 13) ^ y >>> 10)) | 0;
  }
  let [a, b, c, d, e, f, g, h] = state;
  for (let i = 0; i < 64; i++) {
    const t = (h + ((e >>> 6 | e << 26) ^ (e >>> 11 | e << 21) ^ (e >>> 25 | e << 7)) + ((e & f) ^ (~e & g)) + K[i] + W[i]) | 0;
    const u = (((a >>> 2 | a << 30) ^ (a >>> 13 | a << 19) ^ (a >>> 22 | a << 10)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g; g = f; f = e; e = (d + t) | 0; d = c; c = b; b = a; a = (t + u) | 0;
  }
  state[0] += a; state[1] += b; state[2] += c; state[3] += d; state[4] += e; state[5] += f; state[6] += g; state[7] += h;
}

function sha256(...parts) {
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  const padded = new Uint8Array(Math.ceil((length + 9) / 64) * 64);
  let at = 0;
  for (const part of parts) { padded.set(part, at); at += part.length; }
  padded[length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setUint32(padded.length - 8, Math.floor(length / 0x20000000));
  view.setUint32(padded.length - 4, length << 3);
  const state = INITIAL.slice();
  for (let block = 0; block < padded.length; block += 64) { compress(state, padded, block); }
  const hash = new DataView(new ArrayBuffer(32));
  state.forEach((word, i) => hash.setInt32(4 * i, word));
  return new Uint8Array(hash.buffer);
}

const LEAF = Uint8Array.of(0), NODE = Uint8Array.of(1);
const leafHash = entry => sha256(LEAF, entry);
const nodeHash = (left, right) => sha256(NODE, left, right);

const same = (a, b) => a.length === b.length && a.every((byte, i) => byte === b[i]);
const hashAt = (hashes, i) => hashes.subarray(32 * i, 32 * i + 32);

/** Root over the first so many hashes that lie one behind the other (RFC 6962 §2.1). */
function rootOf(hashes, from, to) {
  if (from === to) { return sha256(new Uint8Array(0)); }
  const stack = [];   // complete subtrees, the biggest first
  for (let i = from; i < to; i++) {
    let [size, hash] = [1, hashAt(hashes, i)];
    while (stack.length > 0 && stack[stack.length - 1][0] === size) { hash = nodeHash(stack.pop()[1], hash); size *= 2; }
    stack.push([size, hash]);
  }
  let root = stack.pop()[1];
  while (stack.length > 0) { root = nodeHash(stack.pop()[1], root); }
  return root;
}

// ---------- text, base64, signed notes

function utf8(bytes, what) {
  try { return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes); } catch { throw new Wrong("notText", what); }
}

/** The bytes, or null for any writing but the usual one. */
function base64(text) {
  try {
    const binary = atob(text);
    return btoa(binary) === text ? Uint8Array.from(binary, c => c.charCodeAt(0)) : null;
  } catch { return null; }
}

const toBase64 = bytes => btoa(String.fromCharCode(...bytes));

function readNote(bytes, what) {
  const note = utf8(bytes, what);
  const end = note.lastIndexOf("\n\n");
  if (end < 0 || !note.endsWith("\n") || /[\u0000-\u0009\u000b-\u001f]/.test(note)) { throw new Wrong("noCheckpoint", what); }
  const signatures = note.slice(end + 2, -1).split("\n").map(line => {
    const found = /^\u2014 ([^\s+]+) ([A-Za-z0-9+/=]+)$/.exec(line), signature = found && base64(found[2]);
    if (!signature || signature.length < 5) { throw new Wrong("noCheckpoint", what); }
    return { name: found[1], id: signature.slice(0, 4), signature: signature.slice(4) };
  });
  return { text: note.slice(0, end + 1), signatures };
}

/** Origin, size and root, with what was signed. */
function readCheckpoint(bytes, what) {
  const note = readNote(bytes, what), lines = note.text.split("\n"), root = base64(lines[2] ?? ""), size = Number(lines[1]);
  if (lines.length < 4 || lines.slice(0, -1).includes("") || !/^(0|[1-9]\d*)$/.test(lines[1]) || !Number.isSafeInteger(size) || root?.length !== 32) { throw new Wrong("noCheckpoint", what); }
  return { origin: lines[0], size, root, ...note };
}

/** Keys as NAME+ID+BASE64(1 ‖ key), one a line. */
function readKeys(text) {
  return text.split(/\r?\n/).map(line => line.trim()).filter(line => line.length > 0).map(line => {
    const [, name, id, data] = /^([^+\s]+)\+([0-9a-f]{8})\+(.+)$/.exec(line) ?? [], key = data && base64(data);
    if (!key || key.length !== 33 || key[0] !== 1) { throw new Wrong("noKey", line.slice(0, 60)); }
    const own = sha256(new TextEncoder().encode(name + "\n"), key).slice(0, 4);
    if ([...own].map(b => b.toString(16).padStart(2, "0")).join("") !== id) { throw new Wrong("noKey", line.slice(0, 60)); }
    return { name, id: own, key: key.slice(1) };
  });
}

/** True when a key of its own log signed it; null where this browser cannot check Ed25519. */
async function isSigned(checkpoint, keys, what) {
  const own = keys.filter(key => key.name === checkpoint.origin);
  if (own.length === 0) { throw new Wrong("otherLog", what, checkpoint.origin, keys.map(key => key.name).join(", ")); }
  const text = new TextEncoder().encode(checkpoint.text);
  let signed = false;
  for (const line of checkpoint.signatures) {
    const known = own.filter(key => key.name === line.name && same(key.id, line.id));
    if (known.length === 0) { continue; }
    const answers = await Promise.all(known.map(key => verifies(key.key, line.signature, text)));
    if (answers.includes(null)) { return null; }
    if (!answers.includes(true)) { throw new Wrong("badSignature", what, line.name); }
    signed = true;
  }
  if (!signed) { throw new Wrong("unsigned", what); }
  return true;
}

async function verifies(key, signature, text) {
  if (!globalThis.crypto?.subtle) { return null; }
  let imported;
  try { imported = await crypto.subtle.importKey("raw", key, { name: "Ed25519" }, false, ["verify"]); } catch (error) {
    if (error.name === "DataError") { return false; }
    return null;   // a browser from before Ed25519
  }
  return crypto.subtle.verify({ name: "Ed25519" }, imported, signature, text);
}

// ---------- tiles, bundles, entries

function tilePath(level, index, width) {
  let name = String(index % 1000).padStart(3, "0");
  for (let rest = Math.floor(index / 1000); rest > 0; rest = Math.floor(rest / 1000)) { name = `x${String(rest % 1000).padStart(3, "0")}/${name}`; }
  return `tile/${level}/${name}${width === 256 ? "" : `.p/${width}`}`;
}

/** A tile or bundle; a partial one may have given way to the full one, which begins the same. */
async function readTile(source, level, index, width) {
  const path = tilePath(level, index, width);
  const found = await source.read(path);
  if (found) { return { path, bytes: found, full: false }; }
  const full = width < 256 ? await source.read(tilePath(level, index, 256)) : null;
  if (!full) { throw new Wrong("missing", path); }
  return { path: tilePath(level, index, 256), bytes: full, full: true };
}

async function readHashes(source, level, index, width) {
  const { path, bytes, full } = await readTile(source, level, index, width);
  if (bytes.length !== 32 * (full ? 256 : width)) { throw new Wrong("tileLength", path); }
  return { path, hashes: bytes.subarray(0, 32 * width) };
}

const TEXT = '"((?:[^"\\\\\\u0000-\\u001f]|\\\\["\\\\]|\\\\u00[01][0-9a-f])*)"';
const HEAD = new RegExp(`^\\{"v":"1","seq":"(0|[1-9]\\d*)","at":"(\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z)","type":${TEXT},"stream":${TEXT},"sprev":"(-1|0|[1-9]\\d*)","sprevh":"([A-Za-z0-9+/=]*)","actor":${TEXT},"idem":${TEXT},"body":\\{`);
const TEXTS = new RegExp(TEXT, "g");
const TAIL = /\},"files":\[.*\],"priv":"([A-Za-z0-9+/=]*)"\}$/;

/** The members that place an entry in the log; its body stays text. */
function readEntry(bytes, seq) {
  const text = utf8(bytes, `#${seq}`);
  const head = HEAD.exec(text), tail = TAIL.exec(text);
  // Whatever stands outside of texts is JSON without white space; what stands inside was escaped in one way.
  const bare = text.replace(TEXTS, '""');
  let body = null;
  try { body = JSON.parse(text).body; } catch { throw new Wrong("entryForm", seq); }
  if (!head || !tail || /[\s\\]/.test(bare)) { throw new Wrong("entryForm", seq); }
  const decoded = raw => JSON.parse(`"${raw}"`);
  return { seq: Number(head[1]), at: head[2], type: decoded(head[3]), stream: decoded(head[4]), before: Number(head[5]), beforeHash: head[6], body, committed: tail[1] };
}

/** What must hold from entry to entry: numbers without gaps, time that never goes back, and in each stream the one before, by number and hash. */
class Chain {
  constructor(leaves) { Object.assign(this, { leaves, published: [], heads: new Map(), committed: new Map(), last: "" }); }

  add(entry, seq) {
    if (entry.seq !== seq) { throw new Wrong("seq", seq, entry.seq); }
    if (entry.at < this.last) { throw new Wrong("time", seq, entry.at, this.last); }
    const named = entry.stream !== "", head = named ? this.heads.get(entry.stream) ?? -1 : -1;
    const { before, beforeHash } = entry;
    const holds = before < 0 ? head < 0 && beforeHash === ""
      : named && before >= head && before < seq && (before === head || !this.published[before]) && beforeHash === toBase64(hashAt(this.leaves, before));
    if (!holds || (entry.type === "internal" && (named || Object.keys(entry.body).length > 0))) { throw new Wrong("chain", seq, entry.stream || "internal", before); }
    if (entry.type === "entryOpened" && !this.opens(entry)) { throw new Wrong("opening", seq, String(entry.body.entry)); }
    this.last = entry.at;
    this.published.push(named);
    if (named) { this.heads.set(entry.stream, seq); } else { this.committed.set(String(seq), entry.committed); }
  }

  /** Whether what an entry opens is what that one committed to, and of the same stream. */
  opens({ stream, body }) {
    const salt = typeof body.salt === "string" && base64(body.salt), content = new TextEncoder().encode(body.content);
    let said = null;
    try { said = JSON.parse(body.content); } catch { return false; }
    return Boolean(salt) && salt.length === 16 && body.of === stream && said?.stream === stream && this.committed.get(body.entry) === toBase64(sha256(salt, content));
  }
}

/** Reads all entries; each is held against the lowest tile, its form and its place. Answers with the leaf hashes, one behind the other. */
async function readEntries(source, size, progress) {
  const leaves = new Uint8Array(32 * size), chain = new Chain(leaves);
  for (let index = 0; 256 * index < size; index++) {
    const width = Math.min(256, size - 256 * index);
    const bundle = await readTile(source, "entries", index, width);
    const { path, hashes } = await readHashes(source, 0, index, width);
    let at = 0;
    for (let i = 0; i < width; i++) {
      const seq = 256 * index + i, length = at + 1 < bundle.bytes.length ? bundle.bytes[at] << 8 | bundle.bytes[at + 1] : 0;
      const entry = bundle.bytes.subarray(at + 2, at + 2 + length);
      if (length === 0 || entry.length < length) { throw new Wrong("bundleEnds", seq, bundle.path); }
      at += 2 + length;
      const leaf = leafHash(entry);
      if (!same(leaf, hashAt(hashes, i))) { throw new Wrong("leaf", seq, bundle.path, path); }
      leaves.set(leaf, 32 * seq);
      chain.add(readEntry(entry, seq), seq);
    }
    if (!bundle.full && at !== bundle.bytes.length) { throw new Wrong("bundleLong", bundle.path); }
    if (progress) { await progress(Math.min(size, 256 * (index + 1)), size); }
  }
  return leaves;
}

/** Every tile above the lowest holds the roots of the full tiles below it. Answers with how many tiles there are. */
async function checkTiles(source, leaves, size) {
  let hashes = leaves, count = size, tiles = Math.ceil(size / 256);
  for (let level = 1; count >= 256; level++) {
    const above = new Uint8Array(32 * Math.floor(count / 256));
    for (let i = 0; i < above.length / 32; i++) { above.set(rootOf(hashes, 256 * i, 256 * i + 256), 32 * i); }
    [hashes, count] = [above, above.length / 32];
    for (let index = 0; 256 * index < count; index++, tiles++) {
      const width = Math.min(256, count - 256 * index);
      const found = await readHashes(source, level, index, width);
      if (!same(found.hashes, hashes.subarray(32 * 256 * index, 32 * (256 * index + width)))) { throw new Wrong("tile", found.path); }
    }
  }
  return tiles;
}

// ---------- receipts

function readReceipt(bytes) {
  const text = utf8(bytes, "tlog-proof");
  const end = text.indexOf("\n\n"), lines = text.slice(0, end).split("\n");
  const index = /^index (0|[1-9]\d*)$/.exec(lines[1] ?? ""), path = lines.slice(2).map(base64);
  if (end < 0 || lines[0] !== "c2sp.org/tlog-proof@v1" || !index || path.length > 63 || path.some(hash => hash?.length !== 32)) { throw new Wrong("noReceipt"); }
  return { index: Number(index[1]), path, checkpoint: readCheckpoint(new TextEncoder().encode(text.slice(end + 2)), "tlog-proof") };
}

/** The root a leaf and its path come to (RFC 9162 §2.1.3.2); null where the path is too long or too short. */
function rootByPath(leaf, index, size, path) {
  let [fn, sn, root] = [index, size - 1, leaf];
  if (index >= size) { return null; }
  for (const hash of path) {
    if (sn === 0) { return null; }
    if (fn % 2 === 1 || fn === sn) {
      root = nodeHash(hash, root);
      while (fn % 2 === 0 && fn !== 0) { [fn, sn] = [Math.floor(fn / 2), Math.floor(sn / 2)]; }
    } else { root = nodeHash(root, hash); }
    [fn, sn] = [Math.floor(fn / 2), Math.floor(sn / 2)];
  }
  return sn === 0 ? root : null;
}

/** That a receipt proves a leaf under its own checkpoint, and that a key we have signed that one. */
async function checkReceipt(receipt, leaf, keys) {
  const signed = await isSigned(receipt.checkpoint, keys, "tlog-proof");
  const root = rootByPath(leaf, receipt.index, receipt.checkpoint.size, receipt.path);
  if (!root || !same(root, receipt.checkpoint.root)) { throw new Wrong("receipt", receipt.index); }
  return signed;
}

// ---------- everything

/**
 * Checks all that was given. say(check, state, ...args) is told of every check as it is done: "ok", "skip" for what could not be done;
 * the first thing that does not hold is thrown.
 */
async function verifyLog({ source, keys, older, receipts, entry, say, progress }) {
  if (!source) {
    // A receipt and the entry's bytes are enough for each other.
    for (const receipt of receipts) {
      if (!entry) { throw new Wrong("noEntry", receipt.index); }
      const signed = await checkReceipt(receipt, leafHash(entry), keys);
      const said = readEntry(entry, receipt.index);
      if (said.seq !== receipt.index) { throw new Wrong("seq", receipt.index, said.seq); }
      say("receipt", "ok", receipt.index, receipt.checkpoint.size);
      say("signature", signed ? "ok" : "skip");
    }
    return;
  }
  const note = await source.read("checkpoint");
  if (!note) { throw new Wrong("missing", "checkpoint"); }
  const checkpoint = readCheckpoint(note, "checkpoint"), { size } = checkpoint;
  say("checkpoint", "ok", checkpoint.origin, size, toBase64(checkpoint.root));
  say("signature", await isSigned(checkpoint, keys, "checkpoint") ? "ok" : "skip");
  if (older && older.origin !== checkpoint.origin) { throw new Wrong("otherLog", "older", older.origin, checkpoint.origin); }
  if (older && older.size > size) { throw new Wrong("shrank", older.size, size); }
  const leaves = await readEntries(source, size, progress);
  say("entries", "ok", size);
  say("chain", "ok");
  say("tiles", "ok", await checkTiles(source, leaves, size));
  const root = rootOf(leaves, 0, size);
  if (!same(root, checkpoint.root)) { throw new Wrong("root", toBase64(root), toBase64(checkpoint.root)); }
  say("root", "ok");
  if (older) {
    if (!same(rootOf(leaves, 0, older.size), older.root)) { throw new Wrong("rewritten", older.size); }
    say("older", await isSigned(older, keys, "older") ? "ok" : "skip", older.size, size);
  }
  for (const receipt of receipts) {
    if (receipt.index >= size) { throw new Wrong("receiptNewer", receipt.index, size); }
    await checkReceipt(receipt, hashAt(leaves, receipt.index), keys);
    const covered = receipt.checkpoint.size <= size;
    if (covered && !same(rootOf(leaves, 0, receipt.checkpoint.size), receipt.checkpoint.root)) { throw new Wrong("receiptOther", receipt.index); }
    say("receipt", "ok", receipt.index, receipt.checkpoint.size);
  }
  say("figures", "skip");
}
