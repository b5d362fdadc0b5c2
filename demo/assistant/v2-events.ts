import type { Answer } from './compose-answer.js';
import { plainText } from './inline-text.js';
import type { Knowledge } from './knowledge.js';
import { documentUrl } from './page.js';
import { blockMarkdown, type Passage } from './passages.js';
import { piecesOf } from './pieces.js';
import type { Question } from './question.js';

/** One event of `POST /chats/v2`, as the API's reference lists its fields. */
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

export interface Resource {
  readonly id: string;
  readonly appId: string;
  readonly type: string;
  readonly externalId: string;
  readonly title: string;
  readonly subtitle?: string;
  readonly url: string;
  readonly data: Readonly<Record<string, string>>;
}

/** How long what comes before an event takes: a search, reading what was found, or writing one piece. */
export type Effort = 'none' | 'search' | 'read' | 'piece';

export interface TimedEvent {
  readonly after: Effort;
  readonly event: V2Event;
}

/** What there is to answer from. */
export interface Library {
  readonly knowledge: Knowledge;
  readonly name: string;
  /** Absolute, as the API's addresses are. */
  readonly documentsUrl: string;
}

/** What the assistant does to answer a question, in the order in which it tells of it. */
export function* answerEvents(
  requestId: string,
  question: Question | undefined,
  { knowledge, name, documentsUrl }: Library,
): Generator<TimedEvent> {
  if (!question || question.terms.length === 0) {
    yield { after: 'none', event: { requestId } };
    yield* textEvents({ text: `Ask me anything about ${name}, and I will look it up.`, references: [], cited: [] });
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

  const found = knowledge.find(question);
  const answer = found.length > 0 ? knowledge.answer(question, found, documentsUrl) : nothingFound(question, name);
  const shown = pagesToShow(
    answer,
    found.map(({ passage }) => passage),
  );
  const results = shown.map((passage) => resourceOf(passage, documentUrl(documentsUrl, passage.page.path, passage.anchor)));
  if (results.length > 0) yield { after: 'search', event: step(readingStep(results)) };
  const response = { name: tool.name, toolId: tool.id, resources: { enterprise: { results } } };
  yield { after: results.length > 0 ? 'read' : 'search', event: { tool: { response } } };
  yield { after: 'none', event: status('End') };
  yield* textEvents(answer);
}

const mostResources = 8;

/** The cited passages first, then one of each other page that was found. */
function pagesToShow({ cited }: Answer, found: readonly Passage[]): readonly Passage[] {
  const passages = new Map(cited.map((passage) => [passage.page, passage]));
  for (const passage of found) if (!passages.has(passage.page)) passages.set(passage.page, passage);
  return [...passages.values()].slice(0, mostResources);
}

function nothingFound({ topic }: Question, name: string): Answer {
  const text = `I found nothing in ${name} about “${topic.replace(/[\\`*_[\]<>|]/g, '')}”, so I cannot answer that. Try other words, or ask somebody who knows.`;
  return { text, references: [], cited: [] };
}

function readingStep([first, ...rest]: readonly Resource[]): string {
  if (rest.length === 0) return `Reading ${first!.title}`;
  return `Reading ${first!.title} and ${rest.length} more ${rest.length === 1 ? 'page' : 'pages'}`;
}

function resourceOf(passage: Passage, url: string): Resource {
  const { id, path, title, details } = passage.page;
  const { appId, type, subtitle, createdBy, createdAt, modifiedAt } = details;
  const snippet = snippetOf(passage);
  const data = Object.entries({ snippet, createdBy, createdAt, modifiedAt }).filter(([, value]) => value);
  return {
    id,
    appId,
    type,
    externalId: path,
    title,
    ...(subtitle ? { subtitle } : {}),
    url,
    data: Object.fromEntries(data) as Record<string, string>,
  };
}

function snippetOf({ blocks }: Passage): string {
  const block = blocks.find(({ kind }) => kind === 'paragraph') ?? blocks.find(({ kind }) => kind === 'list');
  const text = block ? plainText(blockMarkdown(block)) : '';
  return text.length <= 280 ? text : `${text.slice(0, 280).replace(/\s+\S*$/, '')} …`;
}

/**
 * The text in pieces, each reference with the piece that brings it to its position, or on its own just after, or a few
 * pieces late: services do all three.
 */
function* textEvents({ text, references, cited }: Answer): Generator<TimedEvent> {
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
