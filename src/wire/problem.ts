import { writeJson } from '../conversation/write-json.js';
import { bodyStream } from './body-stream.js';

/**
 * Problem documents (RFC 7807). Reads one from a body, whatever its content type says; its texts are untrusted. The proxy and
 * the demo answer with `problemResponse`.
 */
export interface Problem {
  readonly type?: string;
  readonly title?: string;
  readonly status?: number;
  readonly detail?: string;
  readonly instance?: string;
  /** For example "Missing impersonation header". */
  readonly reason?: string;
  readonly requestId?: string;
  readonly errors?: Readonly<Record<string, readonly string[]>>;
}

/** Characters of a body. A longer body is no problem document. */
export const problemLimit = 65_536;
const textLimit = 4_000;
const errorLimit = 100;

/** Undefined if the text is not a problem document. */
export function readProblem(text: string): Problem | undefined {
  if (text.length > problemLimit) return undefined;
  const trimmed = text.replace(/^\uFEFF/, '').trim();
  if (!trimmed.startsWith('{')) return undefined;
  try {
    return problemOfValue(JSON.parse(trimmed));
  } catch {
    return undefined;
  }
}

/** The same for a JSON value: a payload in the middle of a stream can be a problem document. */
export function problemOfValue(json: unknown): Problem | undefined {
  if (typeof json !== 'object' || json === null) return undefined;
  const value = json as Readonly<Record<string, unknown>>;
  const read = {
    title: textOf(value['title']),
    status: statusOf(value['status']),
    detail: textOf(value['detail']),
    reason: textOf(value['reason']),
    errors: errorsOf(value['errors']),
  };
  // Payloads of answers have `type`, `instance` and `requestId` as well.
  if (Object.values(read).every((field) => field === undefined)) return undefined;
  const more = { type: textOf(value['type']), instance: textOf(value['instance']), requestId: textOf(value['requestId']) };
  return Object.fromEntries(Object.entries({ ...read, ...more }).filter(([, field]) => field !== undefined));
}

/** The problem document in the body of a failed response. Reads no more of the body than a problem needs. */
export async function problemOf(response: Response): Promise<Problem | undefined> {
  const body = bodyStream(response);
  const text = await boundedText(body, problemLimit);
  if (text !== undefined) return readProblem(text);
  void body.cancel().catch(() => undefined);
  return undefined;
}

/** Bytes of an average piece of a body. Shorter ones are made to keep a server busy: each costs as much as a long one. */
const shortestPieces = 16;
const freePieces = 1_000;

/**
 * The text of a body of at most `limit` bytes. Undefined if it is longer, or comes in a flood of tiny pieces; the caller cancels
 * the rest.
 */
export async function boundedText(body: ReadableStream<Uint8Array> | null, limit: number): Promise<string | undefined> {
  if (!body) return '';
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let text = '';
  for (let size = 0, pieces = 1; ; pieces += 1) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    size += value.byteLength;
    if (size > limit || pieces > freePieces + size / shortestPieces) {
      reader.releaseLock();
      return undefined;
    }
    text += decoder.decode(value, { stream: true });
  }
}

export interface ProblemInit {
  readonly status: number;
  readonly title: string;
  readonly detail?: string;
  readonly reason?: string;
  readonly requestId?: string;
  readonly errors?: Readonly<Record<string, readonly string[]>>;
}

export function problemResponse(problem: ProblemInit, extraHeaders?: Readonly<Record<string, string>>): Response {
  const headers = new Headers(extraHeaders);
  headers.set('content-type', 'application/problem+json');
  headers.set('cache-control', 'no-store');
  if (problem.requestId) headers.set('RequestId', problem.requestId);
  return new Response(writeJson(problem), { status: problem.status, headers });
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value.slice(0, textLimit) : undefined;
}

function statusOf(value: unknown): number | undefined {
  return Number.isInteger(value) && Number(value) >= 100 && Number(value) <= 599 ? Number(value) : undefined;
}

/** ASP.NET sends a list of sentences for each field; a single sentence is accepted too. */
function errorsOf(value: unknown): Record<string, readonly string[]> | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const fields = Object.entries(value).slice(0, errorLimit);
  const read = fields.map(([field, texts]): [string, string[]] => [
    field.slice(0, textLimit),
    (Array.isArray(texts) ? texts : [texts]).slice(0, errorLimit).flatMap((each) => textOf(each) ?? []),
  ]);
  const known = read.filter(([, texts]) => texts.length > 0);
  return known.length > 0 ? Object.fromEntries(known) : undefined;
}
