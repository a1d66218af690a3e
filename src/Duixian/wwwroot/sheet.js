// Makes the sheet of a round quicker to fill in; without this it is the same form.
// Keyboard and pasting as in a spreadsheet, a draft that keeps itself, what a figure comes to while it is typed. What could not be kept because
// the session was over, or the line was down, stays in this browser and is kept as soon as that is possible again.
import { walk } from './cells.js';

const QUIET = 900;   // milliseconds without typing before the draft is kept

const form = document.querySelector('form.sheetform');
const table = form?.querySelector('table.filing');
if (table) { start(form, table); }

function start(form, table) {
  const words = JSON.parse(form.dataset.words);
  const store = 'duixian-sheet ' + form.dataset.key;
  const rows = [...table.tBodies[0].rows].filter(row => row.dataset.line).map(row => ({ row, note: row.nextElementSibling, line: row.dataset.line, rev: row.dataset.rev }));
  for (const line of rows) {
    line.cells = [...line.row.querySelectorAll('.cell'), ...line.note.querySelectorAll('.milestones .cell')];
    line.tick = line.row.querySelector('input[type=checkbox]');
    line.all = [...line.cells, ...line.note.querySelectorAll('.doubts input, .late input')];
    line.returned = line.row.dataset.returned === '1';
  }
  const of = new Map(rows.flatMap(line => [...line.all, line.tick].filter(Boolean).map(cell => [cell, line])));
  const unsent = new Set();
  let timer = 0;
  let busy = false;

  const untouched = line => line.cells.every(cell => cell.value.trim() === cell.dataset.was);
  const look = line => {
    const same = untouched(line) && !line.returned;
    line.row.classList.toggle('same', same);
    line.row.classList.toggle('changed', !same);
    if (!same && line.tick) { line.tick.checked = false; }
    line.row.classList.toggle('ticked', Boolean(line.tick?.checked));
    count();
  };
  const count = () => {
    const ticked = rows.filter(line => line.tick?.checked).length;
    const open = rows.filter(line => !line.returned && untouched(line) && !line.tick?.checked).length;
    const wrong = rows.filter(line => line.row.classList.contains('err') || line.row.classList.contains('cur') && line.note.querySelector('.late input')?.value.trim() === '').length;
    const say = words.sum.replace('{0}', rows.length - ticked - open).replace('{1}', ticked) + (open ? words.open.replace('{0}', open) : '') + (wrong ? words.wrong.replace('{0}', wrong) : '');
    document.getElementById('sum').firstChild.textContent = say + (document.documentElement.lang.startsWith('en') ? '. ' : '。');
  };
  const said = line => ({ revision: Number(line.rev), cells: Object.fromEntries([...line.all.map(cell => [cell.name.slice(cell.name.indexOf('.') + 1), cell.value]), ['Same', line.tick?.checked ? '1' : '']]) });
  const touch = line => {
    look(line);
    unsent.add(line);
    keepHere();
    clearTimeout(timer);
    timer = setTimeout(send, QUIET);
  };
  const keepHere = () => {
    try {
      if (unsent.size > 0) { localStorage.setItem(store, JSON.stringify(Object.fromEntries([...unsent].map(line => [line.line, said(line)])))); }
      else { localStorage.removeItem(store); }
    } catch { /* a browser that keeps nothing still has the server's draft */ }
  };

  async function send() {
    if (busy || unsent.size === 0) { return; }
    busy = true;
    const going = [...unsent];
    const lines = Object.fromEntries(going.map(line => [line.line, said(line)]));
    try {
      const answer = await fetch(form.dataset.draft, {
        method: 'POST', redirect: 'manual', credentials: 'same-origin',
        headers: { 'Content-Type': 'application/json', 'RequestVerificationToken': form.querySelector('[name=__RequestVerificationToken]').value, 'Accept-Language': document.documentElement.lang },
        body: JSON.stringify({ lines }),
      });
      document.getElementById('away').hidden = answer.ok;
      if (answer.ok) {
        const kept = await answer.json();
        for (const line of going) {
          if (JSON.stringify(said(line)) === JSON.stringify(lines[line.line])) { unsent.delete(line); }   // not typed in meanwhile
          if (kept.lines[line.line]) { show(line, kept.lines[line.line]); }
        }
        keepHere();
        document.getElementById('saved').textContent = words.kept.replace('{0}', kept.at);
      }
    } catch { /* the line is down: what was typed waits here */ }
    busy = false;
    if (unsent.size > 0) { clearTimeout(timer); timer = setTimeout(send, QUIET * 8); }
  }

  const paragraph = (kind, bold, text) => {
    const p = document.createElement('p');
    p.className = kind;
    if (bold) { p.append(Object.assign(document.createElement('b'), { textContent: bold }), ' '); }
    p.append(text);
    return p;
  };
  const show = (line, comes) => {
    line.row.querySelector('.dd').textContent = comes.change;
    line.row.querySelector('.pct').textContent = comes.rate;
    line.row.classList.toggle('err', comes.errors.length > 0);
    line.row.classList.toggle('cur', comes.late);
    line.note.querySelector('.errs').replaceChildren(...comes.errors.map(text => paragraph('notice ask small', '', text)));
    line.note.querySelector('.doubts').hidden = comes.doubts.length === 0;
    line.note.querySelector('.says').replaceChildren(...comes.doubts.map(text => paragraph('notice small', words.doubt, text)));
    const late = line.note.querySelector('.late');
    late.hidden = !comes.late && [...late.querySelectorAll('input')].every(input => input.value === '');
    // What was written about the delay stays when the line has caught up, but nobody is asked for it any more.
    late.querySelectorAll('.asks, .must').forEach(asked => { asked.hidden = comes.caughtUp; });
    late.querySelector('.kept').hidden = !comes.caughtUp;
    line.note.querySelector('.behind').textContent = comes.behind;
    draw(line.row.querySelector('svg.bar'), comes);
    const sum = line.row.querySelector('.stepsum');
    if (sum) { sum.textContent = sum.textContent.replace(/\d+/, line.cells.filter(cell => cell.value.trim() !== '').length); }
    count();
  };
  const draw = (svg, comes) => {
    const part = (name, kind, at) => {
      const one = document.createElementNS('http://www.w3.org/2000/svg', name);
      one.setAttribute('class', kind);
      for (const [key, value] of Object.entries(at)) { one.setAttribute(key, value); }
      return one;
    };
    const x = share => `${(share * 80).toFixed(2)}%`;
    const parts = [part('line', 'base', { x1: 0, y1: '50%', x2: '80%', y2: '50%' })];
    if (comes.share !== null) {
      parts.push(part('rect', 'got', { x: 0, y: '21.5%', width: x(Math.min(comes.share, 1)), height: '57%' }));
      if (comes.late && comes.schedule > comes.share) { parts.push(part('rect', 'gap', { x: x(comes.share), y: '27%', width: x(Math.min(comes.schedule, 1) - comes.share), height: '46%' })); }
      if (comes.share > 1) { parts.push(part('rect', 'over', { x: '80%', y: '27%', width: x(Math.min(comes.share, 1.24) - 1), height: '46%' })); }
    }
    svg.replaceChildren(...parts);
  };

  const put = (cell, text) => {
    if (cell.tagName === 'SELECT') {
      const option = [...cell.options].find(o => o.text === text || o.value === text);
      if (option) { cell.value = option.value; }
    } else { cell.value = text; }
    touch(of.get(cell));
  };
  walk(table, rows.map(line => line.cells), cell => cell.dataset.was, put);
  form.addEventListener('input', event => { if (of.has(event.target)) { touch(of.get(event.target)); } });
  form.addEventListener('change', event => {
    const line = of.get(event.target);
    if (line && event.target === line.tick && line.tick.checked) { for (const cell of line.cells) { cell.value = cell.dataset.was; } }
    if (line) { touch(line); }
  });
  form.querySelector('[data-rest]').addEventListener('click', event => {
    event.preventDefault();
    for (const line of rows) {
      if (line.tick && !line.tick.checked && untouched(line)) {
        line.tick.checked = true;
        touch(line);
      }
    }
    clearTimeout(timer);
    send();
  });
  form.addEventListener('submit', () => {
    clearTimeout(timer);
    for (const line of rows) { if (!untouched(line) || line.tick?.checked) { unsent.add(line); } }
    keepHere();   // if the session is over, the answer is the sign-in page
  });
  document.addEventListener('visibilitychange', () => { if (document.visibilityState === 'hidden') { send(); } });
  window.addEventListener('online', send);

  let kept = {};
  try { kept = JSON.parse(localStorage.getItem(store) ?? '{}'); } catch { /* not ours */ }
  for (const line of rows) {
    const here = kept[line.line];
    if (!here || String(here.revision) !== line.rev) { continue; }   // filed since, by somebody else or by this very form
    for (const cell of line.all) { cell.value = here.cells[cell.name.slice(cell.name.indexOf('.') + 1)] ?? cell.value; }
    if (line.tick) { line.tick.checked = here.cells.Same === '1'; }
    look(line);
    unsent.add(line);
  }
  keepHere();
  send();
}
