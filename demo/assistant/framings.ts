import { jsonOf, soundEvents, type ApiEvent, type SpoiltEvent } from './api-event.js';

/** How events become a body. Each is legal or at least seen; clients tell them apart by looking, not by the content type. */
export interface Framing {
  readonly sentence: string;
  readonly contentType: string;
  readonly write: (events: Events, wholeOf: WholeOf) => AsyncIterable<string>;
  /** What can stand between two events and says nothing. */
  readonly filler: string;
}

export type Events = AsyncIterable<ApiEvent | SpoiltEvent>;
/** The one object that holds a whole answer. */
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

/** For a playground's menu, and for tests that try them all. */
export const framingNames = Object.keys(framings) as readonly FramingName[];

async function* asEventStream(events: Events): AsyncGenerator<string> {
  for await (const event of events) yield `data: ${jsonOf(event)}\n\n`;
}

async function* asVerboseStream(events: Events): AsyncGenerator<string> {
  let id = 0;
  yield ': welcome\r\n\r\nretry: 3000\r\n\r\n';
  for await (const event of events) {
    id += 1;
    // Where JSON may hold a line end: behind its first brace.
    yield `event: message\r\nid: ${id}\r\ndata: ${jsonOf(event).replace('{', '{\r\ndata:')}\r\n\r\n`;
    if (id % 10 === 0) yield ': still here\r\n\r\n';
  }
  yield 'data: [DONE]\r\n\r\n';
}

async function* asOneObject(events: Events, wholeOf: WholeOf): AsyncGenerator<string> {
  const all: (ApiEvent | SpoiltEvent)[] = [];
  for await (const event of events) all.push(event);
  yield JSON.stringify(wholeOf(soundEvents(all)));
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

type AcceptedType = readonly [type: string, framing: FramingName];

/** Of what an `Accept` header asks for, the first among its best; undefined: it says nothing of these. */
export function acceptedFraming(accept: string | null, types: readonly AcceptedType[]): FramingName | undefined {
  const entries = (accept ?? '').split(',').map((each) => each.split(';'));
  const quality = (type: string) => {
    const entry = entries.find(([name]) => name!.trim().toLowerCase() === type);
    const given = entry?.slice(1).find((parameter) => /^\s*q=/i.test(parameter));
    return entry === undefined ? 0 : Number(given?.split('=')[1] ?? 1);
  };
  let best: FramingName | undefined;
  let most = 0;
  for (const [type, framing] of types) {
    if (!(quality(type) > most)) continue;
    most = quality(type);
    best = framing;
  }
  return best;
}
