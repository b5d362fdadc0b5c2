import type { Message } from '../conversation/conversation.js';
import { unknownSources } from '../conversation/select.js';
import { UnleashAnswerEndEvent, UnleashErrorEvent } from '../events.js';

/** Tells the host and the developer how a turn ended. */
export function dispatchAnswerEnd(host: HTMLElement, answer: Message, threadId: string): void {
  if (answer.error) {
    const asked = answer.requestId ? ` (request id ${answer.requestId})` : '';
    console.error(`[unleash-chat] ${answer.error.kind}: ${answer.error.cause}${asked}`);
    host.dispatchEvent(new UnleashErrorEvent(answer, answer.error, threadId));
  }
  const lost = unknownSources(answer);
  if (lost.length > 0) console.warn(`[unleash-chat] Cited, but never told of: ${lost.join(', ')}. These footnotes are left out.`);
  host.dispatchEvent(new UnleashAnswerEndEvent(answer, threadId));
}
