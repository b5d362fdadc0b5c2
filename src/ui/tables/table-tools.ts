/**
 * What can be done with a finished table: buttons in its head sort it (sort-table.ts), those below it copy and download it (this
 * file). What stays in view while it scrolls is decided in fit-table.ts. Loaded with the first finished table.
 */
import { answerEnglish } from '../../locale/answer-texts.js';
import { withEnglish } from '../../locale/strings.js';
import { tableEnglish } from '../../locale/table-texts.js';
import { cellText } from '../../markdown/table/cell-text.js';
import { withoutFormula, writeCsv, writeTsv, type Rows } from '../../markdown/table/write-table.js';
import { writeClipboard, type ClipboardContent } from '../answer-actions/write-clipboard.js';
import { createButton, saveFile } from '../block-tools.js';
import type { FinishingContext } from '../prose/finishing-context.js';
import { adoptStyles } from '../styles/adopt-styles.js';
import { alignNumbers } from './align-numbers.js';
import { fitTable } from './fit-table.js';
import { sortTable } from './sort-table.js';
import { tableStyles } from './table-styles.js';

/** Tables of up to two rows and their head have no tools. */
const rowsAtAGlance = 3;
/** Milliseconds for which the button says that the table was copied. */
const copiedFor = 4_000;

export function addTableTools(frames: readonly HTMLElement[], context: FinishingContext, signal: AbortSignal): void {
  if (signal.aborted) return;
  adoptStyles(context.host.renderRoot, [tableStyles]);
  for (const frame of frames) {
    const table = frame.querySelector('table');
    if (!table) continue;
    const language = frame.closest<HTMLElement>('[lang]')?.lang || document.documentElement.lang || undefined;
    alignNumbers(table, language, signal);
    fitTable(frame, table, signal);
    if (table.rows.length <= rowsAtAGlance) continue;
    const texts = withEnglish(context.strings(), { ...answerEnglish, ...tableEnglish }, context.options.strings);
    sortTable(table, texts, language, signal);
    addButtons(frame, table, texts, context, signal);
  }
}

type TableTexts = Readonly<Record<'language' | 'table' | 'copied' | 'notCopied' | 'copyTable' | 'downloadTable', string>>;

function addButtons(
  frame: HTMLElement,
  table: HTMLTableElement,
  { language, table: title, copied, notCopied, copyTable, downloadTable }: TableTexts,
  { announcer }: FinishingContext,
  signal: AbortSignal,
): void {
  const tools = document.createElement('div');
  tools.className = 'table-tools';
  tools.part.add('table-tools');
  tools.lang = language;
  // The buttons of two tables have the same names.
  tools.role = 'group';
  tools.ariaLabel = frame.ariaLabel;
  const copy = createButton(copyTable, async () => {
    const isCopied = await writeClipboard(Promise.resolve(contentOf(table)), table);
    announcer.announce(isCopied ? copied : notCopied);
    if (!isCopied) return;
    copy.textContent = copied;
    setTimeout((weak: WeakRef<HTMLElement>) => weak.deref()?.replaceChildren(copyTable), copiedFor, new WeakRef(copy));
  });
  const download = createButton(downloadTable, () => saveFile(writeCsv(rowsOf(table)), `${title}.csv`, 'text/csv'));
  copy.part.add('copy-table');
  download.part.add('download-table');
  tools.append(copy, download);
  frame.after(tools);
  signal.addEventListener('abort', () => tools.remove());
}

function rowsOf(table: HTMLTableElement): Rows {
  return [...table.rows].map((row) => [...row.cells].map(cellText));
}

/** For spreadsheets, which prefer a table. Without formulas in either. */
function contentOf(table: HTMLTableElement): ClipboardContent {
  const rows = rowsOf(table);
  const copy = document.createElement('table');
  rows.forEach((cells, index) => {
    const row = copy.insertRow();
    for (const cell of cells) {
      const written = document.createElement(index === 0 ? 'th' : 'td');
      written.textContent = withoutFormula(cell);
      row.append(written);
    }
  });
  return { 'text/html': new XMLSerializer().serializeToString(copy), 'text/plain': writeTsv(rows) };
}
