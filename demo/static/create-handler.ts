import { mintId } from '../../src/conversation/identifier.js';
import { createAssistant } from '../assistant/assistant.js';
import type { IndexedDocuments } from '../assistant/index-documents.js';
import { createKnowledge } from '../assistant/knowledge.js';
import { assistantProxy } from '../server/proxies.js';
import { addRequestBody } from './request-body.js';

/**
 * The same assistant as behind the demo's server, behind the same proxy.
 * @param demoUrl folder of the static demo, with a slash at the end
 */
export async function createHandler(demoUrl: URL): Promise<(request: Request) => Promise<Response>> {
  const response = await fetch(new URL('indexed-documents.json', demoUrl));
  // The chat reports it as a network error.
  if (!response.ok) throw new TypeError(`indexed-documents.json: status ${response.status}`);
  addRequestBody();
  const knowledge = createKnowledge((await response.json()) as IndexedDocuments);
  const apiKey = mintId();
  const { handle } = createAssistant({
    knowledge,
    name: 'the handbook',
    documentsUrl: new URL('documents/', demoUrl).href,
    isKey: (key) => key === apiKey,
  });
  return assistantProxy(apiKey, handle);
}
