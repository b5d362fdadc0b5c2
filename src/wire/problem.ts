/**
 * RFC 7807 problem documents. A body enters, whatever content type it claims; a `Problem` leaves, or nothing where it is none.
 * Every text in it is untrusted. Servers of ours (proxy, demo) answer with `problemResponse`.
 */
export interface Problem {
  readonly type?: string;
  readonly title?: string;
  readonly status?: number;
  readonly detail?: string;
  readonly instance?: string;
  /** "Missing impersonation header" and the like. */
  readonly reason?: string;
  readonly requestId?: string;
  readonly errors?: Readonly<Record<string, readonly string[]>>;
}

/** Characters of a body that are looked at: a problem is short, and what is longer is something else. */
export const problemLimit = 65_536;
const textLimit = 4_000;
const errorLimit = 100;

/** Reads a problem document out of a body's text; undefined where the text is something else. */
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

/** The same of a JSON value: an event of a stream that began well may turn out to be one. */
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
  // `type`, `instance` and `requestId` stand in answers too and make no problem of them.
  if (Object.values(read).every((field) => field === undefined)) return undefined;
  const more = { type: textOf(value['type']), instance: textOf(value['instance']), requestId: textOf(value['requestId']) };
  return Object.fromEntries(Object.entries({ ...read, ...more }).filter(([, field]) => field !== undefined));
}

/** Reads the problem document that a failed response carries. Takes the body, and no more of it than a problem needs. */
export async function problemOf(response: Response): Promise<Problem | undefined> {
  const text = await boundedText(response.body, problemLimit);
  if (text !== undefined) return readProblem(text);
  void response.body?.cancel().catch(() => undefined);
  return undefined;
}

/** The text of a body of at most `limit` bytes; undefined where it is longer: the rest is left to the caller to cancel. */
export async function boundedText(body: ReadableStream<Uint8Array> | null, limit: number): Promise<string | undefined> {
  if (!body) return '';
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let text = '';
  for (let size = 0; ;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    size += value.byteLength;
    if (size > limit) {
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
  return new Response(JSON.stringify(problem), { status: problem.status, headers });
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value.slice(0, textLimit) : undefined;
}

function statusOf(value: unknown): number | undefined {
  return Number.isInteger(value) && Number(value) >= 100 && Number(value) <= 599 ? Number(value) : undefined;
}

/** ASP.NET gives a list of sentences for each field; one sentence alone is taken too. */
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
