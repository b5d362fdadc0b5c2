import type { AnswerEvent } from '../conversation/answer-event.js';
import type { Citation } from '../conversation/conversation.js';
import { combineFilters } from './combine-filters.js';
import { paths } from './endpoints.js';
import type { ChatV1Request } from './fields.js';
import { readIdentity } from './identity.js';
import { asRecord, asRecords, asText, asTexts, type JsonRecord } from './narrow.js';
import type { Decoder, Protocol } from './protocol.js';
import { readResource } from './sources.js';
import { TextSoFar } from './text-so-far.js';

/** `POST /chats`: payloads of several types, each with its own fields; `Full` is the whole answer. */
export const v1: Protocol = {
  path: paths.chatV1,
  body({ messages, threadId, assistantId, filters, chosen, stream }): ChatV1Request {
    return {
      messages,
      threadId,
      stream: stream ?? true,
      ...(assistantId ? { assistantId } : {}),
      ...(filters || chosen ? { enterpriseSearch: { filters: combineFilters(filters, chosen) } } : {}),
    };
  },
  createDecoder: () => new V1Decoder(),
};

const types = new Set(['request', 'resources', 'message', 'references', 'progress', 'full']);

/** A citation by index into the list of references, which may come later. */
interface IndexedCitation {
  readonly index: number;
  readonly position: number;
}

interface Parts {
  readonly text: string;
  readonly citations: readonly IndexedCitation[];
}

class V1Decoder implements Decoder {
  readonly #text = new TextSoFar();
  #references: readonly string[] = [];
  /** Citations so far, as `index at position`. */
  readonly #known = new Set<string>();
  /** Citations whose references have not come yet. */
  #pending: readonly IndexedCitation[] = [];
  /** The current step. The API reports when a step begins, but not when it ends. */
  #step: string | undefined;
  #steps = 0;

  decode(value: unknown): readonly AnswerEvent[] {
    return asRecords(value).flatMap((record) => this.#decodeEvent(record));
  }

  #decodeEvent(record: JsonRecord): readonly AnswerEvent[] {
    const type = asText(record['type'])?.toLowerCase();
    if (type !== undefined && !types.has(type)) return readIdentity(record);
    const message = asRecord(record['message']) ?? record;
    const role = asText(message['role'])?.toLowerCase() ?? 'assistant';
    const parts = role === 'assistant' ? readParts(message['parts']) : undefined;
    const sources = asRecords(record['resources']).flatMap(readResource);
    const references = asRecords(record['references']).flatMap((each) => asText(each['resourceId']) ?? []);
    // A whole answer has a list of references of its own, which its indices refer to.
    if (type === 'full' && references.length > 0) this.#references = [];
    return [
      ...readIdentity(record),
      ...(sources.length > 0 ? [{ type: 'resources', sources } as const] : []),
      ...(type === 'progress' ? this.#readProgress(asText(record['code'])) : []),
      ...this.#readReferences(references),
      ...(parts ? (type === 'full' ? this.#replace(parts) : this.#append(parts)) : []),
      ...this.#citations(),
    ];
  }

  #readProgress(code: string | undefined): readonly AnswerEvent[] {
    if (code === undefined) return [];
    const id = `progress-${++this.#steps}`;
    const name = code.replace(/_retry$/, '').replaceAll('_', ' ');
    const ended = this.#endStep();
    this.#step = id;
    return [...ended, { type: 'tool-call', id, name }];
  }

  #endStep(): readonly AnswerEvent[] {
    const id = this.#step;
    this.#step = undefined;
    return id === undefined ? [] : [{ type: 'tool-status', id, status: 'done' }];
  }

  /** The list can come whole or in parts. */
  #readReferences(ids: readonly string[]): readonly AnswerEvent[] {
    if (ids.length === 0) return [];
    const isWhole = this.#references.every((id, index) => ids[index] === id);
    this.#references = isWhole ? ids : [...this.#references, ...ids];
    return [{ type: 'sources-used', ids: this.#references }];
  }

  #append(parts: Parts): readonly AnswerEvent[] {
    const isWhole = this.#text.isRepeatedBy(parts.text);
    const start = isWhole ? 0 : this.#text.length;
    const { text, isWhole: replaces } = this.#text.add(parts.text);
    if (replaces) return this.#replace(parts);
    this.#cite(parts.citations.map(({ index, position }) => ({ index, position: position + start })));
    return text === '' ? [] : [...this.#endStep(), { type: 'text', text }];
  }

  #replace({ text, citations }: Parts): readonly AnswerEvent[] {
    if (text === '') return [];
    this.#text.replace(text);
    this.#known.clear();
    this.#pending = [];
    this.#cite(citations);
    return [...this.#endStep(), { type: 'replace-text', text, citations: this.#resolve() }];
  }

  #citations(): readonly AnswerEvent[] {
    return this.#resolve().map((citation) => ({ type: 'citation', ...citation }));
  }

  /** The same citation can be sent several times. */
  #cite(citations: readonly IndexedCitation[]): void {
    const isNew = ({ index, position }: IndexedCitation): boolean => {
      const key = `${index} at ${position}`;
      return !this.#known.has(key) && this.#known.add(key).size > 0;
    };
    this.#pending = [...this.#pending, ...citations.filter(isNew)];
  }

  /** The pending citations whose references have come, one for each position. */
  #resolve(): readonly Citation[] {
    const places = new Map<number, string[]>();
    this.#pending = this.#pending.filter(({ index, position }) => {
      const id = this.#references[index];
      if (id === undefined) return true;
      places.set(position, [...(places.get(position) ?? []), id]);
      return false;
    });
    return [...places].map(([position, referenceIds]) => ({ referenceIds, position }));
  }
}

function readParts(value: unknown): Parts {
  let text = '';
  const citations: IndexedCitation[] = [];
  for (const part of asRecords(value)) {
    const type = asText(part['type'])?.toLowerCase();
    if (type === 'inlinereference') {
      const indices = asTexts(part['indices'])
        .map(Number)
        .filter((index) => Number.isInteger(index) && index >= 0);
      citations.push(...indices.map((index) => ({ index, position: text.length })));
    } else if (type === 'text' || type === undefined) text += typeof part['text'] === 'string' ? part['text'] : '';
  }
  return { text, citations };
}
