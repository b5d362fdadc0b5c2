import { isInlineFlood } from '../delimiter-flood.js';
import { shownLength } from './cut.js';
import type { Edit } from './edits.js';
import { findFences, shownFence } from './fence.js';
import { mendInline } from './inline.js';
import { isInTable, leafStart } from './leaf.js';
import { missingRule } from './table.js';

/** What must change in the last part of a streaming answer so that no half-written syntax shows: one handler a syntax. */
export function mendHalfOpen(text: string): readonly Edit[] {
  const { open, closedEnd } = findFences(text);
  if (open) {
    const length = shownFence(text, open);
    // Held back to its first line, the block is not there yet, and what is before it may be half-open still.
    return length > open.start ? cutAt(length, text) : mendProse(text.slice(0, length), closedEnd, text.length);
  }
  return mendProse(text, closedEnd, text.length);
}

function mendProse(text: string, from: number, length: number): readonly Edit[] {
  const prose = text.slice(from);
  const shown = prose.slice(0, shownLength(prose, isInTable));
  const isInList = /^[ \t>]*(?:[-+*]|\d{1,9}[.)])[ \t]/.test(text);
  const leaf = leafStart(shown, isInList);
  if (leaf === undefined || isInlineFlood(shown.slice(leaf))) return cutAt(from + shown.length, { length });
  const inline = mendInline(shown, leaf).map((edit) => ({ ...edit, at: edit.at + from }));
  const last = inline.at(-1);
  const closing = last && last.at + last.remove === from + shown.length ? last : undefined;
  const insert = (closing?.insert ?? '') + missingRule(shown);
  const at = closing?.at ?? from + (insert ? shown.trimEnd().length : shown.length);
  const edits = closing ? inline.slice(0, -1) : inline;
  return insert || at < length ? [...edits, { at, remove: length - at, insert }] : edits;
}

function cutAt(at: number, { length }: { readonly length: number }): readonly Edit[] {
  return at < length ? [{ at, remove: length - at, insert: '' }] : [];
}
