import type { Answer } from '../answers/compose-answer.js';
import type { Page } from '../documents/page.js';
import { asksForSomething, findAnswer, greeting, type FoundAnswer, type Library, type Resource } from '../knowledge.js';
import type { Question } from '../search/question.js';
import { piecesOf, type TimedEvent } from './pace.js';

export type V1Part =
  | { readonly type: 'Text'; readonly format: 'markdown'; readonly text: string }
  | { readonly type: 'InlineReference'; readonly indices: readonly number[] };

export interface V1Message {
  readonly role: 'Assistant';
  readonly parts: readonly V1Part[];
}

/**
 * One event of `POST /chats`; the last one contains the complete answer. `Message` has role and parts itself, as the vendor's
 * SDK reads it; the API reference puts them into `message` (`fault:nested-messages`).
 */
export interface V1Event extends Partial<V1Message> {
  readonly type: 'Request' | 'Resources' | 'Message' | 'References' | 'Progress' | 'Full';
  readonly requestId?: string;
  readonly threadId?: string;
  readonly code?: 'web_search' | 'file_search' | 'web_search_retry';
  readonly resources?: readonly Resource[];
  readonly message?: V1Message;
  readonly references?: readonly { readonly resourceId: string }[];
}

export interface V1Turn {
  readonly requestId: string;
  readonly threadId: string;
  readonly question: Question | undefined;
  /** Whether the filters of the request allow a page. */
  readonly isAllowed: (page: Page) => boolean;
}

/** The events of an answer, in order, each with the work that precedes it. */
export function* v1Events(turn: V1Turn, library: Library): Generator<TimedEvent<V1Event>> {
  const { requestId, threadId, question, isAllowed } = turn;
  yield { after: 'none', event: { type: 'Request', requestId, threadId } };
  let found: FoundAnswer = { answer: greeting(library.name), resources: [] };
  if (asksForSomething(question)) {
    yield { after: 'none', event: { type: 'Progress', code: 'file_search' } };
    found = findAnswer(question, library, isAllowed);
    yield { after: 'search', event: { type: 'Resources', resources: found.resources } };
  }
  const { answer, resources } = found;
  const references = answer.cited.map(({ page }) => ({ resourceId: page.id }));
  const parts = partsOf(answer);
  for (const part of parts) {
    const event: V1Event = { type: 'Message', role: 'Assistant', parts: [part] };
    yield { after: part.type === 'Text' ? 'piece' : 'none', event };
  }
  if (references.length > 0) yield { after: 'none', event: { type: 'References', references } };
  const whole: V1Message = { role: 'Assistant', parts: joined(parts) };
  yield { after: 'none', event: { type: 'Full', requestId, threadId, message: whole, resources, references } };
}

/** The answer without streaming: the last event only. */
export function wholeV1(events: readonly V1Event[]): object {
  return events.findLast(({ type }) => type === 'Full') ?? { type: 'Full' };
}

/** The text in pieces, with references between them: in v1 the order gives the position. */
function partsOf({ text, references, cited }: Answer): readonly V1Part[] {
  const indexOf = new Map(cited.map(({ page }, index) => [page.id, index]));
  const parts: V1Part[] = [];
  let end = 0;
  const write = (until: number) => {
    for (const piece of piecesOf(text.slice(end, until))) parts.push({ type: 'Text', format: 'markdown', text: piece });
    end = until;
  };
  for (const { pageIds, position } of references) {
    write(position);
    parts.push({ type: 'InlineReference', indices: pageIds.flatMap((id) => indexOf.get(id) ?? []) });
  }
  write(text.length);
  return parts;
}

function joined(parts: readonly V1Part[]): readonly V1Part[] {
  const whole: V1Part[] = [];
  for (const part of parts) {
    const last = whole.at(-1);
    if (part.type === 'Text' && last?.type === 'Text') whole.splice(-1, 1, { ...last, text: last.text + part.text });
    else whole.push(part);
  }
  return whole;
}
