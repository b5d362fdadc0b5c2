/** What stands for what is better read than heard. */
export interface SpokenNames {
  readonly code: (language: string) => string;
  readonly table: string;
}

/** A fence on a line of its own that has ended. */
const fence = /^[ \t>]*(?:`{3,}|~{3,}).*\n/gm;

/**
 * How far an answer that still streams can be spoken: the end of its last whole sentence. A sentence is whole once
 * the next one has begun, or its line has ended; code is spoken of once all of it is there.
 */
export function wholeSentences(text: string): string {
  const fences = [...text.matchAll(fence)];
  const end = fences.length % 2 ? fences.at(-1)!.index : text.length;
  const line = text.slice(text.lastIndexOf('\n') + 1);
  const last = text.length - (sentences(line).at(-1)?.length ?? 0);
  return text.slice(0, Math.min(end, last));
}

/** Older engines cut after the usual ends of sentences. */
function sentences(text: string): readonly string[] {
  if (!Intl.Segmenter) return text.split(/(?<=\n|[。！？]|[.!?؟]\s+)(?!\s)/);
  return [...new Intl.Segmenter(undefined, { granularity: 'sentence' }).segment(text)].map(({ segment }) => segment);
}

/** Markdown as one would say it: without its signs, code and tables by their names, addresses by their hosts. */
export function spokenText(markdown: string, { code, table }: SpokenNames): string {
  return (
    markdown
      .replace(
        /^[ \t>]*(`{3,}|~{3,})[ \t]*([^\s`]*)[^]*?(?:\n[ \t>]*\1.*|(?![^]))/gm,
        (_, _fence, language: string) => `\n${code(language)}\n\n`,
      )
      // The row of dashes is there once in a table.
      .replace(/^[ \t>]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t:-]*)+$/gm, `\n\n${table}\n\n`)
      .replace(/^[ \t>]*(?:\|.*|\[[^\]\n]+\]:.*|(?:[-*_=][ \t]*){3,})$/gm, '\n')
      // A heading or an item ends what stands before it.
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
