import type { Message } from '../conversation/conversation.js';
import { unknownSources } from '../conversation/select.js';
import { UnleashAnswerEndEvent, UnleashErrorEvent } from '../events.js';

/** Dispatches the events at the end of a turn, and logs its error and unknown citations for the developer. */
export function dispatchAnswerEnd(host: HTMLElement, answer: Message, threadId: string): void {
  if (answer.error) {
    const requestId = answer.requestId ? ` (request id ${answer.requestId})` : '';
    console.error(`[unleash-chat] ${answer.error.kind}: ${answer.error.cause}${requestId}`);
    host.dispatchEvent(new UnleashErrorEvent(answer, answer.error, threadId));
  }
  const unknown = unknownSources(answer);
  if (unknown.length > 0)
    console.warn(`[unleash-chat] Cited, but not among the sources: ${unknown.join(', ')}. These footnotes are left out.`);
  host.dispatchEvent(new UnleashAnswerEndEvent(answer, threadId));
}
