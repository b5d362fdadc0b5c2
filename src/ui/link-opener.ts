import type { Conversation, Message, Source } from '../conversation/conversation.js';
import { findSource } from '../conversation/sources.js';
import { UnleashCitationOpenEvent, UnleashLinkOpenEvent } from '../events.js';

/** Tells the host which source or link is followed; where the host prevents it, the browser does not open it. */
export function openLink(click: MouseEvent, host: HTMLElement, { messages, threadId }: Conversation): void {
  const target = click.target instanceof Element ? click.target : undefined;
  const link = target?.closest<HTMLElement>('a[href], [data-number]');
  const id = link?.closest<HTMLElement>('[data-message]')?.dataset['message'];
  const message = messages.find((each) => each.id === id);
  if (!link || !message) return;
  const number = link.dataset['number'];
  const source =
    number === undefined ? sourceOfRow(link, message) : message.sources.find((each) => each.number === Number(number));
  const event = source
    ? new UnleashCitationOpenEvent(source, message.requestId, threadId)
    : new UnleashLinkOpenEvent((link as HTMLAnchorElement).href, message.requestId, threadId);
  if (!host.dispatchEvent(event)) click.preventDefault();
}

function sourceOfRow(link: HTMLElement, { sources }: Message): Source | undefined {
  const id = link.dataset['source'];
  return id === undefined ? undefined : findSource(sources, id);
}
