import type { Endpoint } from '../wire/endpoints.js';
import { bodyShapes, checkBody } from '../wire/fields.js';
import { boundedText, problemResponse } from '../wire/problem.js';
import type { ProxySettings } from './options.js';

/** Bytes; far more than the longest conversation that the widget sends. */
const bodyLimit = 1_000_000;
const jsonType = /^\s*(?:(?:application|text)\/json|application\/[\w.-]+\+json)\s*(?:;|$)/i;

/**
 * Reads and validates the body of the browser's request; returns the body for the API, or the response that refuses it.
 * A field that the API does not document is refused with a 400 that names it, so that mistakes show at once. The only
 * correction is the case of `role`.
 */
export async function readBody(
  request: Request,
  endpoint: Endpoint,
  settings: Pick<ProxySettings, 'assistantId' | 'defaultAssistantId'>,
): Promise<{ readonly body?: string } | { readonly refusal: Response }> {
  if (endpoint.name === 'resource-content') return {};
  if (!jsonType.test(request.headers.get('content-type') ?? '')) return refuse(415, 'The body must be application/json');

  const declared = Number(request.headers.get('content-length') ?? 0);
  const text = declared > bodyLimit ? undefined : await boundedText(request.body, bodyLimit);
  if (text === undefined) return refuse(413, `The body is longer than ${bodyLimit} bytes`);

  let value: unknown;
  try {
    value = JSON.parse(text === '' && endpoint.name === 'filter-stats' ? '{}' : text);
  } catch {
    return refuse(400, 'The body is not JSON', { body: ['must be JSON'] });
  }
  const { body, errors } = checkBody(bodyShapes[endpoint.name], value);
  if (!body || Object.keys(errors).length > 0) return refuse(400, 'The body does not match the API', errors);
  return { body: JSON.stringify(endpoint.name === 'tokens' ? body : withAssistant(body, settings)) };
}

function withAssistant(
  body: object,
  { assistantId, defaultAssistantId }: Pick<ProxySettings, 'assistantId' | 'defaultAssistantId'>,
): object {
  if (assistantId) return { ...body, assistantId };
  const requested = 'assistantId' in body && body.assistantId;
  return defaultAssistantId && !requested ? { ...body, assistantId: defaultAssistantId } : body;
}

function refuse(status: number, title: string, errors?: Readonly<Record<string, readonly string[]>>) {
  return { refusal: problemResponse({ status, title, ...(errors && { errors }) }) };
}
