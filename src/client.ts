/**
 * The headless client for browsers and Node: the API, authentication, retries and failures of the widget without its UI.
 * A question or a conversation enters; answer events and the complete answer leave.
 * This file must not know the UI, storage or the DOM.
 */
import type { AnswerEvent } from './conversation/answer-event.js';
import { newMessage, type Message } from './conversation/conversation.js';
import { mintId } from './conversation/identifier.js';
import { endAnswer, reduce } from './conversation/reduce.js';
import type { Turn } from './conversation/select.js';
import { createStrategies } from './transport/create-transport.js';
import type { Diagnosis, DiagnoseOptions } from './transport/diagnosis.js';
import type { HttpSettings } from './transport/http-settings.js';
import { HttpTransport } from './transport/http-transport.js';
import type { FilterOption, FilterReader } from './transport/read-filters.js';
import type { SearchFilters } from './wire/fields.js';

export type { IssuedToken } from './auth/issued-token.js';
export type { GetToken } from './auth/token-settings.js';
export type { TokenDemand, TokenReason } from './auth/token-source.js';
export type { AnswerEvent } from './conversation/answer-event.js';
export type { Activity, Citation, Message, Source } from './conversation/conversation.js';
export { ChatFailure, type ChatError, type ChatErrorKind } from './conversation/errors.js';
export type { Turn } from './conversation/select.js';
export type { Diagnosis, DiagnoseOptions, Verdict } from './transport/diagnosis.js';
export type { FilterOption } from './transport/read-filters.js';
export type { SearchFilters } from './wire/fields.js';

/** Read again for each request, so that changes take effect with the next one. */
export interface ClientOptions extends Omit<HttpSettings, 'exposedSecret'> {
  /** Default: the workspace's default assistant. */
  readonly assistantId?: string | undefined;
}

export interface AskOptions {
  /** Groups the turns of a conversation in the API. Default: a new random id. */
  readonly threadId?: string | undefined;
  /** Default: the client's `assistantId`. */
  readonly assistantId?: string | undefined;
  /** Search filters. Only version 1 of the API supports them. */
  readonly filters?: SearchFilters | undefined;
  /** Whether the answer is streamed. `false`: it arrives as one document. Default: true. */
  readonly stream?: boolean | undefined;
  /** Aborts the request. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * An answer in progress. The question is sent when the iteration starts or `answer` is read. Iterate over the events, await
 * `answer`, or both; to do both, start the iteration first. There is one iteration; leaving it early aborts the request.
 *
 * Iterating throws a `ChatFailure` for each failure, or the signal's reason once the signal is aborted.
 */
export interface Answering extends AsyncIterable<AnswerEvent> {
  /** The given or created thread id, until the service replaces it. */
  readonly threadId: string;
  /**
   * The complete answer, with status `done`. Rejects
   * - with a `ChatFailure` for each failure; the text before it is in the events only
   * - with the signal's reason, if the signal is aborted
   * - with an `AbortError`, if the iteration is left early
   */
  readonly answer: Promise<Message>;
}

export interface Client {
  /**
   * Asks a question, or continues a conversation: all its turns, oldest first, ending with the question. They are sent as given.
   *
   * ```js
   * const answering = client.ask('How do I book a trip?');
   * for await (const event of answering) if (event.type === 'text') process.stdout.write(event.text);
   * const { text, sources, citations } = await answering.answer;
   * ```
   */
  ask(question: string | readonly Turn[], options?: AskOptions): Answering;
  /**
   * The filters that the assistant's sources support: by filter name and source app, the kinds of its values.
   * @throws {ChatFailure} for each failure; the signal's reason, if it is aborted
   */
  filters(options?: FiltersOptions): Promise<Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>>;
  /**
   * The values of one filter that match a query.
   * @throws {ChatFailure} for each failure; the signal's reason, if it is aborted
   */
  filterValues(options: FilterValuesOptions): Promise<readonly FilterOption[]>;
  /**
   * The text of one source, in the sections that the API returns, as far as the user has access to it.
   * @param id the API's id of the source: the first of `Source.ids`
   * @throws {ChatFailure} for each failure (`bad-request`, if the id is not valid in a path); the signal's reason, if it is
   * aborted
   */
  resourceContent(id: string, options?: Abortable): Promise<readonly string[]>;
  /**
   * Asks a short question in a new thread and reports the result, also as a table in the console. Failures are part of the
   * report.
   * @throws the signal's reason, if it is aborted
   */
  diagnose(options?: DiagnoseOptions): Promise<Diagnosis>;
}

export interface Abortable {
  /** Aborts the request. */
  readonly signal?: AbortSignal | undefined;
}

export interface FiltersOptions extends Abortable {
  /** Default: the client's `assistantId`. */
  readonly assistantId?: string | undefined;
}

export interface FilterValuesOptions extends FiltersOptions {
  /** The filter's name, as in `SearchFilters`. */
  readonly name: string;
  /** Text that the values must match. Default: all values. */
  readonly query?: string | undefined;
  /** Maximum number of values. Default: the API's. */
  readonly limit?: number | undefined;
}

/**
 * Creates a client for a proxy, or for the Unleash API itself if there is a token. Sends nothing yet. Missing settings, such as
 * an endpoint without a token, make each request fail with kind `configuration`.
 *
 * ```js
 * const client = createClient({ endpoint: 'https://intranet.example/unleash' });          // a proxy
 * const other = createClient({ getToken: async () => (await fetch('/token')).text() });   // Unleash itself, with a token
 * ```
 */
export function createClient(options: ClientOptions): Client {
  const strategies = createStrategies(options);
  const transport = new HttpTransport(strategies, options);

  const reader = async (): Promise<FilterReader> =>
    (await import('./transport/read-filters.js')).createFilterReader(options, strategies);

  return {
    ask: (question, asked = {}) => new PendingAnswer(transport, question, { assistantId: options.assistantId, ...asked }),
    async filters({ assistantId = options.assistantId, signal = new AbortController().signal } = {}) {
      return (await reader()).stats(assistantId, signal);
    },
    async filterValues({ signal = new AbortController().signal, ...wanted }) {
      return (await reader()).values({ assistantId: options.assistantId, ...wanted }, signal);
    },
    async resourceContent(id, { signal = new AbortController().signal } = {}) {
      return (await import('./transport/read-content.js')).readContent(id, options, strategies, signal);
    },
    diagnose: async (asked) => (await import('./transport/diagnose.js')).diagnose(options, asked),
  };
}

/** Reads the events once and settles `answer` from them. */
class PendingAnswer implements Answering {
  threadId: string;
  readonly #events: AsyncGenerator<AnswerEvent, void>;
  #isRead = false;
  #settle!: { resolve(answer: Message): void; reject(failure: unknown): void };
  readonly #finished = new Promise<Message>((resolve, reject) => (this.#settle = { resolve, reject }));

  constructor(transport: HttpTransport, question: string | readonly Turn[], options: AskOptions) {
    this.threadId = options.threadId ?? mintId();
    this.#events = this.#read(transport, question, options);
    // The iteration reports the failure; without this, an unread `answer` would be an unhandled rejection.
    this.#finished.catch(() => undefined);
  }

  [Symbol.asyncIterator](): AsyncGenerator<AnswerEvent, void> {
    this.#isRead = true;
    return this.#events;
  }

  get answer(): Promise<Message> {
    if (!this.#isRead) void this.#drain();
    return this.#finished;
  }

  async #drain(): Promise<void> {
    try {
      for await (const _ of this);
    } catch {
      // `answer` rejects with the same failure.
    }
  }

  async *#read(
    transport: HttpTransport,
    question: string | readonly Turn[],
    options: AskOptions,
  ): AsyncGenerator<AnswerEvent, void> {
    const { signal = new AbortController().signal, assistantId, filters, stream } = options;
    const messages: readonly Turn[] = typeof question === 'string' ? [{ role: 'User', text: question }] : question;
    let answer = newMessage('assistant', '', Date.now());
    try {
      for await (const events of transport.ask({ messages, threadId: this.threadId, assistantId, filters, stream }, signal)) {
        for (const event of events) {
          if (event.type === 'thread') this.threadId = event.threadId;
          answer = reduce(answer, event, Date.now());
          yield event;
        }
      }
      this.#settle.resolve(endAnswer(answer, 'done', Date.now()));
    } catch (thrown) {
      this.#settle.reject(thrown);
      throw thrown;
    } finally {
      this.#settle.reject(new DOMException('The iteration was left before the answer ended.', 'AbortError'));
    }
  }
}
