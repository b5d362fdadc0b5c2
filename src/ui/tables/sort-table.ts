import { cellText } from '../../markdown/table/cell-text.js';
import { orderOf, type Direction } from '../../markdown/table/column-order.js';

interface SortTexts {
  readonly language: string;
  readonly sortBy: (column: string) => string;
}

const next: Readonly<Record<string, Direction | undefined>> = { none: 'ascending', ascending: 'descending' };

/**
 * Adds a button to each head: ascending, descending, and the order of the answer. A long table has several bodies; each keeps its
 * number of rows.
 */
export function sortTable(
  table: HTMLTableElement,
  { language: ownLanguage, sortBy }: SortTexts,
  language: string | undefined,
  signal: AbortSignal,
): void {
  const heads = [...table.querySelectorAll('th')];
  const original = [...table.tBodies].map((body) => [...body.rows]);
  const rows = original.flat();
  const show = (ordered: readonly HTMLTableRowElement[]): void => {
    let start = 0;
    original.forEach(({ length }, index) => table.tBodies[index]!.append(...ordered.slice(start, (start += length))));
  };
  const sort = (head: HTMLTableCellElement, column: number): void => {
    const direction = next[head.ariaSort ?? 'none'];
    for (const each of heads) each.ariaSort = null;
    head.ariaSort = direction ?? null;
    const order =
      direction &&
      orderOf(
        rows.map(({ cells }) => textOf(cells[column])),
        direction,
        language,
      );
    show(order?.map((index) => rows[index]!) ?? rows);
  };
  heads.forEach((head, column) => {
    const name = cellText(head);
    if (!name) return;
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'sort';
    button.part.add('sort');
    button.lang = ownLanguage;
    button.ariaLabel = sortBy(name);
    button.addEventListener('click', () => sort(head, column));
    head.append(button);
    // Screen readers say it with each cell of the column: without the button.
    head.ariaLabel = name;
  });
  signal.addEventListener('abort', () => {
    if (heads.some((head) => head.ariaSort)) show(rows);
    for (const head of heads) {
      head.ariaSort = head.ariaLabel = null;
      head.querySelector('.sort')?.remove();
    }
  });
}

function textOf(cell: HTMLTableCellElement | undefined): string {
  return cell ? cellText(cell) : '';
}
