import { cellText } from '../../markdown/table/cell-text.js';
import { areNumbers } from '../../markdown/table/column-order.js';

/** Aligns columns of numbers at their end, unless the answer aligns them itself. */
export function alignNumbers(table: HTMLTableElement, language: string | undefined, signal: AbortSignal): void {
  const [head, ...rows] = [...table.rows];
  const aligned = [...(head?.cells ?? [])].flatMap((cell, column) => {
    const cells = rows.flatMap((row) => row.cells[column] ?? []);
    return !cell.align && areNumbers(cells.map(cellText), language) ? [cell, ...cells] : [];
  });
  for (const cell of aligned) cell.classList.add('number');
  signal.addEventListener('abort', () => {
    for (const cell of aligned) cell.removeAttribute('class');
  });
}
