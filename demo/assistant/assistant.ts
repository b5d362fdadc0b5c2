/**
 * A small assistant that implements the Unleash API over a folder of Markdown documents. API requests enter; answers leave,
 * quoted from the documents, with a citation for every statement. The documents are indexed beforehand (`index-documents.ts`).
 * It is one web-standard handler and must not use the file system, sockets or the widget, so that it runs in Node and in a
 * page. Its folders, in the order of the data:
 * - `documents/`: Markdown becomes pages, and pages become passages
 * - `search/`: a question is parsed, and the passages that match it are ranked
 * - `answers/`: an answer is composed from the best passages
 * - `api/`: the endpoints, and the events of both versions of the API
 * - `faults/`: failures that a client can request, to try out how it handles them
 */
import { mintId } from '../../src/conversation/identifier.js';
import { endpointOf, type EndpointName } from '../../src/wire/endpoints.js';
import { answerV1, answerV2 } from './api/chat.js';
import { answerFilters, answerFilterStats } from './api/filters.js';
import { readingPace, systemClock } from './api/pace.js';
import { refusal } from './api/refusal.js';
import { answerResourceContent } from './api/resource-content.js';
import { answerTokens, SessionTokens } from './api/tokens.js';
import type { Assistant, AssistantOptions, Operation } from './assistant-options.js';
import { Attempts } from './faults/faults.js';

export type { AssistantOptions } from './assistant-options.js';

const operations: Readonly<Record<EndpointName, Operation>> = {
  'chat-v2': answerV2,
  'chat-v1': answerV1,
  tokens: answerTokens,
  'filter-stats': answerFilterStats,
  filters: answerFilters,
  'resource-content': answerResourceContent,
};

export interface CreatedAssistant {
  /** Answers an API request; rejects only if the request is aborted. */
  readonly handle: (request: Request) => Promise<Response>;
}

export function createAssistant(options: AssistantOptions): CreatedAssistant {
  const assistant: Assistant = {
    name: 'the documents',
    documentsUrl: '/documents/',
    pace: readingPace,
    clock: systemClock,
    isKey: (key) => !/^eyJ/.test(key),
    isHostToken: () => false,
    tokens: new SessionTokens('assistant', 300),
    ...options,
    attempts: new Attempts(),
  };
  return { handle: (request) => handle(request, assistant) };
}

async function handle(request: Request, assistant: Assistant): Promise<Response> {
  const requestId = mintId();
  const endpoint = endpointOf(new URL(request.url).pathname)?.endpoint;
  if (!endpoint) {
    const detail = 'The API has no such path.';
    return refusal({ status: 404, title: 'Not Found', detail, reason: 'Unknown path', requestId });
  }
  const { method } = endpoint;
  if (request.method !== method) {
    const detail = `Use ${method} for this path.`;
    return refusal({ status: 405, title: 'Method Not Allowed', detail, reason: 'Wrong method', requestId }, { allow: method });
  }
  // `/tokens` needs no key: the host's token in the body identifies the user.
  if (endpoint.name !== 'tokens') {
    const key = /^Bearer\s+(\S+)$/i.exec(request.headers.get('authorization') ?? '')?.[1];
    if (key === undefined) return unauthorized(requestId, 'Missing key', 'Send a key: Authorization: Bearer <key>.');
    if (!assistant.isKey(key) && !assistant.tokens.accepts(key)) {
      return unauthorized(requestId, 'Unknown key', 'The key is unknown, or the token has expired.');
    }
  }
  try {
    return await operations[endpoint.name](request, requestId, assistant);
  } catch (error) {
    if (request.signal.aborted) throw error;
    const detail = 'The assistant has failed.';
    return refusal({ status: 500, title: 'Internal Server Error', detail, reason: 'Unexpected error', requestId });
  }
}

function unauthorized(requestId: string, reason: string, detail: string): Response {
  return refusal({ status: 401, title: 'Unauthorized', detail, reason, requestId }, { 'www-authenticate': 'Bearer' });
}
