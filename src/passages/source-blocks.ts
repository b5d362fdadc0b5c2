/** A paragraph, list item, table row, heading or line of code of a source. */
export interface SourceBlock {
  /** Without marks of Markdown. */
  readonly text: string;
  /** The headings above it, and the first row of its table. */
  readonly context: string;
  /** Index of the part of the content. */
  readonly part: number;
  /** Offset of its first line in the part. */
  readonly start: number;
}

/** A line that begins a block of its own. */
const beginning = /^\s*(?:[-*+•]\s|\d{1,9}[.)]\s|\||#{1,6}\s|>|(?:```|~~~))/;
const heading = /^\s*(#{1,6})\s+(.*)/;
const rule = /^[\s|:\-=_*~]*$/;

/** The blocks of a content, whose parts are Markdown or plain text. */
export function blocksOf(parts: readonly string[], title: string): readonly SourceBlock[] {
  const blocks: SourceBlock[] = [];
  const headings: string[] = [title];
  parts.forEach((content, part) => {
    let lines: string[] = [];
    let start = 0;
    let offset = 0;
    let row = '';
    const end = (): void => {
      const text = plainText(lines.join('\n'));
      const context = [...headings, row].filter(Boolean).join(' · ');
      if (text !== '' && text !== row) blocks.push({ text, context, part, start });
      lines = [];
    };
    for (const line of content.split('\n')) {
      const level = heading.exec(line);
      const isRule = rule.test(line);
      if (isRule || beginning.test(line)) end();
      if (level) {
        headings.length = Math.min(headings.length, level[1]!.length);
        headings[level[1]!.length] = plainText(level[2]!);
      }
      if (!line.trimStart().startsWith('|')) row = '';
      if (lines.length === 0) start = offset;
      if (!isRule) lines.push(line);
      if (line.trimStart().startsWith('|') && row === '' && !isRule) row = plainText(line);
      offset += line.length + 1;
    }
    end();
  });
  return blocks;
}

/** A few of the marks of Markdown: it is for comparing and for an excerpt, and what is left over does no harm. */
export function plainText(markdown: string): string {
  return markdown
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/<[^>]*>/g, ' ')
    .replace(/^\s*(?:[-*+•]|\d{1,9}[.)]|#{1,6}|>)\s+/gm, '')
    .replace(/\\([!-/:-@[-`{-~])/g, '$1')
    .replace(/\s*\|\s*/g, ' · ')
    .replace(/[*_`]{1,3}(?=\S)|(?<=\S)[*_`]{1,3}/g, '')
    .replace(/^[\s·]+|[\s·]+$/g, '')
    .replace(/\s+/g, ' ');
}
