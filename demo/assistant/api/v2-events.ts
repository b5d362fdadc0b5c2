import type { Answer } from '../answers/compose-answer.js';
import { asksForSomething, findAnswer, greeting, type Library, type Resource } from '../knowledge.js';
import type { Question } from '../search/question.js';
import { piecesOf, type TimedEvent } from './pace.js';

/** One event of `POST /chats/v2`, with the fields of the API reference. */
export interface V2Event {
  readonly requestId?: string;
  readonly toolCalls?: readonly {
    readonly id: string;
    readonly name: string;
    readonly type: string;
    readonly callId: string;
    readonly arguments: string;
  }[];
  readonly tool?: {
    readonly toolCallStatus?: { readonly toolCallId: string; readonly status: 'Start' | 'End' | 'Failed' };
    readonly toolStep?: { readonly stepDescription: string; readonly toolId: string };
    readonly response?: {
      readonly name: string;
      readonly toolId: string;
      readonly resources: { readonly enterprise: { readonly results: readonly Resource[] } };
    };
  };
  readonly text?: string;
  readonly reference?: V2Reference;
  readonly sources?: { readonly sourcesIds: readonly string[] };
}

export interface V2Reference {
  readonly referenceIds: readonly string[];
  readonly position: number;
}

/** The events of an answer, in order, each with the work that precedes it. */
export function* v2Events(requestId: string, question: Question | undefined, library: Library): Generator<TimedEvent<V2Event>> {
  const { name } = library;
  if (!asksForSomething(question)) {
    yield { after: 'none', event: { requestId } };
    yield* textEvents(greeting(name));
    return;
  }
  const tool = { name: 'enterprise_search', id: 'search-1' };
  const step = (stepDescription: string): V2Event => ({ tool: { toolStep: { stepDescription, toolId: tool.id } } });
  const status = (value: 'Start' | 'End'): V2Event => ({ tool: { toolCallStatus: { toolCallId: tool.id, status: value } } });
  const toolCall = {
    ...tool,
    type: 'function',
    callId: `call-${requestId}`,
    arguments: JSON.stringify({ query: question.topic }),
  };
  yield { after: 'none', event: { requestId, toolCalls: [toolCall] } };
  yield { after: 'none', event: status('Start') };
  yield { after: 'none', event: step(`Searching ${name} for ${question.topic}`) };

  const { answer, resources: results } = findAnswer(question, library);
  if (results.length > 0) yield { after: 'search', event: step(readingStep(results)) };
  const response = { name: tool.name, toolId: tool.id, resources: { enterprise: { results } } };
  yield { after: results.length > 0 ? 'read' : 'search', event: { tool: { response } } };
  yield { after: 'none', event: status('End') };
  yield* textEvents(answer);
}

function readingStep([first, ...rest]: readonly Resource[]): string {
  if (rest.length === 0) return `Reading ${first!.title}`;
  return `Reading ${first!.title} and ${rest.length} more ${rest.length === 1 ? 'page' : 'pages'}`;
}

/**
 * The text in pieces. A reference is sent with the piece that completes its position, in an event right after it, or several
 * pieces later: clients have to handle all three.
 */
function* textEvents({ text, references, cited }: Answer): Generator<TimedEvent<V2Event>> {
  const delays = [0, 1, 4];
  const waiting: { readonly due: number; readonly reference: V2Reference }[] = [];
  let length = 0;
  let next = 0;
  for (const [index, piece] of piecesOf(text).entries()) {
    length += piece.length;
    for (; next < references.length && references[next]!.position <= length; next += 1) {
      const { pageIds, position } = references[next]!;
      waiting.push({ due: index + delays[next % delays.length]!, reference: { referenceIds: pageIds, position } });
    }
    const due = waiting.filter((each) => each.due <= index);
    waiting.splice(0, waiting.length, ...waiting.filter((each) => each.due > index));
    const [first, ...rest] = due;
    yield { after: 'piece', event: first ? { text: piece, reference: first.reference } : { text: piece } };
    for (const { reference } of rest) yield { after: 'none', event: { reference } };
  }
  for (const { reference } of waiting) yield { after: 'none', event: { reference } };
  if (cited.length > 0) yield { after: 'none', event: { sources: { sourcesIds: cited.map(({ page }) => page.id) } } };
}

/** The answer without streaming. The API reference documents `tool` and `reference` as single objects; an answer needs lists. */
export function wholeV2(events: readonly V2Event[]): object {
  return {
    requestId: events.find(({ requestId }) => requestId)?.requestId,
    text: events.map(({ text }) => text ?? '').join(''),
    toolCalls: events.flatMap(({ toolCalls }) => toolCalls ?? []),
    tool: events.flatMap(({ tool }) => tool ?? []),
    reference: events.flatMap(({ reference }) => reference ?? []),
    sources: { sourcesIds: events.flatMap(({ sources }) => sources?.sourcesIds ?? []) },
  };
}
