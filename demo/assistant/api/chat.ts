import { mintId } from '../../../src/conversation/identifier.js';
import { bodyShapes, type ChatV1Request, type ChatV2Request } from '../../../src/wire/fields.js';
import type { Assistant } from '../assistant-options.js';
import { modeOf } from '../faults/faults.js';
import { readQuestion } from '../search/question.js';
import { prefersJson } from './accept.js';
import { pageFilter } from './filters.js';
import { framings, type ApiEvent, type FramingName, type WholeOf } from './framings.js';
import { paced, type TimedEvent } from './pace.js';
import { readRequest } from './read-request.js';
import { invalid } from './refusal.js';
import { v1Events, wholeV1 } from './v1-events.js';
import { v2Events, wholeV2 } from './v2-events.js';

/** `POST /chats/v2`: an event stream, or one JSON document if the `Accept` header prefers that. */
export async function answerV2(request: Request, requestId: string, assistant: Assistant): Promise<Response> {
  const read = await readRequest<ChatV2Request>(request, bodyShapes['chat-v2'], requestId);
  if ('problem' in read) return read.problem;
  const { messages } = read.body;
  const framing = prefersJson(request.headers.get('accept')) ? 'json' : 'event-stream';
  const makeEvents = () => v2Events(requestId, readQuestion(messages), libraryOf(assistant, request));
  return respond(request, requestId, assistant, { ...read.body, framing, makeEvents, wholeOf: wholeV2 });
}

/**
 * `POST /chats`: one JSON document, or an event stream if the body has `stream: true`. The vendor's own client asks for a
 * stream with an `Accept` header for JSON, so the header is ignored.
 */
export async function answerV1(request: Request, requestId: string, assistant: Assistant): Promise<Response> {
  const read = await readRequest<ChatV1Request>(request, bodyShapes['chat-v1'], requestId);
  if ('problem' in read) return read.problem;
  const { messages, stream = false, enterpriseSearch } = read.body;
  const filter = pageFilter(enterpriseSearch?.filters ?? {});
  if ('errors' in filter) return invalid(requestId, filter.errors);
  const threadId = read.body.threadId ?? mintId();
  const turn = { requestId, threadId, question: readQuestion(messages), isAllowed: filter.isAllowed };
  const makeEvents = () => v1Events(turn, libraryOf(assistant, request));
  const framing = stream ? 'event-stream' : 'json';
  return respond(request, requestId, assistant, { ...read.body, stream, framing, makeEvents, wholeOf: wholeV1 });
}

interface Chat<Event extends ApiEvent> {
  readonly assistantId?: string | null;
  readonly threadId?: string | null;
  /** False: one JSON object, whatever framing the mode asks for. */
  readonly stream?: boolean;
  readonly framing: FramingName;
  readonly makeEvents: () => Iterable<TimedEvent<Event>>;
  readonly wholeOf: (events: readonly Event[]) => object;
}

async function respond<Event extends ApiEvent>(
  request: Request,
  requestId: string,
  { pace, clock, attempts }: Assistant,
  chat: Chat<Event>,
): Promise<Response> {
  const mode = modeOf(chat.assistantId);
  if (!mode) return invalid(requestId, { assistantId: ['names no assistant'] });
  const { fault } = mode;
  const attempt = fault ? attempts.count(`${chat.assistantId} ${chat.threadId ?? ''}`) : 1;
  const instead = await fault?.response?.({ requestId, clock, signal: request.signal, attempt });
  if (instead) return instead;
  const chosen = chat.stream === false ? undefined : mode.framing;
  const framing = (fault?.framing && framings[fault.framing]) ?? chosen ?? framings[chat.framing];
  const makePieces = (signal: AbortSignal): AsyncIterable<Uint8Array> => {
    const context = { clock, signal, filler: framing.filler };
    const events = paced<ApiEvent>(chat.makeEvents(), pace, clock, signal);
    const sent = fault?.events?.(events, context) ?? events;
    const pieces = encoded(framing.write(sent, chat.wholeOf as WholeOf));
    return fault?.bytes?.(pieces, context) ?? pieces;
  };
  return new Response(bodyStream(makePieces, request.signal), {
    headers: { RequestId: requestId, 'cache-control': 'no-store', 'content-type': framing.contentType },
  });
}

function libraryOf(assistant: Assistant, request: Request) {
  return { ...assistant, documentsUrl: new URL(assistant.documentsUrl, request.url).href };
}

/** A lazy body: pieces are created as they are read, until the body is cancelled or the request aborts. */
export function bodyStream(
  makePieces: (signal: AbortSignal) => AsyncIterable<Uint8Array>,
  signal: AbortSignal,
): ReadableStream<Uint8Array> {
  const cancelled = new AbortController();
  const pieces = makePieces(AbortSignal.any([signal, cancelled.signal]))[Symbol.asyncIterator]();
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await pieces.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    cancel(reason) {
      cancelled.abort(reason);
    },
  });
}

export async function* encoded(texts: AsyncIterable<string>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  for await (const text of texts) yield encoder.encode(text);
}
