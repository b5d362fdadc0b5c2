import { mediaTypeOf, printable, textOf, type Answer, type Requester } from './request.js';

export interface ReadPage {
  /** The address after all redirects. */
  readonly url: URL;
  readonly redirects: readonly URL[];
  readonly headers: Headers;
  readonly html: string;
}

/** The page could not be read; `message` is a sentence. */
export class UnreadablePageError extends Error {}

const mostRedirects = 10;

/** @throws {UnreadablePageError} */
export async function readPage(address: URL, requester: Requester): Promise<ReadPage> {
  const redirects: URL[] = [];
  for (let url = address; redirects.length <= mostRedirects;) {
    const answer = await requester.send(url, { headers: { accept: 'text/html,application/xhtml+xml;q=0.9' } });
    if ('failure' in answer) throw new UnreadablePageError(`${url.href} could not be read: ${answer.failure}.`);
    const next = redirectOf(answer);
    if (!next) return { url, redirects, headers: answer.headers, html: htmlOf(answer) };
    redirects.push(next);
    url = next;
  }
  throw new UnreadablePageError(`${address.href} could not be read: it redirects more than ${mostRedirects} times.`);
}

/** Where an answer leads to, if it is a redirect. */
export function redirectOf({ url, status, headers }: Answer): URL | undefined {
  const location = headers.get('location');
  if (![301, 302, 303, 307, 308].includes(status) || location === null) return undefined;
  return URL.canParse(location, url) ? new URL(location, url) : undefined;
}

function htmlOf(answer: Answer): string {
  const { url, status } = answer;
  const type = mediaTypeOf(answer);
  const advice = status === 401 || status === 403 ? ' If one must be signed in, pass a cookie with --header.' : '';
  if (status < 200 || status > 299) throw new UnreadablePageError(`${url.href} answered with status ${status}.${advice}`);
  if (type !== '' && !/^(text\/html|application\/xhtml\+xml)$/.test(type))
    throw new UnreadablePageError(`${url.href} is no web page: its type is ${printable(type)}.`);
  return textOf(answer);
}
