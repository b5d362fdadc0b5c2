/**
 * The failures that a client can request by a valid field of the API (`assistantId: "fault:NAME"`), and how a request selects
 * them.
 */
import { framings, type Framing } from '../api/framings.js';
import type { Clock } from '../api/pace.js';
import { invalid } from '../api/refusal.js';
import * as bytes from './bytes.js';
import * as events from './events.js';
import type { Fault } from './fault.js';
import * as responses from './responses.js';

const table = {
  'bad-request': { sentence: '400 with an error for each of two fields.', response: responses.badRequest },
  unauthorized: { sentence: '401: the key or the token is not taken.', response: responses.problem(401, 'Unauthorized') },
  'login-redirect': {
    sentence: 'The sign-on has expired: a redirect to the sign-in page.',
    response: responses.loginRedirect,
    isInFront: true,
  },
  'login-page': {
    sentence: 'The sign-on has expired: the sign-in page itself, with status 200.',
    response: responses.page(200, 'Sign in', 'Your session has expired. Sign in to go on.'),
    isInFront: true,
  },
  impersonation: { sentence: '403 with the reason “Missing impersonation header”.', response: responses.impersonation },
  forbidden: { sentence: '403 for any other reason.', response: responses.problem(403, 'Forbidden') },
  'not-found': { sentence: '404: no such assistant.', response: responses.problem(404, 'Not Found') },
  'too-large': { sentence: '413: the conversation is too long.', response: responses.problem(413, 'Content Too Large') },
  'rate-limited': { sentence: '429, to be tried again in a second.', response: responses.rateLimited(() => '1') },
  'rate-limited-until': {
    sentence: '429, to be tried again at a date two seconds away.',
    response: responses.rateLimited(() => new Date(Date.now() + 2000).toUTCString()),
  },
  'rate-limited-long': { sentence: '429, to be tried again in an hour.', response: responses.rateLimited(() => '3600') },
  'error-500': { sentence: '500 with a problem document.', response: responses.problem(500, 'Internal Server Error') },
  'bad-gateway': {
    sentence: '502 with a gateway’s page.',
    response: responses.page(502, '502 Bad Gateway', 'The upstream server could not be reached.'),
    isInFront: true,
  },
  unavailable: { sentence: '503 without a body.', response: () => new Response(null, { status: 503 }) },
  'gateway-timeout': { sentence: '504 with a problem document.', response: responses.problem(504, 'Gateway Timeout') },
  'fails-twice': { sentence: '503 twice, then the answer.', response: responses.failsTwice },
  'problem-as-text': { sentence: 'A problem document called plain text.', response: responses.problemAsText },
  'not-a-problem': { sentence: '500 with a body that only looks like a problem document.', response: responses.notAProblem },
  'captive-portal': {
    sentence: 'A network’s own page, with status 200.',
    response: responses.page(200, 'Guest Wi-Fi', 'Accept the terms of this hotspot to use the network.'),
    isInFront: true,
  },
  'json-for-stream': { sentence: 'One JSON object where a stream was asked for.', framing: 'json' },
  'stream-for-json': { sentence: 'A stream where one JSON object was asked for.', framing: 'event-stream' },
  'json-as-stream': { sentence: 'One JSON object that is called an event stream.', framing: 'json-as-event-stream' },
  'stream-as-json': { sentence: 'An event stream that is called JSON.', framing: 'event-stream-as-json' },
  'bad-payload': { sentence: 'Data that is not JSON, in the middle of the answer.', events: events.withMalformedEvents },
  'huge-event': { sentence: 'An event of seventeen million characters.', events: events.withHugeEvent },
  'problem-in-stream': { sentence: 'A problem document in the middle of the stream.', events: events.endingInProblem },
  'cut-character': { sentence: 'The body ends inside a character.', bytes: bytes.cutInCharacter },
  'cut-payload': { sentence: 'The body ends inside an event.', bytes: bytes.cutInEvent },
  empty: { sentence: 'An answer without a single byte.', bytes: bytes.none },
  'no-text': { sentence: 'Searching, sources and no text.', events: events.withoutText },
  drop: { sentence: 'The connection breaks in the middle of the answer.', events: events.dropped },
  'drop-early': { sentence: 'The connection breaks before the first byte of the answer.', bytes: bytes.dropped },
  stall: { sentence: 'The answer stops in the middle, and nothing more ever comes.', events: events.stalled },
  'slow-start': { sentence: 'The first byte takes twelve seconds.', bytes: bytes.late },
  silent: { sentence: 'Nothing ever comes, not even a head.', response: responses.never },
  'long-thought': { sentence: 'Fifteen seconds of signs of life before the first event.', bytes: bytes.afterFillers },
  buffered: { sentence: 'Something in between holds the answer back and gives it all at once.', bytes: bytes.atOnce },
  scattered: { sentence: 'Every byte comes on its own.', bytes: bytes.singly },
  cumulative: { sentence: 'Each text repeats all that came before it.', events: events.cumulative },
  'late-resources': { sentence: 'What was found comes after the text that cites it.', events: events.lateResources },
  'unknown-ids': { sentence: 'Citations of sources that nobody knows.', events: events.withoutResources },
  'wrong-positions': { sentence: 'Citations at places that there are not.', events: events.misplaced },
  'wrong-footnotes': { sentence: 'Footnotes that lead to another source that was found.', events: events.withWrongFootnotes },
  'failed-tool': { sentence: 'A tool that fails, and an answer all the same.', events: events.failedTool },
  'odd-values': { sentence: 'Null in every field, unknown fields, unknown kinds of events.', events: events.withOddValues },
  'odd-case': { sentence: 'Kinds, roles and states in lower case.', events: events.inLowerCase },
  'nested-messages': {
    sentence: 'Messages in the other of their two shapes, with role and parts in a field of their own (v1).',
    events: events.nestedMessages,
  },
  revised: { sentence: 'The whole answer at the end differs from what was streamed (v1).', events: events.revised },
} as const satisfies Readonly<Record<string, Fault>>;

export type FaultName = keyof typeof table;

export const faults: Readonly<Record<string, Fault>> = table;

export const faultNames = Object.keys(table) as readonly FaultName[];

/** How to answer, as selected by a field: `assistantId: "fault:drop framing:json-lines"`. */
export interface Mode {
  readonly fault?: Fault;
  readonly framing?: Framing;
}

/** @returns undefined if the id names an unknown fault or framing; for any other id an empty mode */
export function modeOf(assistantId: string | null | undefined): Mode | undefined {
  if (!/^(fault|framing):/.test(assistantId ?? '')) return {};
  const mode: { fault?: Fault; framing?: Framing } = {};
  for (const each of assistantId!.trim().split(/\s+/)) {
    const [, kind, name = ''] = /^(fault|framing):(.*)$/.exec(each) ?? [];
    if (kind === 'fault' && Object.hasOwn(faults, name)) mode.fault = faults[name]!;
    else if (kind === 'framing' && Object.hasOwn(framings, name)) mode.framing = framings[name as keyof typeof framings];
    else return undefined;
  }
  return mode;
}

/** Counts how often each fault was requested; the oldest entries are forgotten. */
export class Attempts {
  readonly #counts = new Map<string, number>();

  count(key: string): number {
    const count = (this.#counts.get(key) ?? 0) + 1;
    this.#counts.delete(key);
    this.#counts.set(key, count);
    if (this.#counts.size > 1000) this.#counts.delete(this.#counts.keys().next().value!);
    return count;
  }
}

export interface FaultState {
  readonly clock: Clock;
  readonly attempts: Attempts;
}

/** The response of the fault that a field names; undefined if the endpoint should answer itself. */
export async function faultResponse(
  { signal }: Request,
  requestId: string,
  { clock, attempts }: FaultState,
  field: string,
  value: string | null | undefined,
): Promise<Response | undefined> {
  const mode = modeOf(value);
  if (!mode) return invalid(requestId, { [field]: ['names an unknown fault or framing'] });
  const attempt = mode.fault ? attempts.count(`${field} ${value}`) : 1;
  return mode.fault?.response?.({ requestId, clock, signal, attempt });
}
