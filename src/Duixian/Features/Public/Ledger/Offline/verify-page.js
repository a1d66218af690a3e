
// ---------- the page

let language = /^zh\b/i.test(navigator.language || "zh") ? "zh" : "en";
const at = id => document.getElementById(id);
const word = (key, ...args) => WORDS[language][key].replace(/\{(\d)\}/g, (_, i) => args[i] ?? "");
let last = null;   // what the result says, to say it again in the other language

function speak() {
  document.documentElement.lang = language === "zh" ? "zh-Hans" : "en";
  document.title = word("title");
  for (const element of document.querySelectorAll("[data-w]")) { element.textContent = word(element.dataset.w); }
  const other = language === "zh" ? "en" : "zh-Hans";
  [at("language").textContent, at("language").lang] = [other === "en" ? "English" : "中文", other];
  show();
}

const sayCheck = ({ check, state, args }) => word(WORDS.zh[`check.${check}.${state}`] ? `check.${check}.${state}` : `check.${check}`, ...args);

function show() {
  const result = at("result");
  result.replaceChildren();
  if (!last) { return; }
  const verdict = document.createElement("p");
  const tone = last.wrong || last.failed ? "bad" : last.done ? "good" : "";
  verdict.className = `verdict ${tone}`;
  verdict.textContent = last.wrong ? `${word("bad")} ${word(`why.${last.wrong.message}`, ...last.wrong.args)}` : last.failed ? word("broken", last.failed)
    : last.nothing ? word("nothing") : !last.done ? word("working", ...(last.progress ?? [0, "…"]))
    : word(last.checks.some(c => c.check === "signature" && c.state === "skip") ? "goodUnsigned" : "good");
  const list = document.createElement("ul");
  for (const check of last.checks ?? []) {
    const line = document.createElement("li");
    line.className = check.state;
    line.textContent = sayCheck(check);
    list.append(line);
  }
  if (last.wrong) {
    const line = document.createElement("li");
    line.className = "no";
    line.textContent = word(`why.${last.wrong.message}`, ...last.wrong.args);
    list.append(line);
  }
  result.append(verdict, list);
}

const bytesOf = async file => new Uint8Array(await file.arrayBuffer());

/** Files of a tar, by path. */
function untar(bytes) {
  const files = new Map(), text = (from, length) => new TextDecoder().decode(bytes.subarray(from, from + length)).split("\0")[0];
  for (let from = 0; from + 512 <= bytes.length && bytes[from] !== 0;) {
    const size = parseInt(text(from + 124, 12).trim(), 8), prefix = text(from + 345, 155);
    if (!Number.isSafeInteger(size)) { throw new Wrong("archive", text(from, 100)); }
    files.set((prefix ? `${prefix}/` : "") + text(from, 100), bytes.subarray(from + 512, from + 512 + size));
    from += 512 * (1 + Math.ceil(size / 512));
  }
  return files;
}

async function unpack(file) {
  let bytes = await bytesOf(file);
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) {
    try { bytes = new Uint8Array(await new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).arrayBuffer()); } catch (error) { throw new Wrong("archive", error.message); }
  }
  return sourceOf(new Map([...untar(bytes)].map(([path, content]) => [path, async () => content])));
}

/** The log lies where the checkpoint lies, in whatever folder that is. */
function sourceOf(files) {
  const found = [...files.keys()].filter(path => path === "checkpoint" || path.endsWith("/checkpoint")).sort((a, b) => a.length - b.length)[0];
  if (found === undefined) { throw new Wrong("missing", "checkpoint"); }
  const root = found.slice(0, -"checkpoint".length);
  return { read: async path => files.has(root + path) ? await files.get(root + path)() : null };
}

/** The log of the site this page came from. */
const served = {
  read: async path => {
    const answer = await fetch(`../log/${path}`, { cache: "no-cache" });
    return answer.ok ? new Uint8Array(await answer.arrayBuffer()) : null;
  },
};

/** Public keys beside the log: in the folder of a running site they are called verifiers, because key is the secret one. */
async function keysBeside(source) {
  const key = await source.read("key");
  const bytes = key && !new TextDecoder().decode(key).startsWith("PRIVATE") ? key : await source.read("verifiers");
  return bytes ? new TextDecoder().decode(bytes) : null;
}

async function check(fromSite) {
  last = { checks: [], done: false };
  delete document.documentElement.dataset.done;
  show();
  for (const button of document.querySelectorAll("button")) { button.disabled = true; }
  try {
    const archive = at("archive").files[0], folder = [...at("folder").files], brought = [...at("receiptfiles").files], older = at("olderfile").files[0];
    const source = fromSite ? served : archive ? await unpack(archive) : folder.length > 0 ? sourceOf(new Map(folder.map(file => [file.webkitRelativePath || file.name, () => bytesOf(file)]))) : null;
    const receipts = brought.filter(file => file.name.endsWith(".tlog-proof")), entry = brought.find(file => file.name.endsWith(".json")), key = brought.find(file => /^(key|verifiers)/.test(file.name));
    if (!source && receipts.length === 0) { last = { nothing: true, checks: [] }; return; }
    const typed = at("keytext").value.trim() || (key ? new TextDecoder().decode(await bytesOf(key)) : null) || (source ? await keysBeside(source) : null);
    if (!typed) { throw new Wrong("missing", "key"); }
    await verifyLog({
      source,
      keys: readKeys(typed),
      older: older ? readCheckpoint(await bytesOf(older), older.name) : null,
      receipts: await Promise.all(receipts.map(async file => readReceipt(await bytesOf(file)))),
      entry: entry ? await bytesOf(entry) : null,
      say: (name, state, ...args) => last.checks.push({ check: name, state, args }),
      progress: async (done, of) => {
        last.progress = [done, of];
        if (done % 4096 < 256 || done === of) { show(); await new Promise(resolve => setTimeout(resolve)); }
      },
    });
    last.done = true;
  } catch (error) {
    if (error instanceof Wrong) { last.wrong = error; } else { last.failed = error.message; }
  } finally {
    for (const button of document.querySelectorAll("button")) { button.disabled = false; }
    show();
    at("result").focus();
    document.documentElement.dataset.done = last.wrong ? "bad" : last.done ? "good" : "no";
  }
}

at("language").addEventListener("click", () => { language = language === "zh" ? "en" : "zh"; speak(); });
at("ask").addEventListener("submit", event => { event.preventDefault(); check(false); });
at("fetch").addEventListener("click", () => check(true));
// Opened from a disk there is nothing to fetch from.
at("site").hidden = !/^https?:$/.test(location.protocol);
speak();
