import type { ChatV2Request } from '../../src/wire/fields.js';
import { bodyShapes } from '../../src/wire/fields.js';
import { problemResponse } from '../../src/wire/problem.js';
import type { Assistant } from './assistant.js';
import { eventStream, paced } from './event-stream.js';
import { faultOf } from './faults.js';
import { readQuestion } from './question.js';
import { readRequest } from './read-request.js';
import { answerEvents, type V2Event } from './v2-events.js';

/** `POST /chats/v2`: an event stream, or the whole as one JSON document. */
export async function answerV2(request: Request, requestId: string, assistant: Assistant): Promise<Response> {
  const read = await readRequest<ChatV2Request>(request, bodyShapes['chat-v2'], requestId);
  if ('problem' in read) return read.problem;
  const { messages, assistantId } = read.body;
  const fault = faultOf(assistantId);
  if (fault === 'unknown') {
    const errors = { assistantId: ['names no assistant'] };
    return problemResponse({ status: 400, title: 'One or more validation errors occurred.', requestId, errors });
  }
  if (fault?.response) return fault.response(requestId);

  const { pace, clock } = assistant;
  const library = { ...assistant, documentsUrl: new URL(assistant.documentsUrl, request.url).href };
  const makeEvents = (signal: AbortSignal): AsyncIterable<V2Event> => {
    const events = paced(answerEvents(requestId, readQuestion(messages), library), pace, clock, signal);
    return fault?.events ? fault.events(events) : events;
  };
  const headers = { RequestId: requestId, 'cache-control': 'no-store' };
  if (wantsStream(request.headers.get('accept'))) {
    const body = eventStream(makeEvents, request.signal);
    return new Response(body, { headers: { ...headers, 'content-type': 'text/event-stream' } });
  }
  const events: V2Event[] = [];
  for await (const event of makeEvents(request.signal)) events.push(event);
  return Response.json(wholeOf(requestId, events), { headers });
}

/** The reference shows one tool and one reference in a whole answer, which cannot hold it: here they are lists. */
function wholeOf(requestId: string, events: readonly V2Event[]): object {
  return {
    requestId,
    text: events.map(({ text }) => text ?? '').join(''),
    toolCalls: events.flatMap(({ toolCalls }) => toolCalls ?? []),
    tool: events.flatMap(({ tool }) => tool ?? []),
    reference: events.flatMap(({ reference }) => reference ?? []),
    sources: { sourcesIds: events.flatMap(({ sources }) => sources?.sourcesIds ?? []) },
  };
}

/** Whether an `Accept` header asks for an event stream before JSON. Who takes anything gets JSON. */
function wantsStream(accept: string | null): boolean {
  const quality = (type: string) => {
    const entry = (accept ?? '').split(',').find((each) => each.split(';')[0]!.trim().toLowerCase() === type);
    return entry === undefined ? 0 : Number(/;\s*q=([\d.]+)/i.exec(entry)?.[1] ?? 1);
  };
  const stream = quality('text/event-stream');
  return stream > 0 && stream >= quality('application/json');
}
