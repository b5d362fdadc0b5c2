/** A piece of a content that can be rendered by itself. */
export interface Slice {
  /** Index of the part, and offset in it. */
  readonly part: number;
  readonly start: number;
  readonly markdown: string;
}

/** Characters of a slice, unless one block of it is longer. */
const sliceLength = 4_000;

/** Cuts a content between its blocks, so that it can be rendered piece by piece, from anywhere. */
export function slicesOf(parts: readonly string[]): readonly Slice[] {
  return parts.flatMap((content, part) => {
    const slices: Slice[] = [];
    let start = 0;
    let offset = 0;
    let isCode = false;
    for (const line of content.split(/(?<=\n)/)) {
      if (/^\s*(?:```|~~~)/.test(line)) isCode = !isCode;
      offset += line.length;
      if (isCode || line.trim() !== '' || offset - start < sliceLength) continue;
      slices.push({ part, start, markdown: content.slice(start, offset) });
      start = offset;
    }
    if (content.slice(start).trim() !== '') slices.push({ part, start, markdown: content.slice(start) });
    return slices;
  });
}
