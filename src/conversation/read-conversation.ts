import {
  feedbackReasons,
  type Activity,
  type Citation,
  type Conversation,
  type Feedback,
  type Message,
  type MessageStatus,
  type QuestionFilter,
  type Source,
  type SourceKind,
} from './conversation.js';
import type { ChatError, ChatErrorKind } from './errors.js';
import { numberSources } from './sources.js';

type Fields = Readonly<Record<string, unknown>>;

/** Limit on the total length of all texts, far above anything that the widget writes. */
const maximumTextLength = 4_000_000;
/** Limit on the citations, sources and steps of one message, each. */
const maximumItems = 2_000;
/** Limit on the filters of one question. */
const maximumFilters = 50;
/** Characters of the value of a filter. */
const maximumFilterLength = 1_000;
/** What the widget itself restricts questions to. */
const filterNames = /^(resourceId|appId|type|createdBy|(from|until|(create|modified)(After|Before))Time)$/;

/**
 * Reads a conversation from untrusted data: only known, valid fields are copied, and an unfinished answer becomes
 * `interrupted`.
 * @returns undefined, if the data is not a conversation
 */
export function readConversation(value: unknown): Conversation | undefined {
  const fields = fieldsOf(value);
  const id = textOf(fields['id']);
  const threadId = textOf(fields['threadId']);
  const messages = unique(listOf(fields['messages'], readMessage), ({ id }) => id);
  const length = messages.reduce((sum, { text }) => sum + text.length, 0);
  if (!id || !threadId || length > maximumTextLength) return undefined;
  return { id, threadId, title: textOf(fields['title']) ?? '', messages };
}

const ended: readonly string[] = ['done', 'stopped', 'interrupted', 'failed'] satisfies readonly MessageStatus[];

function readMessage(fields: Fields): Message | undefined {
  const { id, role, text, status, at } = fields;
  if (!textOf(id) || typeof text !== 'string' || (role !== 'user' && role !== 'assistant')) return undefined;
  const isEnded = typeof status === 'string' && ended.includes(status);
  const requestId = textOf(fields['requestId']);
  const error = readError(fieldsOf(fields['error']));
  const citations = itemsOf(fields['citations'], readCitation);
  const filters = itemsOf(fields['filters'], readFilter).slice(0, maximumFilters);
  const feedback = readFeedback(fieldsOf(fields['feedback']));
  return {
    id: id as string,
    role,
    text,
    status: role === 'user' ? 'done' : isEnded ? (status as MessageStatus) : 'interrupted',
    citations,
    sources: numberSources(withUniqueNumbers(itemsOf(fields['sources'], readSource)), citations),
    activities: itemsOf(fields['activities'], readActivity),
    at: timeOf(at) ?? 0,
    ...(role === 'user' && filters[0] ? { filters } : {}),
    ...(role === 'assistant' && feedback ? { feedback } : {}),
    ...(requestId ? { requestId } : {}),
    ...(error ? { error } : {}),
  };
}

function readFilter(fields: Fields): QuestionFilter | undefined {
  const [name, value, label] = ['name', 'value', 'label'].map((each) => textOf(fields[each]));
  if (!name || !value || !label || !filterNames.test(name) || value.length > maximumFilterLength) return undefined;
  if (name.endsWith('Time') && Number.isNaN(Date.parse(value))) return undefined;
  return { name, value, label: label.slice(0, maximumFilterLength) };
}

function readFeedback(fields: Fields): Feedback | undefined {
  const { rating, reasons } = fields;
  if (rating !== 'helpful' && rating !== 'not-helpful') return undefined;
  const chosen = feedbackReasons.filter((reason) => Array.isArray(reasons) && reasons.includes(reason));
  const comment = textOf(fields['comment']);
  return { rating, ...(chosen[0] ? { reasons: chosen } : {}), ...(comment ? { comment } : {}) };
}

function readCitation(fields: Fields): Citation | undefined {
  const position = numberOf(fields['position']);
  const referenceIds = textsOf(fields['referenceIds']);
  if (position === undefined || !Number.isInteger(position) || position < 0 || referenceIds.length === 0) return undefined;
  return { referenceIds, position };
}

const kinds: readonly unknown[] = ['enterprise', 'web', 'custom'] satisfies readonly SourceKind[];

function readSource(fields: Fields): Source | undefined {
  const ids = textsOf(fields['ids']);
  const title = textOf(fields['title']);
  if (ids.length === 0 || !title || !kinds.includes(fields['kind'])) return undefined;
  const number = numberOf(fields['number']);
  const texts = ['url', 'appId', 'type', 'subtitle', 'siteName', 'description', 'icon'].flatMap((name) => {
    const text = textOf(fields[name]);
    return text ? [[name, text]] : [];
  });
  const isNumber = Number.isInteger(number) && number! > 0 && number! <= maximumItems;
  const data = fields['data'];
  return {
    ids,
    title,
    kind: fields['kind'] as SourceKind,
    ...Object.fromEntries(texts),
    ...(isNumber ? { number } : {}),
    ...(typeof data === 'object' && data !== null && !Array.isArray(data) ? { data: data as Fields } : {}),
  };
}

/** If several sources have the same number, only the first one keeps it. */
function withUniqueNumbers(sources: readonly Source[]): readonly Source[] {
  const numbers = new Set<number>();
  return sources.map(({ number, ...source }) => {
    if (number === undefined || numbers.has(number)) return source;
    numbers.add(number);
    return { ...source, number };
  });
}

function readActivity(fields: Fields): Activity | undefined {
  const id = textOf(fields['id']);
  const startedAt = timeOf(fields['startedAt']);
  if (!id || startedAt === undefined) return undefined;
  const { status } = fields;
  const toolName = textOf(fields['toolName']);
  const endedAt = timeOf(fields['endedAt']);
  const found = numberOf(fields['found']);
  return {
    id,
    toolIds: textsOf(fields['toolIds']),
    label: textOf(fields['label']) ?? '',
    status: status === 'done' || status === 'failed' ? status : 'stopped',
    startedAt,
    ...(toolName ? { toolName } : {}),
    ...(endedAt === undefined ? {} : { endedAt }),
    ...(found === undefined ? {} : { found }),
  };
}

function readError(fields: Fields): ChatError | undefined {
  const kind = textOf(fields['kind']);
  const cause = textOf(fields['cause']);
  return kind && cause ? { kind: kind as ChatErrorKind, cause } : undefined;
}

function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? (value as Fields) : {};
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function numberOf(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

/** Milliseconds since the epoch, if a `Date` can be made of them. */
function timeOf(value: unknown): number | undefined {
  const time = numberOf(value);
  return time !== undefined && Math.abs(time) <= 8.64e15 ? time : undefined;
}

function textsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}

function itemsOf<Item>(value: unknown, read: (fields: Fields) => Item | undefined): readonly Item[] {
  return listOf(Array.isArray(value) ? value.slice(0, maximumItems) : value, read);
}

function unique<Item>(items: readonly Item[], keyOf: (item: Item) => string): readonly Item[] {
  return [...new Map(items.map((item) => [keyOf(item), item])).values()];
}

function listOf<Item>(value: unknown, read: (fields: Fields) => Item | undefined): readonly Item[] {
  return Array.isArray(value) ? value.map((item) => read(fieldsOf(item))).filter((item) => item !== undefined) : [];
}
