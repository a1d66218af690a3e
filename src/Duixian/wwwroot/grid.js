// Makes the sheet of a register quicker to fill in; without this it is the same form.
// Arrow keys, Enter and Shift+Enter move between cells, Escape restores a cell, Ctrl+D fills down from the cell above,
// pasting a block copied from a spreadsheet fills cells to the right and below. Changed cells are marked and counted.
const form = document.querySelector('form.gridform');
const table = form?.querySelector('table.grid');
if (table) { start(form, table); }

function start(form, table) {
  const hint = document.getElementById('grid-hint');
  const rows = [...table.tBodies[0].rows].filter(row => row.querySelector('select'));
  const cells = rows.map(row => [...row.querySelectorAll('td input:not([type=checkbox]), td select')]);
  const first = new Map(cells.flat().map(cell => [cell, cell.value]));
  let sending = false;

  const place = cell => {
    for (let y = 0; y < cells.length; y++) {
      const x = cells[y].indexOf(cell);
      if (x >= 0) { return [y, x]; }
    }
    return null;
  };
  const go = (y, x) => {
    const cell = cells[y]?.[x];
    if (!cell) { return false; }
    cell.focus();
    cell.select?.();
    return true;
  };
  const put = (cell, text) => {
    if (cell.tagName === 'SELECT') {
      const option = [...cell.options].find(o => o.text === text || o.value === text);
      if (option) { cell.value = option.value; }
    } else { cell.value = text; }
    look(cell);
  };
  const look = cell => {
    cell.classList.toggle('changed', cell.value !== first.get(cell));
    const changed = table.querySelectorAll('.changed').length;
    if (hint) { hint.textContent = changed > 0 ? hint.dataset.changed.replace('{0}', changed) : hint.dataset.keys; }
  };
  const atEdge = (cell, left) => cell.tagName === 'SELECT' || (cell.selectionStart === cell.selectionEnd ? (left ? cell.selectionStart === 0 : cell.selectionEnd === cell.value.length) : cell.selectionEnd - cell.selectionStart === cell.value.length);

  table.addEventListener('input', event => { if (first.has(event.target)) { look(event.target); } });
  table.addEventListener('keydown', event => {
    const cell = event.target;
    const at = place(cell);
    if (!at || event.isComposing || event.altKey || event.metaKey) { return; }
    const [y, x] = at;
    let done = false;
    if (event.ctrlKey) {
      if (event.key === 'd' && y > 0) { put(cell, cells[y - 1][x].value); done = true; }
    } else if (event.key === 'ArrowDown' && cell.tagName !== 'SELECT') { done = go(y + 1, x); }
    else if (event.key === 'ArrowUp' && cell.tagName !== 'SELECT') { done = go(y - 1, x); }
    else if (event.key === 'ArrowLeft' && atEdge(cell, true)) { done = go(y, x - 1); }
    else if (event.key === 'ArrowRight' && atEdge(cell, false)) { done = go(y, x + 1); }
    else if (event.key === 'Enter') { done = true; go(event.shiftKey ? y - 1 : y + 1, x); }   // sends nothing by accident
    else if (event.key === 'Escape') { put(cell, first.get(cell)); done = true; }
    if (done) { event.preventDefault(); }
  });
  table.addEventListener('paste', event => {
    const at = place(event.target);
    const text = event.clipboardData?.getData('text/plain') ?? '';
    if (!at || !/[\t\n]/.test(text.trimEnd())) { return; }
    event.preventDefault();
    const block = text.replace(/\r\n?/g, '\n').replace(/\n$/, '').split('\n').map(line => line.split('\t'));
    block.forEach((line, dy) => line.forEach((word, dx) => {
      const cell = cells[at[0] + dy]?.[at[1] + dx];
      if (cell) { put(cell, word.trim()); }
    }));
  });
  form.addEventListener('submit', () => { sending = true; });
  window.addEventListener('beforeunload', event => { if (!sending && table.querySelector('.changed')) { event.preventDefault(); } });
  if (hint) { hint.textContent = hint.dataset.keys; }
}
