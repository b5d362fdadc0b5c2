import type { Endpoint } from '../wire/endpoints.js';
import { bodyShapes, checkBody, type ChatMessageRequest } from '../wire/fields.js';
import { boundedText } from '../wire/problem.js';
import type { Exchange } from './exchange.js';
import type { Identity } from './identity.js';
import type { ProxySettings } from './read-options.js';
import { bindThread } from './thread-ids.js';

/** Bytes; far more than the longest conversation that the widget sends. */
const bodyLimit = 1_000_000;
/** Bytes of an ordinary question. */
const shortBody = 16_384;
const jsonType = /^\s*(?:(?:application|text)\/json|application\/[\w.-]+\+json)\s*(?:;|$)/i;

type Read = { readonly body?: string } | { readonly refusal: Response };

/**
 * Reads and validates the body of the browser's request; returns the body for the API, or the response that refuses it.
 * A field that the API does not document is refused with a 400 that names it, so that mistakes show at once.
 */
export async function readBody(
  request: Request,
  endpoint: Endpoint,
  identity: Identity,
  settings: ProxySettings,
  exchange: Exchange,
): Promise<Read> {
  if (endpoint.name === 'resource-content') return {};
  const refuse = (status: number, title: string, errors?: Readonly<Record<string, readonly string[]>>): Read => ({
    refusal: exchange.problem(status, title, errors && { errors }),
  });
  if (!jsonType.test(request.headers.get('content-type') ?? '')) return refuse(415, 'The body must be application/json');

  const text = await textOf(request, settings.bodyTimeout);
  if (typeof text !== 'string') {
    const [status, title] = refusals[text.failure];
    return refuse(status, title);
  }
  let value: unknown;
  try {
    value = JSON.parse(text === '' && endpoint.name === 'filter-stats' ? '{}' : text);
  } catch {
    return refuse(400, 'The body is not JSON', { body: ['must be JSON'] });
  }
  const { body, errors } = checkBody(bodyShapes[endpoint.name], value, settings.bounds);
  if (!body || Object.keys(errors).length > 0) return refuse(400, 'The body does not match the API', errors);
  const refused = messagesOf(body).findIndex(({ role = 'User' }) => !settings.roles.includes(role));
  if (refused >= 0)
    return refuse(400, 'The body has a role that is not allowed', {
      [`messages[${refused}].role`]: [`must be one of ${settings.roles.join(', ')}`],
    });
  const sent = JSON.stringify(endpoint.name === 'tokens' ? body : await completed(body, identity, settings));
  exchange.bytesIn = sent.length;
  return { body: sent };
}

const refusals = {
  long: [413, `The body is longer than ${bodyLimit} bytes, or comes in too many pieces`],
  slow: [408, 'The body did not arrive in time'],
  unreadable: [400, 'The request could not be read'],
} as const satisfies Readonly<Record<string, readonly [number, string]>>;

async function textOf(request: Request, timeout: number): Promise<string | { readonly failure: keyof typeof refusals }> {
  const length = Number(request.headers.get('content-length') ?? NaN);
  if (length > bodyLimit) return { failure: 'long' };
  let timer: ReturnType<typeof setTimeout> | undefined;
  const slow = new Promise<'slow'>((resolve) => (timer = setTimeout(resolve, timeout, 'slow')));
  try {
    // Servers see to it that the length is true. A short body needs no limits, and is read faster without them.
    const reading = length <= shortBody ? request.text() : boundedText(request.body, bodyLimit);
    const text = await Promise.race([reading, slow]);
    return text === 'slow' ? { failure: 'slow' } : (text ?? { failure: 'long' });
  } catch {
    // The connection closed, or the host has already read the body.
    return { failure: 'unreadable' };
  } finally {
    clearTimeout(timer);
  }
}

function messagesOf(body: object): readonly ChatMessageRequest[] {
  return 'messages' in body ? (body.messages as readonly ChatMessageRequest[]) : [];
}

/** The body with what the host adds: the assistant, its instructions, and the thread as it is bound to the account. */
async function completed(body: object, { account, key }: Identity, settings: ProxySettings): Promise<object> {
  const { assistantId, defaultAssistantId, instructions } = settings;
  const given = 'assistantId' in body ? body.assistantId : undefined;
  const assistant = assistantId ?? (given || defaultAssistantId);
  const threadId = 'threadId' in body && typeof body.threadId === 'string' && body.threadId !== '' ? body.threadId : undefined;
  const isChat = 'messages' in body;
  return {
    ...body,
    ...(isChat && instructions && { messages: [{ role: 'System', text: instructions }, ...messagesOf(body)] }),
    ...(assistant && { assistantId: assistant }),
    ...(threadId !== undefined && account !== undefined && { threadId: await bindThread(threadId, account, key) }),
  };
}
