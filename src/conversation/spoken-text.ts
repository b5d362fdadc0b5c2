/** What a screen reader announces in place of code and tables. */
export interface SpokenNames {
  readonly code: (language: string) => string;
  readonly table: string;
}

/** Characters that a screen reader is given at once: what it reads can be stopped, and gone on with, only as a whole. */
const longestPiece = 500;

/** A complete line that opens or closes a code block. */
const fence = /^[ \t>]*(?:`{3,}|~{3,}).*\n/gm;

/**
 * The part of a streaming text that can be announced already: all complete sentences before an unfinished code block.
 * A sentence is complete once the next one has begun or its line has ended.
 */
export function wholeSentences(text: string): string {
  const fences = [...text.matchAll(fence)];
  const end = fences.length % 2 ? fences.at(-1)!.index : text.length;
  const line = text.slice(text.lastIndexOf('\n') + 1);
  const last = text.length - (sentences(line).at(-1)?.length ?? 0);
  return text.slice(0, Math.min(end, last));
}

/** Engines without `Intl.Segmenter` split at common punctuation. */
function sentences(text: string): readonly string[] {
  if (!Intl.Segmenter) return text.split(/(?<=\n|[。！？]|[.!?؟]\s+)(?!\s)/);
  return [...new Intl.Segmenter(undefined, { granularity: 'sentence' }).segment(text)].map(({ segment }) => segment);
}

/** Cuts a text for speech at the ends of sentences; a sentence that is too long for itself, between words. */
export function spokenPieces(text: string): readonly string[] {
  const parts = sentences(text).flatMap((sentence) => (sentence.length > longestPiece ? sentence.split(/(?<=\s)/) : sentence));
  const pieces: string[] = [];
  for (const part of parts) {
    const piece = pieces.at(-1);
    if (piece !== undefined && piece.length + part.length <= longestPiece) pieces[pieces.length - 1] = piece + part;
    else pieces.push(part);
  }
  return pieces.map((piece) => piece.trim());
}

/** Markdown as plain text for speech: without markup, with names in place of code and tables, and URLs reduced to their hosts. */
export function spokenText(markdown: string, { code, table }: SpokenNames): string {
  return (
    markdown
      .replace(
        /^[ \t>]*(`{3,}|~{3,})[ \t]*([^\s`]*)[^]*?(?:\n[ \t>]*\1.*|(?![^]))/gm,
        (_, _fence, language: string) => `\n${code(language)}\n\n`,
      )
      // The delimiter row occurs once in each table, so it is replaced by the name of the table; the other rows are removed below.
      .replace(/^[ \t>]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t:-]*)+$/gm, `\n\n${table}\n\n`)
      .replace(/^[ \t>]*(?:\|.*|\[[^\]\n]+\]:.*|(?:[-*_=][ \t]*){3,})$/gm, '\n')
      // A heading or list item ends the text before it.
      .replace(/^[ \t>]*(?:(?:#{1,6}|[-*+])[ \t]+(?:\[[ x]\][ \t]+)?|(?=\d+[.)][ \t]))/gim, '\n')
      .replace(/^[ \t>]+|<br ?\/?>/gim, ' ')
      .replace(/\]\([^)\n]{0,2000}\)|\]\[[^\]]*\]|!?\[|\]/g, '')
      .replace(/<?https?:\/\/(?:www\.)?([^/\s)>]+)[^\s)>]*>?/gi, '$1')
      .replace(/(?<!\d)\*+(?=\S)|(?<=\S)\*+(?!\d)|`+|~~|(?<![\p{L}\p{N}])_+(?=\S)|(?<=\S)_+(?![\p{L}\p{N}])/gu, '')
      .replace(/\\([!-/:-@[-`{-~])/g, '$1')
      .trim()
      .replace(/\s+/g, (space) => (/\n[^]*\n/.test(space) ? '\n' : ' '))
      .replace(/(?<=[\p{L}\p{N}\p{Pf}"')%€])\n/gu, '. ')
      .replace(/\n/g, ' ')
  );
}
