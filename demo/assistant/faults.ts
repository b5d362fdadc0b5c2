/** What can be made to go wrong, by a legal field of the request: `assistantId: "fault:NAME"`. */
import type { Fault } from './fault.js';
import * as bytes from './fault-bytes.js';
import * as events from './fault-events.js';
import * as responses from './fault-responses.js';

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
  forbidden: { sentence: '403 without a reason.', response: responses.problem(403, 'Forbidden') },
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
  'bad-frame': { sentence: 'Frames that are not JSON, in the middle of the answer.', events: events.withBadFrames },
  'huge-event': { sentence: 'An event of seventeen million characters.', events: events.withHugeEvent },
  'problem-in-stream': { sentence: 'A problem document in the middle of the stream.', events: events.endingInProblem },
  'cut-character': { sentence: 'The body ends inside a character.', bytes: bytes.cutInCharacter },
  'cut-frame': { sentence: 'The body ends inside a frame.', bytes: bytes.cutInFrame },
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
  'failed-tool': { sentence: 'A tool that fails, and an answer all the same.', events: events.failedTool },
  'odd-values': { sentence: 'Null in every field, unknown fields, unknown kinds of events.', events: events.withOddValues },
  'odd-case': { sentence: 'Kinds, roles and states in lower case.', events: events.inLowerCase },
  revised: { sentence: 'The whole answer at the end differs from what was streamed (v1).', events: events.revised },
} as const satisfies Readonly<Record<string, Fault>>;

export type FaultName = keyof typeof table;

export const faults: Readonly<Record<string, Fault>> = table;

/** For a playground's menu, and for tests that try them all. */
export const faultNames = Object.keys(table) as readonly FaultName[];
