import { fenceAfter } from './code-fence.js';
import { definitionsIn, labelOf } from './plain-text.js';

/** A piece of a content that can be rendered by itself. */
export interface Slice {
  /** Index of the part, and offset in it. */
  readonly part: number;
  readonly start: number;
  /** With the link definitions that it needs. */
  readonly markdown: string;
}

/** Characters of a slice, unless one block of it is longer. */
const sliceLength = 4_000;

/** Cuts a content between its blocks, so that it can be rendered piece by piece, from anywhere. */
export function slicesOf(parts: readonly string[]): readonly Slice[] {
  return parts.flatMap((content, part) => {
    const slices: Slice[] = [];
    const definitions = definitionsIn(content);
    const push = (markdown: string): void => {
      // What a link refers to may stand in another slice.
      const labels = new Set([...markdown.matchAll(/\[([^[\]]+)\](?!:)/g)].map(([, label]) => labelOf(label!)));
      const own = definitionsIn(markdown);
      const lines = [...labels].flatMap((label) => (own.has(label) ? [] : (definitions.get(label) ?? [])));
      slices.push({ part, start, markdown: lines.length > 0 ? `${markdown}\n\n${lines.join('\n')}` : markdown });
    };
    let start = 0;
    let offset = 0;
    let fence = '';
    for (const line of content.split(/(?<=\n)/)) {
      fence = fenceAfter(line, fence);
      offset += line.length;
      if (fence !== '' || line.trim() !== '' || offset - start < sliceLength) continue;
      push(content.slice(start, offset));
      start = offset;
    }
    if (content.slice(start).trim() !== '') push(content.slice(start));
    return slices;
  });
}
