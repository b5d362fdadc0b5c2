/**
 * The headless client: the same wire and the same failures without the widget, for browsers and Node.
 * A question enters, typed events and the finished answer leave.
 */
import { proxyAuth } from './auth/proxy-auth.js';
import type { AnswerEvent } from './conversation/chat-event.js';
import type { Message } from './conversation/conversation.js';
import { mintId } from './conversation/identifier.js';
import { newMessage } from './conversation/new-conversation.js';
import { endAnswer, reduce } from './conversation/reduce.js';
import type { Turn } from './conversation/select.js';
import { HttpTransport, type HttpSettings } from './transport/http-transport.js';
import { v2 } from './wire/v2.js';

export type { AnswerEvent } from './conversation/chat-event.js';
export type { Activity, Citation, Message, Source } from './conversation/conversation.js';
export { ChatFailure, type ChatError, type ChatErrorKind } from './conversation/errors.js';
export type { Turn } from './conversation/select.js';

export interface ClientOptions extends Partial<HttpSettings> {
  /** Base address of a proxy; the API's own paths are appended to it. */
  readonly endpoint: string;
  readonly assistantId?: string;
}

export interface AskOptions {
  /** Groups the turns of one conversation; minted where none is given. */
  readonly threadId?: string;
  readonly signal?: AbortSignal;
}

export interface Client {
  /**
   * Asks, and gives the answer's events as they arrive; what the iteration returns at its end is the whole answer.
   * @throws {ChatFailure} for every fault
   */
  ask(question: string | readonly Turn[], options?: AskOptions): AsyncGenerator<AnswerEvent, Message, undefined>;
}

export function createClient(options: ClientOptions): Client {
  const transport = new HttpTransport(v2, proxyAuth, { firstByteTimeout: 120, idleTimeout: 120, ...options });
  return {
    async *ask(question, { threadId = mintId(), signal = new AbortController().signal } = {}) {
      const messages: readonly Turn[] = typeof question === 'string' ? [{ role: 'User', text: question }] : question;
      const { assistantId } = options;
      let answer = newMessage('assistant', '', Date.now());
      for await (const events of transport.ask({ messages, threadId, ...(assistantId ? { assistantId } : {}) }, signal)) {
        for (const event of events) {
          answer = reduce(answer, event, Date.now());
          yield event;
        }
      }
      return endAnswer(answer, 'done', Date.now());
    },
  };
}
