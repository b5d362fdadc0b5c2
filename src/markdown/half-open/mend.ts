import { shownLength } from './cut.js';
import type { Edit } from './edits.js';
import { openFence, shownFence } from './fence.js';
import { mendInline } from './inline.js';
import { isInTable, leafStart } from './leaf.js';
import { missingRule } from './table.js';

/** What must change in the last part of a streaming answer so that no half-written syntax shows: one handler a syntax. */
export function mendHalfOpen(text: string): readonly Edit[] {
  const fence = openFence(text);
  const length = fence ? shownFence(text, fence) : shownLength(text, isInTable);
  const shown = text.slice(0, length);
  const leaf = openFence(shown) ? undefined : leafStart(shown);
  if (leaf === undefined) return length < text.length ? [{ at: length, remove: text.length - length, insert: '' }] : [];
  const edits = [...mendInline(shown, leaf)];
  const rule = missingRule(shown);
  const last = edits.at(-1);
  if (last && last.at + last.remove === length && (last.remove > 0 || last.insert)) {
    edits[edits.length - 1] = { at: last.at, remove: text.length - last.at, insert: last.insert + rule };
  } else if (length < text.length || rule) edits.push({ at: length, remove: text.length - length, insert: rule });
  return edits;
}
