import type { AnswerText } from './answer-text.js';
import { greatest } from './greatest.js';
import { listItem, rowMarkdown, type Block } from './passages.js';

const mostItems = 12;
const mostRows = 6;
const mostLines = 24;

/** Quotes a list, a table or a piece of code; of a large one what matters, and how much is left out. */
export function writeStructure(
  answer: AnswerText,
  structure: Exclude<Block, { readonly kind: 'paragraph' }>,
  pageId: string,
  score: (text: string) => number,
): void {
  switch (structure.kind) {
    case 'code':
      // A citation cannot stand in code, nor behind its closing fence.
      writeCode(answer, structure.markdown);
      return;
    case 'list': {
      const shown = structure.items.slice(0, mostItems);
      answer.write(shown.map((item, index) => listItem(structure, item, index)).join('\n')).cite(pageId);
      leftOut(answer, structure.items.length - shown.length, structure.isOrdered ? 'steps' : 'points');
      return;
    }
    case 'table': {
      const rows = rowsThatMatter(structure.rows, score);
      answer.write([rowMarkdown(structure.head), structure.rule, ...rows.slice(0, -1).map(rowMarkdown)].join('\n'));
      // Behind the last cell's text, since behind the row there is no place for a mark.
      const last = rows.at(-1) ?? [];
      answer
        .write(`\n| ${last.join(' | ')}`)
        .cite(pageId)
        .write(' |');
      leftOut(answer, structure.rows.length - rows.length, 'rows');
    }
  }
}

function writeCode(answer: AnswerText, markdown: string): void {
  const lines = markdown.split('\n');
  const fence = lines.at(-1)!;
  const shown = lines.slice(0, -1).slice(0, mostLines + 1);
  answer.write([...shown, fence].join('\n'));
  leftOut(answer, lines.length - 1 - shown.length, 'lines');
}

function leftOut(answer: AnswerText, count: number, what: string): void {
  if (count > 0) answer.block().write(`The page has ${count} more ${count === 1 ? what.replace(/s$/, '') : what}.`);
}

type Row = readonly string[];

function rowsThatMatter(rows: readonly Row[], score: (text: string) => number): readonly Row[] {
  const scored = rows.map((row) => ({ row, value: score(row.join(' ')) }));
  const best = greatest(scored.map(({ value }) => value));
  const least = scored.reduce((low, { value }) => Math.min(low, value), best);
  // Where the question names some of the rows, those are meant.
  const named = best > least ? scored.filter(({ value }) => value > least + (best - least) * 0.7) : scored;
  const meant = named.length <= rows.length / 2 || rows.length > mostRows ? named : scored;
  return meant.slice(0, mostRows).map(({ row }) => row);
}
