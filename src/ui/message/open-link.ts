import type { Conversation, Source } from '../../conversation/conversation.js';
import { UnleashCitationOpenEvent, UnleashLinkOpenEvent } from '../../events.js';

/** Opens a source, or a link by its URL. */
export type OpenLink = (target: Source | string, click: MouseEvent) => void;

/** Dispatches the event of a click on a source or link. If the host prevents it, the browser does not open the link. */
export function openLink(
  target: Source | string,
  click: MouseEvent,
  host: HTMLElement,
  { messages, threadId }: Conversation,
): void {
  const id = (click.target as Element).closest<HTMLElement>('[data-message]')?.dataset['message'];
  const message = messages.find((each) => each.id === id);
  if (!message) return;
  const event =
    typeof target === 'string'
      ? new UnleashLinkOpenEvent(target, message.requestId, threadId)
      : new UnleashCitationOpenEvent(target, message.requestId, threadId);
  if (!host.dispatchEvent(event)) click.preventDefault();
}
