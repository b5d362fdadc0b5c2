import assert from 'node:assert/strict';
import { createAssistant, type AssistantOptions } from '../../demo/assistant/assistant.js';
import type { SourceDocument } from '../../demo/assistant/documents/page.js';
import { indexDocuments, type IndexedDocuments } from '../../demo/assistant/index-documents.js';
import { createKnowledge, type Resource } from '../../demo/assistant/knowledge.js';
import type { V2Event, V2Reference } from '../../demo/assistant/api/v2-events.js';

export const atOnce = { milliseconds: 0, pieces: 1 };

/** Two pages on flowers. */
export const gardenBook = [
  {
    path: 'garden/roses.md',
    markdown:
      '---\ntitle: Roses\nappId: wiki\n---\n\n# Roses\n\n## Watering roses\n\nRoses are watered on 3 days a week. See [tulips](tulips.md#bulbs) or [the moon](../../moon.md).\n\n## Pruning\n\nPrune them in March.\n',
  },
  {
    path: 'garden/tulips.md',
    markdown:
      '# Tulips\n\n## Bulbs\n\nBulbs are planted in October.\n\n| Colour | Price |\n| --- | --- |\n| Red | €2 |\n| Blue | €9 |\n',
  },
];

type HandlerOptions = Omit<AssistantOptions, 'knowledge'> & { readonly documents: readonly SourceDocument[] };

export type Handler = (request: Request) => Promise<Response>;

/** The index passes through JSON, as in a page without a server. */
export function handlerFor({ documents, ...options }: HandlerOptions): Handler {
  const indexed = JSON.parse(JSON.stringify(indexDocuments(documents))) as IndexedDocuments;
  return createAssistant({ pace: atOnce, knowledge: createKnowledge(indexed), ...options }).handle;
}

export function chatRequest(body: unknown, init: RequestInit = {}, path = '/chats/v2'): Request {
  return new Request(`http://assistant.example${path}`, {
    method: 'POST',
    body: typeof body === 'string' ? body : JSON.stringify(body),
    ...init,
    headers: { authorization: 'Bearer key', 'content-type': 'application/json', accept: 'text/event-stream', ...init.headers },
  });
}

/** Questions of one conversation, the newest last, as a client sends them. */
export function conversation(...questions: readonly string[]): {
  readonly messages: readonly { readonly role: string; readonly text: string }[];
} {
  const turns = questions.flatMap((text) => [
    { role: 'User', text },
    { role: 'Assistant', text: 'Something was answered.' },
  ]);
  return { messages: turns.slice(0, -1) };
}

export interface CollectedAnswer {
  readonly events: readonly V2Event[];
  readonly text: string;
  readonly references: readonly V2Reference[];
  readonly resources: readonly Resource[];
  readonly steps: readonly string[];
  /** Paths of the documents, in the order of their first citation. */
  readonly cited: readonly string[];
}

export async function ask(handle: Handler, ...questions: readonly string[]): Promise<CollectedAnswer> {
  const response = await handle(chatRequest(conversation(...questions)));
  assert.equal(response.status, 200);
  return collect(readEvents(await response.text()));
}

/** The events of a stream, as it comes from the assistant or through the proxy, which adds an end mark. */
export function readEvents(body: string): readonly V2Event[] {
  return body
    .replace(/data: \[DONE\]\n\n$/, '')
    .split('\n\n')
    .filter((frame) => frame !== '')
    .map((frame) => {
      assert.match(frame, /^data: [^\n]+$/);
      return JSON.parse(frame.slice('data: '.length)) as V2Event;
    });
}

export function collect(events: readonly V2Event[]): CollectedAnswer {
  const references = events.flatMap(({ reference }) => reference ?? []);
  const resources = events.flatMap(({ tool }) => tool?.response?.resources.enterprise.results ?? []);
  const inOrder = references.toSorted((one, other) => one.position - other.position).flatMap(({ referenceIds }) => referenceIds);
  const pathOf = (id: string) => resources.find((resource) => resource.id === id)?.externalId ?? `unknown: ${id}`;
  return {
    events,
    text: events.map(({ text }) => text ?? '').join(''),
    references,
    resources,
    steps: events.flatMap(({ tool }) => tool?.toolStep?.stepDescription ?? []),
    cited: [...new Set(inOrder.map(pathOf))],
  };
}
