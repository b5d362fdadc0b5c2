import { endpointUrl, paths } from '../../wire/endpoints.js';
import { readProblem } from '../../wire/problem.js';
import type { Finding } from './finding.js';
import { redirectOf } from './read-page.js';
import { mediaTypeOf, printable, textOf, type Answer, type Requester } from './request.js';

export interface Endpoint {
  /** As in the attribute; may be relative. */
  readonly endpoint: string;
  /** The address that questions are sent to. */
  readonly url: URL;
  readonly sendsToken: boolean;
  readonly includesCookies: boolean;
}

/** Undefined if the address cannot be read. */
export function questionUrl(endpoint: string, base: URL): URL | undefined {
  const address = endpointUrl(endpoint, paths.chatV2);
  return URL.canParse(address, base) ? new URL(address, base) : undefined;
}

/** Looks at the endpoint without asking a question: GET is refused there, and the refusal says who answers. */
export async function checkEndpoint(endpoint: Endpoint, page: URL, requester: Requester): Promise<readonly Finding[]> {
  const { url } = endpoint;
  const isOfOtherOrigin = url.origin !== page.origin;
  const origin = isOfOtherOrigin ? { origin: page.origin } : {};
  const answer = await requester.send(url, { headers: { accept: 'application/json', ...origin } });
  if ('failure' in answer) return [errorOf(`The endpoint ${url.href} cannot be reached: ${answer.failure}.`)];
  const findings = [...answeringOf(answer)];
  if (isOfOtherOrigin) findings.push(...(await checkCors(endpoint, page, requester)));
  return findings;
}

function errorOf(sentence: string, correction?: string): Finding {
  return { topic: 'endpoint', severity: 'error', sentence, ...(correction !== undefined && { correction }) };
}

const signInAdvice =
  'If that is a sign-in page, let it answer requests to this path with status 401, and pass your cookie to this command with --header.';

function answeringOf(answer: Answer): readonly Finding[] {
  const { url, status } = answer;
  const place = `The endpoint ${url.href}`;
  const target = redirectOf(answer);
  if (target) return [errorOf(`${place} redirects to ${target.href}. ${signInAdvice} Otherwise the path is wrong.`)];
  const isHtml = mediaTypeOf(answer) === 'text/html';
  if (isHtml && status < 500 && status !== 401) {
    return [
      errorOf(
        `${place} answers with a web page (status ${status}) in place of the proxy or the Unleash API. The path is wrong, or the server does not pass it on. ${signInAdvice}`,
      ),
    ];
  }
  const problem = readProblem(textOf(answer));
  const title = problem?.title === undefined ? '' : ` (${printable(problem.title)})`;
  if (status >= 500)
    return [errorOf(`${place} fails with status ${status}${title}. Look whether the server behind it is running.`)];
  if (status === 405 && problem) return [];
  // A gateway such as nginx says so with a page of its own.
  if (status === 401 && (problem || isHtml)) {
    const sentence = `${place} answers, but with status 401${title}: this command is not signed in there. Pass a cookie with --header to see more.`;
    return [{ topic: 'endpoint', severity: 'hint', sentence }];
  }
  if (status === 404) {
    return [
      errorOf(
        `${place} is not found${title}. The endpoint is the base address: the widget appends /chats/v2. Check the path under which the proxy is mounted.`,
      ),
    ];
  }
  return [errorOf(`${place} does not answer as the proxy or the Unleash API does: status ${status}${title}, expected 405.`)];
}

/** The preflight that browsers send before a question to another origin. */
async function checkCors(endpoint: Endpoint, page: URL, requester: Requester): Promise<readonly Finding[]> {
  const { url, sendsToken, includesCookies } = endpoint;
  const requested = [...(sendsToken ? ['authorization'] : []), 'content-type'];
  const headers = {
    origin: page.origin,
    'access-control-request-method': 'POST',
    'access-control-request-headers': requested.join(','),
  };
  const answer = await requester.send(url, { method: 'OPTIONS', headers });
  if ('failure' in answer) return [];
  const refusal = refusalOf(answer, page.origin, requested, includesCookies);
  if (refusal === undefined) return [];
  const sentence = `The endpoint ${url.href} is of another origin, and does not let pages of ${page.origin} ask (CORS): ${refusal}. For the proxy, add the origin to its allowed origins.`;
  const lines = [
    `Access-Control-Allow-Origin: ${page.origin}`,
    'Access-Control-Allow-Methods: POST',
    `Access-Control-Allow-Headers: ${requested.join(', ')}`,
    ...(includesCookies ? ['Access-Control-Allow-Credentials: true'] : []),
  ];
  return [errorOf(sentence, lines.join('\n'))];
}

function refusalOf(
  { status, headers }: Answer,
  origin: string,
  requested: readonly string[],
  includesCookies: boolean,
): string | undefined {
  if (status < 200 || status > 299) return `OPTIONS is answered with status ${status}`;
  const allowed = headers.get('access-control-allow-origin');
  if (allowed !== origin && (allowed !== '*' || includesCookies)) return 'Access-Control-Allow-Origin does not name it';
  if (includesCookies && headers.get('access-control-allow-credentials') !== 'true')
    return 'Access-Control-Allow-Credentials is missing, which credentials="include" needs';
  const names = (headers.get('access-control-allow-headers') ?? '').toLowerCase().split(/\s*,\s*/);
  // The star never stands for `authorization`.
  const isAllowed = (name: string) =>
    names.includes(name) || (name !== 'authorization' && !includesCookies && names.includes('*'));
  const refused = requested.filter((name) => !isAllowed(name));
  return refused.length > 0 ? `Access-Control-Allow-Headers does not name ${refused.join(' and ')}` : undefined;
}
