import type { AuthStrategy } from '../auth/auth-strategy.js';
import { ChatFailure } from '../conversation/errors.js';
import { boundedText, problemOfValue } from '../wire/problem.js';
import { abortable } from './abortable.js';
import { failureOfNetwork } from './failures.js';
import { concealed } from './http-transport.js';
import type { HttpSettings } from './http-settings.js';
import { failure, failureOfPage, failureOfProblem } from './response-failures.js';
import { sendRequest, type Call } from './send-request.js';
import { Watch } from './watch.js';

const mostBytes = 32_000_000;

/** Sends one request and gives what its body holds: a JSON value, or a text that is none. */
export async function requestJson(
  call: Omit<Call, 'accept'>,
  settings: HttpSettings,
  auth: AuthStrategy,
  signal: AbortSignal,
): Promise<unknown> {
  const watch = new Watch(signal);
  let response: Response | undefined;
  try {
    watch.expect(settings.firstByteTimeout ?? 120, 'No answer came');
    response = await sendRequest({ ...call, accept: 'application/json' }, settings, auth, watch.signal);
    const text = (await abortable(boundedText(response.body, mostBytes), watch.signal))?.trim();
    if (text === undefined) throw failure(response, 'protocol', `The answer is longer than ${mostBytes} bytes.`);
    if (text.startsWith('<')) throw failureOfPage(response, text, auth.byCookies);
    const value = valueOf(text);
    const problem = problemOfValue(value);
    if (problem?.status !== undefined && problem.status >= 400) throw failureOfProblem(response, problem);
    return value;
  } catch (thrown) {
    if (signal.aborted) throw thrown;
    throw concealed(thrown instanceof ChatFailure ? thrown : failureOfNetwork(thrown, response), auth);
  } finally {
    watch.end();
  }
}

function valueOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
