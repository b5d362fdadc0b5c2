/** Keeps the columns of a long table as its first rows have made them: then other rows can be laid out without these. */
export function pinColumns(table: HTMLTableElement): void {
  if (table.classList.contains('pinned')) return;
  const widths = Array.from(table.rows[0]?.cells ?? [], (cell) => cell.getBoundingClientRect().width);
  if (!widths.every((width) => width > 0)) return;
  table.classList.add('pinned');
  table.style.setProperty('--columns', widths.map((width) => `minmax(${width}px,${width}fr)`).join(' '));
}
