// Walks a grid of cells by keyboard and takes pasted blocks; used by the sheet of a register and by the sheet of a round.
// Arrow keys, Enter and Shift+Enter move between cells, Escape restores a cell, Ctrl+D fills down from the cell above.

/** @param cells rows of cells; @param first what stood in a cell; @param put writes into a cell and tells whoever watches it. */
export function walk(table, cells, first, put) {
  const place = cell => {
    for (let y = 0; y < cells.length; y++) {
      const x = cells[y].indexOf(cell);
      if (x >= 0) { return [y, x]; }
    }
    return null;
  };
  const go = (y, x) => {
    const cell = cells[y]?.[Math.min(x, (cells[y]?.length ?? 1) - 1)];
    if (!cell) { return false; }
    cell.focus();
    cell.select?.();
    return true;
  };
  const atEdge = (cell, left) => cell.tagName === 'SELECT' || (cell.selectionStart === cell.selectionEnd ? (left ? cell.selectionStart === 0 : cell.selectionEnd === cell.value.length) : cell.selectionEnd - cell.selectionStart === cell.value.length);
  const next = (y, step) => { for (y += step; cells[y]; y += step) { if (cells[y].length > 0) { return y; } } return y; };

  table.addEventListener('keydown', event => {
    const cell = event.target;
    const at = place(cell);
    if (!at || event.isComposing || event.altKey || event.metaKey) { return; }
    const [y, x] = at;
    let done = false;
    if (event.ctrlKey) {
      if (event.key === 'd' && y > 0 && cells[y - 1][x]) { put(cell, cells[y - 1][x].value); done = true; }
    } else if (event.key === 'ArrowDown' && cell.tagName !== 'SELECT') { done = go(next(y, 1), x); }
    else if (event.key === 'ArrowUp' && cell.tagName !== 'SELECT') { done = go(next(y, -1), x); }
    else if (event.key === 'ArrowLeft' && atEdge(cell, true)) { done = x > 0 && go(y, x - 1); }
    else if (event.key === 'ArrowRight' && atEdge(cell, false)) { done = x + 1 < cells[y].length && go(y, x + 1); }
    else if (event.key === 'Enter') { done = true; go(next(y, event.shiftKey ? -1 : 1), x); }   // sends nothing by accident
    else if (event.key === 'Escape') { put(cell, first(cell)); done = true; }
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
}
