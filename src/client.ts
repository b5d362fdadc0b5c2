/**
 * The headless client: the same wire and the same failures without the widget, for browsers and Node.
 * A question enters, typed events and the finished answer leave.
 */
import type { AnswerEvent } from './conversation/chat-event.js';
import { newMessage, type Message } from './conversation/conversation.js';
import { mintId } from './conversation/identifier.js';
import { endAnswer, reduce } from './conversation/reduce.js';
import type { Turn } from './conversation/select.js';
import { createWays } from './transport/create-transport.js';
import type { Diagnosis, DiagnoseOptions } from './transport/diagnosis.js';
import type { HttpSettings } from './transport/http-settings.js';
import { baseOf, HttpTransport } from './transport/http-transport.js';
import { requestJson } from './transport/request-json.js';
import { endpoints, endpointUrl, resourceContent, type Endpoint } from './wire/endpoints.js';
import type { FiltersRequest, FilterStatsRequest, SearchFilters } from './wire/fields.js';
import { asRecord, asRecords, asText, asTexts } from './wire/narrow.js';
import { ChatFailure } from './conversation/errors.js';

export type { IssuedToken } from './auth/issued-token.js';
export type { GetToken } from './auth/token-settings.js';
export type { TokenDemand, TokenReason } from './auth/token-source.js';
export type { AnswerEvent } from './conversation/chat-event.js';
export type { Activity, Citation, Message, Source } from './conversation/conversation.js';
export { ChatFailure, type ChatError, type ChatErrorKind } from './conversation/errors.js';
export type { Turn } from './conversation/select.js';
export type { Diagnosis, DiagnoseOptions, Verdict } from './transport/diagnosis.js';
export type { SearchFilters } from './wire/fields.js';

export interface ClientOptions extends Omit<HttpSettings, 'hasAttribute'> {
  /** The workspace's default assistant, if not given. */
  readonly assistantId?: string | undefined;
}

export interface AskOptions {
  /** Groups the turns of one conversation; minted where none is given. */
  readonly threadId?: string | undefined;
  readonly assistantId?: string | undefined;
  /** What is searched: v1 alone knows filters. */
  readonly filters?: SearchFilters | undefined;
  /** False: the whole answer at once. */
  readonly stream?: boolean | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * An answer on its way, asked for once somebody listens: iterate over its events, wait for `answer`, or both. Leaving the
 * iteration early ends the request.
 */
export interface Answering extends AsyncIterable<AnswerEvent> {
  /** As it was minted, or given, or told by the service so far. */
  readonly threadId: string;
  /**
   * The finished answer.
   * @throws {ChatFailure} for every fault; what came before it is in the events
   */
  readonly answer: Promise<Message>;
}

export interface Client {
  /**
   * Asks a question, or goes on with a conversation: its turns, oldest first, the question last.
   *
   * ```js
   * const answering = client.ask('How do I book a trip?');
   * for await (const event of answering) if (event.type === 'text') process.stdout.write(event.text);
   * const { text, sources, citations } = await answering.answer;
   * ```
   */
  ask(question: string | readonly Turn[], options?: AskOptions): Answering;
  /** Which filters the assistant's sources support: by name, the kinds of its values for each source app. */
  filters(options?: FiltersOptions): Promise<Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>>;
  /** The values of one filter that match a query. */
  filterValues(options: FilterValuesOptions): Promise<readonly FilterOption[]>;
  /** The text of one source, in parts, as the user may see it. */
  resourceContent(id: string, options?: Abortable): Promise<readonly string[]>;
  /** Asks one short question and reports how it fared. */
  diagnose(options?: DiagnoseOptions): Promise<Diagnosis>;
}

export interface Abortable {
  readonly signal?: AbortSignal | undefined;
}

export interface FiltersOptions extends Abortable {
  /** The client's own, if not given. */
  readonly assistantId?: string | undefined;
}

export interface FilterValuesOptions extends FiltersOptions {
  /** The filter's name, as in `SearchFilters`. */
  readonly name: string;
  readonly query?: string | undefined;
  /** How many at most. */
  readonly limit?: number | undefined;
}

export interface FilterOption {
  readonly value: string;
  readonly data?: unknown;
}

/**
 * ```js
 * const client = createClient({ endpoint: 'https://intranet.example/unleash' });          // a proxy
 * const other = createClient({ getToken: async () => (await fetch('/token')).text() });   // Unleash itself, with a token
 * ```
 */
export function createClient(options: ClientOptions): Client {
  const ways = createWays(options);
  const transport = new HttpTransport(ways, options);

  const call = async (endpoint: Endpoint, body: object | undefined, signal = new AbortController().signal): Promise<unknown> => {
    const auth = await ways.auth();
    const url = endpointUrl(baseOf(options, auth), endpoint.path);
    return requestJson({ url, method: endpoint.method, body }, options, auth, signal);
  };

  return {
    ask: (question, asked = {}) => new PendingAnswer(transport, question, { assistantId: options.assistantId, ...asked }),
    async filters({ assistantId = options.assistantId, signal } = {}) {
      const body: FilterStatsRequest = assistantId ? { assistantId } : {};
      const available = asRecord(asRecord(await call(endpoints['filter-stats'], body, signal))?.['availableFilters']) ?? {};
      const kindsOf = (apps: unknown) =>
        Object.entries(asRecord(apps) ?? {}).map(([app, kinds]) => [app, asTexts(kinds)] as const);
      return Object.fromEntries(Object.entries(available).map(([name, apps]) => [name, Object.fromEntries(kindsOf(apps))]));
    },
    async filterValues({ name, query, limit, assistantId = options.assistantId, signal }) {
      const body: FiltersRequest = {
        name,
        ...(query && { query }),
        ...(limit && { limit }),
        ...(assistantId && { assistantId }),
      };
      return asRecords(asRecord(await call(endpoints.filters, body, signal))?.['options']).flatMap((option) => {
        const value = asText(option['value']);
        return value === undefined ? [] : [{ value, ...('data' in option ? { data: option['data'] } : {}) }];
      });
    },
    async resourceContent(id, { signal } = {}) {
      const endpoint = resourceContent(id);
      if (!endpoint) throw new ChatFailure({ kind: 'bad-request', cause: 'This is no id of a resource.' });
      return asRecords(asRecord(await call(endpoint, undefined, signal))?.['parts']).flatMap(
        (part) => asText(part['content']) ?? [],
      );
    },
    diagnose: async (asked) => (await import('./transport/diagnose.js')).diagnose(options, asked),
  };
}

class PendingAnswer implements Answering {
  threadId: string;
  readonly #events: AsyncGenerator<AnswerEvent, void>;
  #isRead = false;
  #settle!: { resolve(answer: Message): void; reject(failure: unknown): void };
  readonly #finished = new Promise<Message>((resolve, reject) => (this.#settle = { resolve, reject }));

  constructor(transport: HttpTransport, question: string | readonly Turn[], options: AskOptions) {
    this.threadId = options.threadId ?? mintId();
    this.#events = this.#read(transport, question, options);
    // Who only iterates gets the failure there.
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
      // `answer` rejects with it.
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
      this.#settle.reject(new DOMException('The answer was left before its end.', 'AbortError'));
    }
  }
}
