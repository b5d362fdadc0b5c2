/** Fixtures for tests of the transport: a question, and services as functions in place of `fetch`. */
import type { AnswerEvent } from '../../src/conversation/answer-event.js';
import { ChatFailure, type ChatError } from '../../src/conversation/errors.js';
import { createTransport } from '../../src/transport/create-transport.js';
import type { HttpSettings } from '../../src/transport/http-settings.js';
import type { Question } from '../../src/transport/transport.js';

export const question: Question = { messages: [{ role: 'User', text: 'How much leave?' }], threadId: 't-1' };

export const frame = (value: unknown): string => `data: ${JSON.stringify(value)}\n\n`;

export interface Asked {
  readonly events: readonly AnswerEvent[];
  readonly text: string;
  readonly error?: ChatError;
  /** Anything thrown that is not a `ChatFailure`. */
  readonly thrown?: unknown;
}

/** Asks a question and collects the events; failures are returned, not thrown. */
export const ask = async (
  settings: HttpSettings,
  signal: AbortSignal = new AbortController().signal,
  asked: Question = question,
  onEvent: (event: AnswerEvent) => unknown = () => undefined,
): Promise<Asked> => {
  const events: AnswerEvent[] = [];
  const text = () => events.map((event) => (event.type === 'text' ? event.text : '')).join('');
  try {
    for await (const batch of createTransport(settings).ask(asked, signal)) {
      events.push(...batch);
      batch.forEach(onEvent);
    }
    return { events, text: text() };
  } catch (thrown) {
    return thrown instanceof ChatFailure ? { events, text: text(), error: thrown.error } : { events, text: text(), thrown };
  }
};

export interface Sent {
  readonly url: string;
  readonly init: RequestInit;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

export type Answer = Response | ((sent: Sent) => Response | Promise<Response>);

/** A `fetch` that records requests. The nth request gets the nth answer, further requests the last one. */
export const service = (...answers: readonly Answer[]) => {
  const sent: Sent[] = [];
  const send: typeof fetch = async (input, init = {}) => {
    const { headers, body } = init;
    const request = {
      url: String(input),
      init,
      headers: headers as Record<string, string>,
      body: typeof body === 'string' ? JSON.parse(body) : undefined,
    };
    sent.push(request);
    const answer = answers[Math.min(sent.length, answers.length) - 1]!;
    return typeof answer === 'function' ? answer(request) : answer.clone();
  };
  return { sent, fetch: send };
};

export const stream = (...frames: readonly unknown[]): Response =>
  new Response(frames.map(frame).join(''), { headers: { 'content-type': 'text/event-stream' } });

export const status = (code: number, headers: Readonly<Record<string, string>> = {}, body = ''): Response =>
  new Response(body, { status: code, headers });

/** Never answers, and ignores the abort signal. */
export const deaf = (): Promise<Response> => new Promise(() => undefined);
