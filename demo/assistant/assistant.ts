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
import { problemResponse } from '../../src/wire/problem.js';
import { answerV1, answerV2 } from './api/chat.js';
import { answerFilters, answerFilterStats } from './api/filters.js';
import { readingPace, systemClock } from './api/pace.js';
import { unauthorized } from './api/read-request.js';
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
  if (!endpoint) return problemResponse({ status: 404, title: 'Not Found', requestId });
  if (request.method !== endpoint.method) {
    return problemResponse({ status: 405, title: 'Method Not Allowed', requestId }, { allow: endpoint.method });
  }
  // `/tokens` needs no key: the host's token in the body identifies the user.
  if (endpoint.name !== 'tokens') {
    const key = /^Bearer\s+(\S+)$/i.exec(request.headers.get('authorization') ?? '')?.[1];
    if (key === undefined) return unauthorized(requestId, 'Send a key: Authorization: Bearer <key>.');
    if (!assistant.isKey(key) && !assistant.tokens.accepts(key)) {
      return unauthorized(requestId, 'Unknown key, or expired token.');
    }
  }
  try {
    return await operations[endpoint.name](request, requestId, assistant);
  } catch (error) {
    if (request.signal.aborted) throw error;
    return problemResponse({ status: 500, title: 'Internal Server Error', requestId });
  }
}
