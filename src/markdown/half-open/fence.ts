import { lastLine } from './cut.js';

/** Where the fence of a code block that is still open begins. */
export function openFence(text: string): { readonly start: number; readonly fence: string } | undefined {
  let open: { readonly start: number; readonly fence: string } | undefined;
  for (const line of text.matchAll(/^(?:[ \t>]|(?:[-+*]|\d{1,9}[.)])[ \t])*(`{3,}(?=[^`\n]*$)|~{3,})(.*)$/gm)) {
    const fence = line[1]!;
    if (!open) open = { start: line.index, fence };
    else if (fence[0] === open.fence[0] && fence.length >= open.fence.length && line[2]!.trim() === '') open = undefined;
  }
  // A closing fence that is still being written may turn out to be code.
  return open;
}

/** The length of the text to show: without a line that names the language or that may close the block. */
export function shownFence(text: string, { start, fence }: { readonly start: number; readonly fence: string }): number {
  const line = lastLine(text);
  if (text.length - line > 80) return text.length;
  if (line === start) return start;
  return new RegExp(`^[ \\t>]*\\${fence[0]}+[ \\t]*$`).test(text.slice(line)) ? line : text.length;
}
