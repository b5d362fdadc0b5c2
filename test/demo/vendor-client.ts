import assert from 'node:assert/strict';

/**
 * A client that reads the API as the vendor's SDK does: the same requests and headers, the same types, and no leniency. What
 * does not have the declared type fails an assertion.
 */

export interface VendorResource {
  readonly id: string;
  readonly appId: string;
  readonly type: string;
  readonly externalId: string;
  readonly name: string;
  readonly title: string;
  readonly subtitle: string;
  readonly url: string;
  readonly data: unknown;
}

export type VendorPart =
  | { readonly type: 'Text'; readonly format: 'markdown'; readonly text: string }
  | { readonly type: 'InlineReference'; readonly indices: readonly number[] };

export interface VendorMessage {
  readonly role: string;
  readonly parts: readonly VendorPart[];
}

export interface VendorReference {
  readonly resourceId: string;
}

export interface VendorAnswer {
  readonly requestId: string;
  readonly threadId: string;
  readonly message: VendorMessage;
  readonly resources: readonly VendorResource[];
  readonly references: readonly VendorReference[];
}

export type VendorEvent =
  | { readonly type: 'Request'; readonly requestId: string }
  | { readonly type: 'Progress'; readonly code: string }
  | { readonly type: 'Resources'; readonly resources: readonly VendorResource[] }
  | ({ readonly type: 'Message' } & VendorMessage)
  | { readonly type: 'References'; readonly references: readonly VendorReference[] }
  | ({ readonly type: 'Full' } & VendorAnswer);

export interface VendorQuestion {
  readonly messages: readonly { readonly text: string; readonly role: string }[];
  readonly enterpriseSearch?: { readonly filters?: object };
  readonly threadId?: string;
}

/** Thrown for each response that is not successful. */
export interface VendorProblem {
  readonly status: number;
  readonly title: string;
  readonly detail: string;
  readonly reason: string;
  readonly requestId: string;
}

export class VendorClient {
  readonly #baseUrl: string;
  readonly #headers: Readonly<Record<string, string>>;

  /** @param baseUrl without a slash at the end */
  constructor(baseUrl: string, token: string | undefined, headers: Readonly<Record<string, string>> = {}) {
    this.#baseUrl = baseUrl;
    this.#headers = {
      accept: 'application/json, text/plain, */*',
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...headers,
    };
  }

  async *stream(assistantId: string, question: VendorQuestion): AsyncGenerator<VendorEvent> {
    const response = await this.#send('/chats', { ...question, assistantId, stream: true });
    for await (const data of dataOf(response.body!)) yield readEvent(JSON.parse(data));
  }

  async complete(assistantId: string, question: VendorQuestion): Promise<VendorAnswer> {
    return readAnswer(await this.#json('/chats', { ...question, assistantId, stream: false }));
  }

  /** The id is part of the path as it is. */
  async content(id: string): Promise<readonly string[]> {
    const { parts } = recordOf(await this.#json(`/resources/${id}/content`));
    return listOf(parts).map((part) => textOf(recordOf(part)['content']));
  }

  async filters(assistantId: string): Promise<readonly string[]> {
    const { availableFilters } = recordOf(await this.#json('/filters/stats', { assistantId }));
    return Object.keys(recordOf(availableFilters));
  }

  async filterValues(
    assistantId: string,
    filter: { readonly name: string; readonly query?: string },
  ): Promise<readonly string[]> {
    const { options } = recordOf(await this.#json('/filters', { ...filter, assistantId }));
    return listOf(options).map((option) => textOf(recordOf(option)['value']));
  }

  async sessionToken(token: string, embedId: string): Promise<string> {
    return textOf(recordOf(await this.#json('/tokens', { token, embedId }))['token']);
  }

  async #json(path: string, body?: object): Promise<unknown> {
    return (await this.#send(path, body)).json();
  }

  async #send(path: string, body?: object): Promise<Response> {
    const response = await fetch(this.#baseUrl + path, {
      method: body ? 'POST' : 'GET',
      headers: { ...(body ? { 'content-type': 'application/json' } : {}), ...this.#headers },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    if (response.ok) return response;
    // Not an `Error`, as with the SDK.
    throw readProblem(await response.json(), response.status);
  }
}

/** Each line that starts with `data: ` starts an event; all other lines, also those of comments and fields, continue it. */
async function* dataOf(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  let event = '';
  for await (const line of linesOf(body)) {
    if (!line.startsWith('data: ')) {
      event += line;
      continue;
    }
    if (event) yield event;
    event = line.slice('data: '.length);
  }
  if (event) yield event;
}

async function* linesOf(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const bytes of body) {
    const lines = (rest + decoder.decode(bytes, { stream: true })).split('\n');
    rest = lines.pop()!;
    yield* lines;
  }
  yield rest;
}

function readEvent(value: unknown): VendorEvent {
  const { type, ...fields } = recordOf(value);
  switch (type) {
    case 'Request':
      return { type, requestId: textOf(fields['requestId']) };
    case 'Progress':
      return { type, code: textOf(fields['code']) };
    case 'Resources':
      return { type, resources: listOf(fields['resources']).map(readResource) };
    case 'Message':
      return { type, ...readMessage(fields) };
    case 'References':
      return { type, references: listOf(fields['references']).map(readReference) };
    case 'Full':
      return { type, ...readAnswer(fields) };
    default:
      return assert.fail(`an event of type ${JSON.stringify(type)}`);
  }
}

function readAnswer(value: unknown): VendorAnswer {
  const fields = recordOf(value);
  return {
    requestId: textOf(fields['requestId']),
    threadId: textOf(fields['threadId']),
    message: readMessage(fields['message']),
    resources: listOf(fields['resources']).map(readResource),
    references: listOf(fields['references']).map(readReference),
  };
}

function readMessage(value: unknown): VendorMessage {
  const { role, parts } = recordOf(value);
  return { role: textOf(role), parts: listOf(parts).map(readPart) };
}

function readPart(value: unknown): VendorPart {
  const { type, format, text, indices } = recordOf(value);
  if (type === 'InlineReference') return { type, indices: listOf(indices).map(numberOf) };
  assert.deepEqual([type, format], ['Text', 'markdown']);
  return { type: 'Text', format: 'markdown', text: textOf(text) };
}

function readResource(value: unknown): VendorResource {
  const fields = recordOf(value);
  const read = (name: string) => textOf(fields[name], name);
  return {
    id: read('id'),
    appId: read('appId'),
    type: read('type'),
    externalId: read('externalId'),
    name: read('name'),
    title: read('title'),
    subtitle: read('subtitle'),
    url: read('url'),
    data: fields['data'],
  };
}

function readReference(value: unknown): VendorReference {
  return { resourceId: textOf(recordOf(value)['resourceId']) };
}

/** The status is that of the response, whatever the document says. */
function readProblem(value: unknown, status: number): VendorProblem {
  const fields = recordOf(value);
  const read = (name: string): string => {
    const text = textOf(fields[name], name);
    assert.notEqual(text, '', name);
    return text;
  };
  return { status, title: read('title'), detail: read('detail'), reason: read('reason'), requestId: read('requestId') };
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  assert.ok(typeof value === 'object' && value !== null && !Array.isArray(value), `an object: ${beginningOf(value)}`);
  return value as Readonly<Record<string, unknown>>;
}

function listOf(value: unknown): readonly unknown[] {
  assert.ok(Array.isArray(value), `a list: ${beginningOf(value)}`);
  return value as readonly unknown[];
}

function beginningOf(value: unknown): string {
  return String(JSON.stringify(value)).slice(0, 200);
}

function textOf(value: unknown, name = 'a text'): string {
  assert.equal(typeof value, 'string', name);
  return value as string;
}

function numberOf(value: unknown): number {
  assert.equal(typeof value, 'number');
  return value as number;
}
