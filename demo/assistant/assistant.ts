/**
 * A small assistant that speaks the Unleash API over a folder of documents. Requests of the API enter, its answers leave:
 * put together from what the documents say, each statement with the page it comes from.
 * One web-standard handler; it knows no file, no server and nothing of the widget, so it runs in Node and in a page alike.
 */
import { mintId } from '../../src/conversation/identifier.js';
import { endpointOf, type EndpointName } from '../../src/wire/endpoints.js';
import { problemResponse } from '../../src/wire/problem.js';
import type { Assistant, AssistantOptions, Operation } from './assistant-options.js';
import { Attempts } from './attempts.js';
import { answerV1, answerV2 } from './chat.js';
import { answerFilters, answerFilterStats } from './filters.js';
import { createKnowledge, type Knowledge } from './knowledge.js';
import { readingPace, systemClock } from './pace.js';
import { unauthorized } from './refusals.js';
import { answerResourceContent } from './resource-content.js';
import { SessionTokens } from './session-tokens.js';
import { answerTokens } from './tokens.js';

export type { AssistantOptions } from './assistant-options.js';
export type { SourceDocument } from './page.js';

const operations: Readonly<Record<EndpointName, Operation>> = {
  'chat-v2': answerV2,
  'chat-v1': answerV1,
  tokens: answerTokens,
  'filter-stats': answerFilterStats,
  filters: answerFilters,
  'resource-content': answerResourceContent,
};

export interface CreatedAssistant {
  readonly knowledge: Knowledge;
  /** Answers a request of the API. */
  readonly handle: (request: Request) => Promise<Response>;
}

export function createAssistant({ documents, ...options }: AssistantOptions): CreatedAssistant {
  const assistant: Assistant = {
    name: 'the documents',
    documentsUrl: '/documents/',
    pace: readingPace,
    clock: systemClock,
    isKey: (key) => !/^eyJ/.test(key),
    isHostToken: () => false,
    tokens: new SessionTokens('assistant', 300),
    ...options,
    knowledge: createKnowledge(documents),
    attempts: new Attempts(),
  };
  return { knowledge: assistant.knowledge, handle: (request) => handle(request, assistant) };
}

async function handle(request: Request, assistant: Assistant): Promise<Response> {
  const requestId = mintId();
  const endpoint = endpointOf(new URL(request.url).pathname)?.endpoint;
  if (!endpoint) return problemResponse({ status: 404, title: 'Not Found', requestId });
  if (request.method !== endpoint.method) {
    return problemResponse({ status: 405, title: 'Method Not Allowed', requestId }, { allow: endpoint.method });
  }
  // Who asks for a token has none yet: the host's own is the proof.
  if (endpoint.name !== 'tokens') {
    const key = /^Bearer\s+(\S+)$/i.exec(request.headers.get('authorization') ?? '')?.[1];
    if (key === undefined) return unauthorized(requestId, 'Send a key: Authorization: Bearer <key>.');
    if (!assistant.isKey(key) && !assistant.tokens.accepts(key)) {
      return unauthorized(requestId, 'There is no such key, or the token holds no longer.');
    }
  }
  try {
    return await operations[endpoint.name](request, requestId, assistant);
  } catch (error) {
    if (request.signal.aborted) throw error;
    return problemResponse({ status: 500, title: 'Internal Server Error', requestId });
  }
}
