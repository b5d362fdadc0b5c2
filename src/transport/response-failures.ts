/**
 * Failures of responses that are not a complete answer, and of requests that must not be sent. Only ever `import()`ed: most
 * pages never need them.
 */
import { ChatFailure, type ChatError, type ChatErrorKind } from '../conversation/errors.js';
import { compact } from '../wire/narrow.js';
import { problemOf, problemOfValue, type Problem } from '../wire/problem.js';
import { failure as plainFailure } from './failures.js';

const kinds: Readonly<Record<number, ChatErrorKind>> = {
  400: 'bad-request',
  401: 'unauthorized',
  403: 'forbidden',
  404: 'not-found',
  405: 'not-found',
  408: 'timeout',
  413: 'too-large',
  415: 'bad-request',
  422: 'bad-request',
  429: 'rate-limited',
  // Servers of files answer a POST like this.
  501: 'not-found',
  504: 'timeout',
  511: 'captive-portal',
};

/**
 * The failure of a response with a status other than 2xx, from its status and the problem document in its body.
 * @param byCookies the user is identified by cookies, so that a redirect or a page is most likely the host's sign-in
 */
export async function failureOfResponse(response: Response, byCookies: boolean): Promise<ChatFailure> {
  const { status, type } = response;
  if (type === 'opaqueredirect' || (status >= 300 && status < 400)) {
    return byCookies
      ? failure(
          response,
          'sign-in-expired',
          'The endpoint answered with a redirect. The sign-in session has most likely expired.',
        )
      : failure(response, 'protocol', 'The endpoint answered with a redirect. Check its address.');
  }
  return failureOfProblem(response, await problemOf(response).catch(() => undefined));
}

/** The failure that a problem document describes. In a response with status 200 its own `status` counts. */
export function failureOfProblem(response: Response, problem: Problem | undefined): ChatFailure {
  const status = response.ok ? (problem?.status ?? response.status) : response.status;
  const text = [problem?.title, problem?.detail, problem?.reason].filter(Boolean).join(' – ');
  if (/impersonation/i.test(problem?.reason ?? '')) {
    const cause = `${text}. The API key requires impersonation: set the option \`account\` of the proxy.`;
    return failure(response, 'configuration', cause, problem);
  }
  // The proxy says so in an event, since it cannot take back the status of an answer that has begun.
  if (response.ok && problem?.reason === 'interrupted') return failure(response, 'interrupted', text, problem);
  const kind = kinds[status] ?? (status >= 500 ? 'server' : 'protocol');
  return failure(response, kind, text || `The service answered with status ${status}.`, problem);
}

/** Words that captive portals of hotels, trains and guest networks use. */
const portalWords = /captive|wispr|hotspot|wi-?fi|guest ?(?:network|access)|network ?(?:login|access|sign)/i;

/** The failure of an HTML page in place of an answer: the host's sign-in page, or that of a network. */
export function failureOfPage(response: Response, page: string, byCookies: boolean): ChatFailure {
  return byCookies && !portalWords.test(page)
    ? failure(
        response,
        'sign-in-expired',
        'The endpoint answered with an HTML page. The sign-in session has most likely expired.',
      )
    : failure(response, 'captive-portal', 'An HTML page came back instead of an answer, most likely from a captive portal.');
}

/** A secret lies open in the page: nothing was sent. */
export function failureOfSecret(name: string): ChatFailure {
  const cause =
    `Remove \`${name}\` from the page: everyone who opens it can read it. Keep an API key on a server, behind the proxy ` +
    '(`endpoint`). Pass a short-lived token by `token-endpoint`, `getToken` or the property `token`.';
  return new ChatFailure({ kind: 'configuration', cause });
}

/** A body that ended without a complete answer. */
export interface BrokenBody {
  /** The HTML, if the body is a page. */
  readonly page: string | undefined;
  /** The JSON value that looked like a problem document and ended the answer. */
  readonly problem: unknown;
  /** The body ended in the middle of a JSON value, or without the end mark that was announced. */
  readonly isCut: boolean;
  /** How many JSON values were read. */
  readonly values: number;
  /** How many malformed ones were skipped. */
  readonly malformed: number;
}

export function failureOfBody(response: Response, body: BrokenBody, byCookies: boolean): ChatFailure {
  const { page, problem, isCut, values, malformed } = body;
  if (page !== undefined) return failureOfPage(response, page, byCookies);
  if (problem !== undefined) return failureOfProblem(response, problemOfValue(problem));
  if (isCut) return failure(response, 'interrupted', 'The connection closed before the answer was complete.');
  return values === 0 && malformed > 0
    ? failure(response, 'protocol', `The body is not an answer: none of its ${malformed} events is valid JSON.`)
    : failure(response, 'empty', 'The answer ended without any text.');
}

/** Adds what a problem document and the Retry-After header say. */
export function failure(response: Response, kind: ChatErrorKind, cause: string, problem?: Problem): ChatFailure {
  const { error } = plainFailure(response, kind, cause);
  return new ChatFailure(
    compact<ChatError>({
      ...error,
      requestId: problem?.requestId ?? error.requestId,
      retryAfter: readRetryAfter(response.headers.get('retry-after')),
      fields: problem?.errors,
    }),
  );
}

/** Seconds to wait; the header holds seconds or an HTTP date. */
function readRetryAfter(header: string | null): number | undefined {
  if (header === null) return undefined;
  const seconds = /^\d+$/.test(header.trim()) ? Number(header) : (Date.parse(header) - Date.now()) / 1000;
  return Number.isFinite(seconds) ? Math.max(0, Math.ceil(seconds)) : undefined;
}
