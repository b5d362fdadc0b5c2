/** The framings in which events can be sent. */
import type { V1Event, V1Part } from './v1-events.js';
import type { V2Event } from './v2-events.js';

/** An event of either version. */
export type ApiEvent = V1Event | V2Event;

/** An event whose JSON is malformed, for faults. */
export class MalformedEvent {
  readonly json: string;

  constructor(json: string) {
    this.json = json;
  }
}

/** The events without malformed ones. */
export function wellFormed(events: readonly (ApiEvent | MalformedEvent)[]): readonly ApiEvent[] {
  return events.filter((event): event is ApiEvent => !(event instanceof MalformedEvent));
}

export function jsonOf(event: ApiEvent | MalformedEvent): string {
  return event instanceof MalformedEvent ? event.json : JSON.stringify(event);
}

export function isV1(event: ApiEvent): event is V1Event {
  return 'type' in event;
}

export function partsOf(event: V1Event): readonly V1Part[] {
  return event.message?.parts ?? event.parts ?? [];
}

/** Whether an event contains a piece of the answer's text. */
export function hasText(event: ApiEvent): boolean {
  if (!isV1(event)) return event.text !== undefined;
  return event.type === 'Message' && partsOf(event).some(({ type }) => type === 'Text');
}

/**
 * How events are written into a body. All of these occur in practice, also with wrong content types, so that clients have to
 * look at the body itself.
 */
export interface Framing {
  readonly sentence: string;
  readonly contentType: string;
  readonly write: (events: Events, wholeOf: WholeOf) => AsyncIterable<string>;
  /** Keep-alive text that is allowed between two events. */
  readonly filler: string;
}

export type Events = AsyncIterable<ApiEvent | MalformedEvent>;
/** Creates the JSON object for a complete answer. */
export type WholeOf = (events: readonly ApiEvent[]) => object;

const eventStream = (sentence: string, contentType: string, write: Framing['write'] = asEventStream): Framing => ({
  sentence,
  contentType,
  write,
  filler: ': still here\n\n',
});
const json = (sentence: string, contentType: string, write: Framing['write']): Framing => ({
  sentence,
  contentType,
  write,
  filler: '\n',
});

export const framings = {
  'event-stream': eventStream('Server-sent events, called what they are.', 'text/event-stream'),
  'event-stream-as-text': eventStream('Server-sent events called plain text.', 'text/plain; charset=utf-8'),
  'event-stream-as-json': eventStream('Server-sent events called JSON.', 'application/json'),
  'event-stream-as-text-json': eventStream('Server-sent events called text/json.', 'text/json'),
  'event-stream-verbose': eventStream(
    'Server-sent events with comments, names, ids, CRLF, data on several lines and [DONE] at the end.',
    'text/event-stream; charset=utf-8',
    asVerboseStream,
  ),
  json: json('The whole answer as one JSON object.', 'application/json', asOneObject),
  'json-as-text': json('One JSON object called plain text.', 'text/plain; charset=utf-8', asOneObject),
  'json-as-event-stream': json('One JSON object called an event stream.', 'text/event-stream', asOneObject),
  'json-lines': json('One JSON object a line.', 'text/plain; charset=utf-8', asLines),
  'json-lines-as-json': json('One JSON object a line, called JSON.', 'application/json', asLines),
  'json-array': json('A JSON array that arrives piece by piece.', 'application/json', asArray),
  'json-array-as-text': json('A JSON array that arrives piece by piece, called plain text.', 'text/plain', asArray),
} as const satisfies Readonly<Record<string, Framing>>;

export type FramingName = keyof typeof framings;

export const framingNames = Object.keys(framings) as readonly FramingName[];

async function* asEventStream(events: Events): AsyncGenerator<string> {
  for await (const event of events) yield `data: ${jsonOf(event)}\n\n`;
}

async function* asVerboseStream(events: Events): AsyncGenerator<string> {
  let id = 0;
  yield ': welcome\r\n\r\nretry: 3000\r\n\r\n';
  for await (const event of events) {
    id += 1;
    // Continued on a second `data:` line; JSON allows a line break after its first brace.
    yield `event: message\r\nid: ${id}\r\ndata: ${jsonOf(event).replace('{', '{\r\ndata:')}\r\n\r\n`;
    if (id % 10 === 0) yield ': still here\r\n\r\n';
  }
  yield 'data: [DONE]\r\n\r\n';
}

async function* asOneObject(events: Events, wholeOf: WholeOf): AsyncGenerator<string> {
  const all: (ApiEvent | MalformedEvent)[] = [];
  for await (const event of events) all.push(event);
  yield JSON.stringify(wholeOf(wellFormed(all)));
}

async function* asLines(events: Events): AsyncGenerator<string> {
  for await (const event of events) yield `${jsonOf(event)}\n`;
}

async function* asArray(events: Events): AsyncGenerator<string> {
  let before = '[';
  for await (const event of events) {
    yield before + jsonOf(event);
    before = ',\n';
  }
  yield before === '[' ? '[]' : ']';
}
