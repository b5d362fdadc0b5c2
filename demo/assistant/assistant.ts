/**
 * A small assistant that speaks the Unleash API over a folder of documents. Requests of the API enter, its answers leave:
 * put together from what the documents say, each statement with the page it comes from.
 * One web-standard handler; it knows no file, no server and nothing of the widget, so it runs in Node and in a page alike.
 */
import { endpointOf, type EndpointName } from '../../src/wire/endpoints.js';
import { mintId } from '../../src/conversation/identifier.js';
import { problemResponse } from '../../src/wire/problem.js';
import { createKnowledge, type Knowledge } from './knowledge.js';
import { readingPace, systemClock, type Clock, type Pace } from './pace.js';
import type { SourceDocument } from './page.js';
import { answerV2 } from './v2.js';

export type { SourceDocument } from './page.js';

export interface AssistantOptions {
  readonly documents: readonly SourceDocument[];
  /** What it calls its documents when it speaks: "the handbook". */
  readonly name?: string;
  /** Where their pages are, seen from the request: `leave.md` is at `{documentsUrl}leave.html`. Default `/documents/`. */
  readonly documentsUrl?: string;
  /** Default: as one reads. */
  readonly pace?: Pace;
  readonly clock?: Clock;
}

export interface Assistant {
  readonly knowledge: Knowledge;
  readonly name: string;
  readonly documentsUrl: string;
  readonly pace: Pace;
  readonly clock: Clock;
}

type Operation = (request: Request, requestId: string, assistant: Assistant) => Promise<Response>;

/** What it can do so far. */
const operations: Partial<Record<EndpointName, Operation>> = { 'chat-v2': answerV2 };

export function createAssistant(options: AssistantOptions): { handle(request: Request): Promise<Response> } {
  const { documents, name = 'the documents', documentsUrl = '/documents/', pace = readingPace, clock = systemClock } = options;
  const assistant: Assistant = { knowledge: createKnowledge(documents), name, documentsUrl, pace, clock };
  return { handle: (request) => handle(request, assistant) };
}

async function handle(request: Request, assistant: Assistant): Promise<Response> {
  const requestId = mintId();
  const endpoint = endpointOf(new URL(request.url).pathname)?.endpoint;
  const operation = endpoint && operations[endpoint.name];
  if (!operation) return problemResponse({ status: 404, title: 'Not Found', requestId });
  if (request.method !== endpoint.method) {
    return problemResponse({ status: 405, title: 'Method Not Allowed', requestId }, { allow: endpoint.method });
  }
  if (!/^Bearer\s+\S+$/i.test(request.headers.get('authorization') ?? '')) {
    const detail = 'Send a key: Authorization: Bearer <key>.';
    return problemResponse({ status: 401, title: 'Unauthorized', detail, requestId }, { 'www-authenticate': 'Bearer' });
  }
  try {
    return await operation(request, requestId, assistant);
  } catch (error) {
    if (request.signal.aborted) throw error;
    return problemResponse({ status: 500, title: 'Internal Server Error', requestId });
  }
}
