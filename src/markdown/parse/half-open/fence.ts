import { lastLine } from './cut.js';

export interface Fences {
  /** Where the lines after the last closed code block begin. */
  readonly closedEnd: number;
  /** The block that is still open. */
  readonly open?: { readonly start: number; readonly fence: string };
}

export function findFences(text: string): Fences {
  let fences: Fences = { closedEnd: 0 };
  for (const line of text.matchAll(/^(?:[ \t>]|(?:[-+*]|\d{1,9}[.)])[ \t])*(`{3,}(?=[^`\n]*$)|~{3,})(.*)$/gm)) {
    const fence = line[1]!;
    const end = line.index + line[0].length;
    if (!fences.open) fences = { ...fences, open: { start: line.index, fence } };
    // One that is still being written may turn out to be code.
    else if (fence.startsWith(fences.open.fence) && line[2]!.trim() === '' && end < text.length) fences = { closedEnd: end + 1 };
  }
  return fences;
}

/** The length of the text to show: without a line that names the language or that may close the block. */
export function shownFence(text: string, { start, fence }: NonNullable<Fences['open']>): number {
  const line = lastLine(text);
  if (text.length - line > 80) return text.length;
  if (line === start) return start;
  return new RegExp(`^[ \\t>]*\\${fence[0]}+[ \\t]*$`).test(text.slice(line)) ? line : text.length;
}
