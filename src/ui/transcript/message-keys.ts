/**
 * Keys that move the focus between messages, for users who have turned them on, or whose host has. Loaded only then: by default,
 * F6 and the arrows do what the browser does.
 */
import { css } from 'lit';
import type { ChatHost } from '../chat-host.js';
import { isComposing } from '../composing.js';
import { adoptStyles } from '../styles/adopt-styles.js';

export interface MessageKeysContext {
  readonly host: ChatHost;
  /** They can be turned off again. */
  readonly isOn: () => boolean;
  readonly focusField: () => void;
}

/** What uses these keys itself. A table or code does while it scrolls. */
const usesArrows =
  'input, textarea, select, audio, video, [contenteditable], [role="separator"], pre[tabindex="0"], .table[tabindex="0"]';

/** Above a message that is scrolled to, in CSS pixels. */
const margin = 16;

const messageStyles = css`
  :is(.question, .answer):focus-visible {
    border-radius: var(--radius-small);
    outline-offset: 4px;
  }
`;

/** Listens for as long as the element exists. */
export function listenForMessageKeys(context: MessageKeysContext): void {
  const { renderRoot } = context.host;
  adoptStyles(renderRoot, [messageStyles]);
  renderRoot.addEventListener('keydown', (event) => {
    const key = event as KeyboardEvent;
    if (!context.isOn() || key.defaultPrevented || isComposing(key)) return;
    if (key.altKey || key.ctrlKey || key.metaKey) return;
    const isUsed = key.key === 'F6' ? switchRegion(context, key) : !key.shiftKey && moveBetweenMessages(context, key);
    // The element keeps keys that were used from the page.
    if (isUsed) event.preventDefault();
  });
}

/** From the conversation to the field, and from there to the newest message. @returns whether there is one */
function switchRegion(context: MessageKeysContext, { target, shiftKey }: KeyboardEvent): boolean {
  const at = target as Element;
  const messages = messagesOf(context);
  const newest = messages.at(-1);
  // Before both, in the header, or over them: the next region is the conversation, the one before it the field.
  const isToField = at.closest('.transcript') !== null || (shiftKey && !at.closest('.footer'));
  if (isToField) context.focusField();
  else if (newest) focusMessage(newest);
  return isToField || newest !== undefined;
}

/** @returns whether there is a message to move to */
function moveBetweenMessages(context: MessageKeysContext, { key, target }: KeyboardEvent): boolean {
  const at = target as Element;
  // Also false in what the page has put into slots.
  if (!at.closest('.transcript') || at.closest(usesArrows)) return false;
  const messages = messagesOf(context);
  const index = messages.findIndex((message) => message.contains(at));
  const indexes: Readonly<Record<string, number>> = {
    ArrowUp: index < 0 ? messages.length - 1 : index - 1,
    ArrowDown: index + 1,
    Home: 0,
    End: messages.length - 1,
  };
  const next = messages[indexes[key] ?? -1];
  if (next) focusMessage(next);
  return next !== undefined;
}

function messagesOf({ host }: MessageKeysContext): readonly HTMLElement[] {
  return [...host.renderRoot.querySelectorAll<HTMLElement>('.question, .answer')];
}

function focusMessage(message: HTMLElement): void {
  message.tabIndex = -1;
  message.focus({ preventScroll: true });
  // A message may be higher than the transcript: its start is read first.
  const scroller = message.closest('.transcript')!;
  scroller.scrollTop += message.getBoundingClientRect().top - scroller.getBoundingClientRect().top - margin;
}
