// Makes the sheet of a register quicker to fill in; without this it is the same form. Changed cells are marked and counted.
import { walk } from './cells.js';

const form = document.querySelector('form.gridform');
const table = form?.querySelector('table.grid');
if (table) { start(form, table); }

function start(form, table) {
  const hint = document.getElementById('grid-hint');
  const rows = [...table.tBodies[0].rows].filter(row => row.querySelector('select'));
  const cells = rows.map(row => [...row.querySelectorAll('td input:not([type=checkbox]), td select')]);
  const first = new Map(cells.flat().map(cell => [cell, cell.value]));
  let sending = false;

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

  table.addEventListener('input', event => { if (first.has(event.target)) { look(event.target); } });
  walk(table, cells, cell => first.get(cell), put);
  form.addEventListener('submit', () => { sending = true; });
  window.addEventListener('beforeunload', event => { if (!sending && table.querySelector('.changed')) { event.preventDefault(); } });
  if (hint) { hint.textContent = hint.dataset.keys; }
}
