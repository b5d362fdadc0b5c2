import { ChatFailure, type ChatError } from '../conversation/errors.js';
import { mintId } from '../conversation/identifier.js';
import { newMessage, type Message } from '../conversation/conversation.js';
import { reduce } from '../conversation/reduce.js';
import { citedSources, unknownSources } from '../conversation/select.js';
import { compact } from '../wire/narrow.js';
import { endpointUrl } from '../wire/endpoints.js';
import { createStrategies } from './create-transport.js';
import { advice, type Arrival, type Contents, type Diagnosis, type DiagnoseOptions, type Verdict } from './diagnosis.js';
import type { HttpSettings } from './http-settings.js';
import { baseOf, HttpTransport, type Strategies } from './http-transport.js';
import { positionUnitOf } from './position-unit.js';
import { readContent } from './read-content.js';
import type { Trace } from './transport.js';

/**
 * Asks one short question and reports how the connection behaves. Returns the result and prints it with `console.table`.
 * @throws the signal's reason once `options.signal` aborts
 */
export async function diagnose(
  settings: HttpSettings & { readonly assistantId?: string | undefined; readonly sourcePassages?: string },
  options: DiagnoseOptions = {},
): Promise<Diagnosis> {
  const question = options.question ?? 'Hello, are you there?';
  const signal = options.signal ?? new AbortController().signal;
  const messages = options.messages ?? [];
  const strategies = createStrategies(settings);
  const trace: Trace = {};
  let answer = newMessage('assistant', '', Date.now());
  let error: ChatError | undefined;
  try {
    const turns = [{ role: 'User', text: question }] as const;
    const asked = { messages: turns, threadId: mintId(), assistantId: options.assistantId ?? settings.assistantId };
    for await (const events of new HttpTransport(strategies, settings).ask(asked, signal, trace))
      for (const event of events) answer = reduce(answer, event, Date.now());
  } catch (thrown) {
    if (!(thrown instanceof ChatFailure)) throw thrown;
    error = thrown.error;
  }
  const url = await urlOf(settings, strategies);
  const answers = [...messages, answer];
  const lost = [...new Set(answers.flatMap(unknownSources))];
  const arrival = arrivalOf(trace);
  const verdict = error ? await verdictOf(error, url) : faultOf(trace, arrival, lost);
  const requestId = answer.requestId ?? error?.requestId;
  const diagnosis = compact<Diagnosis>({
    verdict,
    advice: requestId ? advice[verdict] : advice[verdict].replace(/ (?:for|with) the request id/, ''),
    url,
    error,
    requestId,
    contentType: trace.contentType,
    firstByteMilliseconds: since(trace.sentAt, trace.firstByteAt),
    lastByteMilliseconds: since(trace.sentAt, trace.lastByteAt),
    arrival,
    payloads: trace.payloads?.values ?? 0,
    skippedPayloads: trace.payloads?.malformed ?? 0,
    unknownSources: lost,
    contents: settings.sourcePassages === 'off' ? 'unknown' : await contentsOf(answers, settings, strategies, signal),
    positions: positionUnitOf(answers),
  });
  // eslint-disable-next-line no-console -- the developer reads the table there
  console.table({ ...diagnosis, error: error && `${error.kind}: ${error.cause}`, unknownSources: lost.join(' ') });
  return diagnosis;
}

/** Asks for the text of the last document of the company that is cited. */
async function contentsOf(
  answers: readonly Message[],
  settings: HttpSettings,
  strategies: Strategies,
  signal: AbortSignal,
): Promise<Contents> {
  const source = answers.flatMap(citedSources).findLast(({ kind }) => kind === 'enterprise');
  const id = source?.ids[0];
  if (id === undefined) return 'unknown';
  try {
    const parts = await readContent(id, settings, strategies, signal);
    return parts.join('').trim() === '' ? 'empty' : 'readable';
  } catch (thrown) {
    if (signal.aborted) throw thrown;
    return 'refused';
  }
}

async function urlOf(settings: HttpSettings, strategies: Strategies): Promise<string> {
  try {
    return endpointUrl(baseOf(settings, await strategies.auth()), (await strategies.protocol()).path);
  } catch {
    return '';
  }
}

/**
 * 8 values or more within 50 ms, after 250 ms or more without a byte, mean a buffer on the way: no assistant writes that fast.
 * Shorter or quicker answers prove nothing.
 */
function arrivalOf({ sentAt = 0, firstByteAt, lastByteAt, payloads }: Trace): Arrival {
  if (firstByteAt === undefined || lastByteAt === undefined || !payloads) return 'unknown';
  if (payloads.values === 1 && payloads.malformed === 0) return 'at-once';
  if (lastByteAt - firstByteAt >= 50) return 'in-pieces';
  return payloads.values >= 8 && firstByteAt - sentAt >= 250 ? 'buffered' : 'unknown';
}

function faultOf({ contentType = '', payloads }: Trace, arrival: Arrival, lost: readonly string[]): Verdict {
  if (payloads && payloads.malformed > 0) return 'broken-payloads';
  if (arrival === 'at-once') return 'not-streamed';
  if (arrival === 'buffered') return 'buffered';
  if (!/^text\/event-stream\b/i.test(contentType)) return 'content-type';
  return lost.length > 0 ? 'unknown-sources' : 'ok';
}

/**
 * Finds out why `fetch` rejected, since a browser does not say. If the same URL can be reached by a request that needs no
 * permission (`no-cors`), CORS is the cause.
 */
async function verdictOf({ kind }: ChatError, url: string): Promise<Verdict> {
  if (kind !== 'network' || typeof location === 'undefined') return kind;
  if (isMixedContent(location.href, url)) return 'mixed-content';
  if (new URL(url, location.href).origin === location.origin) return kind;
  return fetch(url, { mode: 'no-cors', credentials: 'omit' }).then(
    () => 'cors',
    () => kind,
  );
}

/** Browsers block http requests of https pages, except to the local machine. */
export function isMixedContent(page: string, url: string): boolean {
  const { protocol, hostname } = new URL(url, page);
  const isLocal = /^(?:localhost|127\..*|\[::1\]|.*\.localhost)$/.test(hostname);
  return page.startsWith('https:') && protocol === 'http:' && !isLocal;
}

function since(start: number | undefined, end: number | undefined): number | undefined {
  return start === undefined || end === undefined ? undefined : Math.round(end - start);
}
