import { ChatFailure } from '../conversation/errors.js';
import { endpointUrl, resourceContent } from '../wire/endpoints.js';
import { asRecord } from '../wire/narrow.js';
import type { HttpSettings } from './http-settings.js';
import { baseOf, type Strategies } from './http-transport.js';
import { requestJson } from './request-json.js';

/**
 * The text of a source, in the parts that the service returns.
 * @param id the API's id of the source: the first of `Source.ids`
 * @throws {ChatFailure} for every fault
 * @throws the signal's reason once `signal` aborts
 */
export async function readContent(
  id: string,
  settings: HttpSettings,
  strategies: Pick<Strategies, 'auth'>,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const endpoint = resourceContent(id);
  if (!endpoint) throw new ChatFailure({ kind: 'bad-request', cause: 'The id of the resource is not valid in a path.' });
  const auth = await strategies.auth();
  const url = endpointUrl(baseOf(settings, auth), endpoint.path);
  const body = asRecord(await requestJson({ url, method: endpoint.method, body: undefined }, settings, auth, signal));
  const parts: unknown = body?.['parts'];
  const contents = Array.isArray(parts) ? parts.map((part) => asRecord(part)?.['content']).filter(isText) : undefined;
  // An empty list is a source without a text; one of other things is not.
  if (!contents || (contents.length === 0 && (parts as unknown[]).length > 0))
    throw new ChatFailure({ kind: 'protocol', cause: 'The response has no list of parts with text.' });
  // Half of a surrogate pair cannot be part of an address.
  return contents.map((text) => text.replace(/\p{Surrogate}/gu, '\ufffd'));
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}
