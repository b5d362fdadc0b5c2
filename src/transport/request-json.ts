import type { AuthStrategy } from '../auth/auth-strategy.js';
import { ChatFailure } from '../conversation/errors.js';
import { bodyStream } from '../wire/body-stream.js';
import { boundedText, problemOfValue } from '../wire/problem.js';
import { abortable } from './abortable.js';
import { concealed, failureOfNetwork } from './failures.js';
import type { HttpSettings } from './http-settings.js';
import { failure, failureOfPage, failureOfProblem } from './response-failures.js';
import { sendRequest, type Call } from './send-request.js';
import { TimeLimit } from './time-limit.js';

const maxBytes = 32_000_000;

/**
 * Sends one request and returns its body: parsed if it is JSON, else as text (a token endpoint may return a bare token).
 * @throws {ChatFailure} for every fault; a problem document counts as one, also with status 200
 * @throws the signal's reason once `signal` aborts
 */
export async function requestJson(
  call: Omit<Call, 'accept'>,
  settings: HttpSettings,
  auth: AuthStrategy,
  signal: AbortSignal,
): Promise<unknown> {
  const limit = new TimeLimit(signal);
  let response: Response | undefined;
  try {
    limit.restart(settings.firstByteTimeout ?? 120, 'No response arrived');
    response = await sendRequest({ ...call, accept: 'application/json' }, settings, auth, limit.signal);
    const text = (await abortable(boundedText(bodyStream(response), maxBytes), limit.signal))?.trim();
    if (text === undefined) throw failure(response, 'protocol', `The response is longer than ${maxBytes} bytes.`);
    if (text.startsWith('<')) throw failureOfPage(response, text, auth.byCookies);
    const value = valueOf(text);
    const problem = problemOfValue(value);
    if (problem?.status !== undefined && problem.status >= 400) throw failureOfProblem(response, problem);
    return value;
  } catch (thrown) {
    if (signal.aborted) throw thrown;
    throw concealed(thrown instanceof ChatFailure ? thrown : failureOfNetwork(thrown, response), auth);
  } finally {
    limit.end();
  }
}

function valueOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
