import type { AnswerEvent } from '../conversation/answer-event.js';
import type { ActivityStatus } from '../conversation/conversation.js';
import { paths } from './endpoints.js';
import type { ChatV2Request } from './fields.js';
import { asList, asRecord, asRecords, asText, asTexts, compact, type JsonRecord } from './narrow.js';
import type { Decoder, Protocol, Question } from './protocol.js';
import { readIdentity } from './identity.js';
import { readSources } from './sources.js';
import { TextSoFar } from './text-so-far.js';

/** `POST /chats/v2`: each payload has any of the documented fields, also several at once. */
export const v2: Protocol = {
  path: paths.chatV2,
  body({ messages, threadId, assistantId }: Question): ChatV2Request {
    return { messages, threadId, ...(assistantId ? { assistantId } : {}) };
  },
  createDecoder: () => new V2Decoder(),
};

class V2Decoder implements Decoder {
  readonly #text = new TextSoFar();

  decode(value: unknown): readonly AnswerEvent[] {
    // A JSON answer can be one payload or a list.
    return asRecords(value).flatMap((record) => this.#decodeEvent(record));
  }

  #decodeEvent(record: JsonRecord): readonly AnswerEvent[] {
    return [
      ...readIdentity(record),
      ...asRecords(record['toolCalls']).flatMap(readToolCall),
      ...asRecords(record['tool']).flatMap(readTool),
      ...this.#readText(record['text']),
      ...asRecords(record['reference']).flatMap((reference) => readReference(reference, this.#text.length)),
      ...asRecords(record['sources']).flatMap(readSourcesUsed),
    ];
  }

  #readText(value: unknown): readonly AnswerEvent[] {
    const pieces = asList(value).filter((piece) => typeof piece === 'string');
    return pieces.flatMap((piece): readonly AnswerEvent[] => {
      const { text, isWhole } = this.#text.add(piece);
      return text === '' ? [] : [{ type: isWhole ? 'replace-text' : 'text', text }];
    });
  }
}

function readToolCall(call: JsonRecord): readonly AnswerEvent[] {
  const callId = asText(call['callId']);
  const id = asText(call['id']) ?? callId;
  if (id === undefined) return [];
  const name = asText(call['name']);
  return [
    compact<AnswerEvent & { type: 'tool-call' }>({ type: 'tool-call', id, callId, name, arguments: asText(call['arguments']) }),
  ];
}

function readTool(tool: JsonRecord): readonly AnswerEvent[] {
  return [
    ...asRecords(tool['toolCallStatus']).flatMap(readToolStatus),
    ...asRecords(tool['toolStep']).flatMap(readToolStep),
    ...asRecords(tool['response']).flatMap(readToolResponse),
  ];
}

const statuses: ReadonlyMap<string, ActivityStatus> = new Map([
  ['start', 'running'],
  ['end', 'done'],
  ['failed', 'failed'],
]);

function readToolStatus(record: JsonRecord): readonly AnswerEvent[] {
  const id = asText(record['toolCallId']);
  const status = statuses.get(asText(record['status'])?.toLowerCase() ?? '');
  return id && status ? [{ type: 'tool-status', id, status }] : [];
}

function readToolStep(record: JsonRecord): readonly AnswerEvent[] {
  const description = asText(record['stepDescription']);
  const toolId = asText(record['toolId']);
  return description ? [{ type: 'tool-step', description, ...(toolId ? { toolId } : {}) }] : [];
}

function readToolResponse(record: JsonRecord): readonly AnswerEvent[] {
  const resources = asRecords(record['resources']);
  if (resources.length === 0) return [];
  const sources = resources.flatMap(readSources);
  const custom = resources.map((each) => asRecord(each['custom'])).find((each) => each !== undefined);
  const toolId = asText(record['toolId']);
  const toolName = asText(record['name']);
  return [compact<AnswerEvent & { type: 'resources' }>({ type: 'resources', sources, toolId, toolName, custom })];
}

function readReference(record: JsonRecord, end: number): readonly AnswerEvent[] {
  const referenceIds = asTexts(record['referenceIds']);
  const told = record['position'];
  // A reference without a position belongs to the end of the text so far.
  const position = typeof told === 'number' && Number.isFinite(told) ? Math.max(0, Math.floor(told)) : end;
  return referenceIds.length > 0 ? [{ type: 'citation', referenceIds, position }] : [];
}

function readSourcesUsed(record: JsonRecord): readonly AnswerEvent[] {
  const ids = asTexts(record['sourcesIds']);
  return ids.length > 0 ? [{ type: 'sources-used', ids }] : [];
}
