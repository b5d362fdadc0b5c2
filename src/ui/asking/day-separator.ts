import { html, nothing, type TemplateResult } from 'lit';
import type { Message } from '../../conversation/conversation.js';
import { dayOf } from '../../locale/day-of.js';
import type { AskingStrings, ChatStrings } from '../../locale/strings.js';

/** A heading above a message of another day than the one before, and above the first message unless it is of today. */
export function daySeparatorTemplate(
  messages: readonly Message[],
  index: number,
  level: number,
  strings: ChatStrings & AskingStrings,
): TemplateResult | typeof nothing {
  const { at } = messages[index]!;
  const before = messages[index - 1]?.at ?? Date.now();
  // Exports of others may have no times.
  if (!at || new Date(at).toDateString() === new Date(before).toDateString()) return nothing;
  return html`<h2 class="day" part="day" aria-level=${level}><time datetime=${localDate(at)}>${dayOf(at, strings)}</time></h2>`;
}

/** `2026-11-16`, in the reader's time zone. */
function localDate(at: number): string {
  const date = new Date(at);
  return [date.getFullYear(), date.getMonth() + 1, date.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
}
