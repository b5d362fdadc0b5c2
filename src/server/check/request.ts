/** Requests of the command. Each has a time limit, and follows no redirect by itself. */

const secondsToAnswer = 30;

/** Bytes of a page or script. */
const bodyLimit = 10_000_000;

export interface Answer {
  readonly url: URL;
  readonly status: number;
  readonly headers: Headers;
  /** At most 10 MB; the rest is not read. */
  readonly bytes: Uint8Array;
}

export interface Unreachable {
  readonly url: URL;
  /** Why there is no answer, in a sentence. */
  readonly failure: string;
}

export type Outcome = Answer | Unreachable;

export interface Requester {
  send(url: URL, init?: { readonly method?: string; readonly headers?: Readonly<Record<string, string>> }): Promise<Outcome>;
}

/** @param own headers that are sent to the site of `home` only: they may hold a cookie */
export function createRequester(home: URL, own: Readonly<Record<string, string>>): Requester {
  return {
    async send(url, { method = 'GET', headers = {} } = {}) {
      const sent = { 'accept-encoding': 'gzip, deflate, br', ...(url.origin === home.origin && own), ...headers };
      try {
        const signal = AbortSignal.timeout(secondsToAnswer * 1000);
        const response = await fetch(url, { method, headers: sent, redirect: 'manual', signal });
        return { url, status: response.status, headers: response.headers, bytes: await bytesOf(response) };
      } catch (error) {
        return { url, failure: sentenceOf(error) };
      }
    },
  };
}

async function bytesOf({ body }: Response): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of body ?? []) {
    pieces.push(piece);
    size += piece.byteLength;
    // Leaving the loop cancels the rest.
    if (size >= bodyLimit) break;
  }
  return Buffer.concat(pieces);
}

export function textOf({ bytes }: Answer): string {
  return new TextDecoder().decode(bytes);
}

const sentences: Readonly<Record<string, string>> = {
  ENOTFOUND: 'its host name is not known here',
  EAI_AGAIN: 'its host name cannot be looked up at the moment',
  ECONNREFUSED: 'nothing listens there',
  ECONNRESET: 'the server closed the connection',
  ETIMEDOUT: 'no connection could be made',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'its certificate is self-signed. Name its file in NODE_EXTRA_CA_CERTS',
  SELF_SIGNED_CERT_IN_CHAIN: 'its certificate is of an authority unknown here. Name its file in NODE_EXTRA_CA_CERTS',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'its certificate is of an authority unknown here. Name its file in NODE_EXTRA_CA_CERTS',
  CERT_HAS_EXPIRED: 'its certificate has expired',
  ERR_SSL_WRONG_VERSION_NUMBER: 'it does not speak https. If it speaks http, begin the address with http://',
};

function sentenceOf(error: unknown): string {
  const { name, message, cause } = error as Error & { cause?: { readonly code?: string; readonly message?: string } };
  if (name === 'TimeoutError') return `there was no answer within ${secondsToAnswer} seconds`;
  return sentences[cause?.code ?? ''] ?? printable(cause?.message ?? message);
}

/** Text without the characters that control terminals. */
export function withoutControls(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, ' ');
}

/** Text of a server that is quoted, not too long. */
export function printable(text: string): string {
  return withoutControls(text).slice(0, 300);
}

/** The media type of an answer, such as `text/html`. */
export function mediaTypeOf({ headers }: Answer): string {
  return printable(headers.get('content-type') ?? '')
    .replace(/;.*$/, '')
    .trim()
    .toLowerCase();
}
