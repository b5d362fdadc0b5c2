/**
 * The request bodies of the API. Only fields that are listed here are sent. `checkBody` takes an unknown value and returns its
 * known and valid fields, and the errors.
 */
import type { EndpointName } from './endpoints.js';

export const messageRoles = ['User', 'System', 'Assistant'] as const;
export type MessageRole = (typeof messageRoles)[number];

export interface ChatMessageRequest {
  readonly text?: string | null;
  readonly role?: MessageRole;
}

export interface ChatV2Request {
  /** At least one message. */
  readonly messages: readonly ChatMessageRequest[];
  /** Default: the workspace's default assistant. */
  readonly assistantId?: string | null;
  readonly threadId?: string | null;
}

export interface ChatV1Request extends ChatV2Request {
  readonly enterpriseSearch?: { readonly filters?: SearchFilters };
  readonly stream?: boolean;
}

export interface TokenRequest {
  /** A token of the host that identifies the user. */
  readonly token: string;
  readonly embedId: string;
}

export interface FilterStatsRequest {
  readonly assistantId?: string | null;
}

export interface FiltersRequest {
  /** A name of `SearchFilters`. */
  readonly name: string;
  readonly query?: string | null;
  readonly limit?: number | null;
  readonly assistantId?: string | null;
}

// prettier-ignore
export const listFilters = [
  'resourceId', 'rsvp', 'appId', 'type', 'label', 'anyLabel', 'sentTo', 'sentFrom', 'createdBy', 'modifiedBy', 'reporter',
  'assignedTo', 'reviewer', 'class', 'sharedBy', 'sharedWith', 'linkId', 'status', 'cycle', 'extension', 'jobTitle', 'location',
  'department', 'managedBy', 'participants', 'topic', 'mentioned', 'pathPrefix', 'path', 'fileTypeGroup', 'relatedContacts',
] as const;
export const switchFilters = ['isStarred', 'hasAttachments', 'isManager', 'hasLinks'] as const;
// prettier-ignore
export const textFilters = [
  'fromTime', 'untilTime', 'createBeforeTime', 'createAfterTime', 'modifiedBeforeTime', 'modifiedAfterTime', 'dueBeforeTime',
  'dueAfterTime', 'eventTimeFrameStart', 'eventTimeFrameEnd', 'recentActivityFor', 'workingOn',
] as const;

export type FilterValue = readonly string[] | string | number | boolean | null;

/** The documented filters by name. A workspace can have others; `/filters/stats` lists them. */
export type SearchFilters = { readonly [Name in (typeof listFilters)[number]]?: readonly string[] | null } & {
  readonly [Name in (typeof switchFilters)[number]]?: boolean | null;
} & { readonly [Name in (typeof textFilters)[number]]?: string | null } & { readonly [name: string]: FilterValue | undefined };

export interface TextShape {
  readonly type: 'string';
  readonly nullable?: true;
  readonly filled?: true;
  /** An id or a name, which is short. */
  readonly isName?: true;
}

export interface ListShape {
  readonly type: 'array';
  readonly items: FieldShape;
  readonly nullable?: true;
  readonly filled?: true;
}

export type FieldShape =
  | TextShape
  | ListShape
  | ObjectShape
  | { readonly type: 'integer' | 'boolean'; readonly nullable?: true }
  | { readonly type: 'role' | 'filter' };

export interface ObjectShape {
  readonly type: 'object';
  readonly fields: Readonly<Record<string, FieldShape>>;
  readonly required?: readonly string[];
  /** The shape of fields that are not listed. Without it, they are errors. */
  readonly others?: FieldShape;
}

const text = { type: 'string', nullable: true } as const;
const id = { type: 'string', nullable: true, isName: true } as const;
const name = { type: 'string', filled: true, isName: true } as const;
const token = { type: 'string', filled: true } as const;
const named = <Shape>(names: readonly string[], shape: Shape) => Object.fromEntries(names.map((each) => [each, shape]));

const filters: ObjectShape = {
  type: 'object',
  fields: {
    ...named(listFilters, { type: 'array', items: { type: 'string' }, nullable: true } as const),
    ...named(switchFilters, { type: 'boolean', nullable: true } as const),
    ...named(textFilters, text),
  },
  others: { type: 'filter' },
};
const messages = { type: 'array', filled: true, items: { type: 'object', fields: { text, role: { type: 'role' } } } } as const;
const chat = { messages, assistantId: id, threadId: id };

/** The shape of each endpoint's body. */
export const bodyShapes = {
  'chat-v2': { type: 'object', fields: chat, required: ['messages'] },
  'chat-v1': {
    type: 'object',
    fields: { ...chat, enterpriseSearch: { type: 'object', fields: { filters } }, stream: { type: 'boolean' } },
    required: ['messages'],
  },
  tokens: { type: 'object', fields: { token, embedId: name }, required: ['token', 'embedId'] },
  'filter-stats': { type: 'object', fields: { assistantId: id } },
  filters: {
    type: 'object',
    fields: { name, query: text, limit: { type: 'integer', nullable: true }, assistantId: id },
    required: ['name'],
  },
} as const satisfies { readonly [Name in Exclude<EndpointName, 'resource-content'>]: ObjectShape };

export interface CheckedBody {
  /** The known and valid fields, with roles in the API's spelling. Undefined if the body is not an object. */
  readonly body: Readonly<Record<string, unknown>> | undefined;
  /** Errors by field (`messages[0].role`). Errors of the whole body stand under `body`. */
  readonly errors: Readonly<Record<string, readonly string[]>>;
}

/** Limits of a receiver, beside what the API documents. */
export interface BodyBounds {
  /** Of a list. */
  readonly items: number;
  /** Characters of a text. */
  readonly length: number;
}

/** Errors after the first twenty are not counted: a body can have as many as it has bytes. */
const mostErrors = 20;
/** Characters of an id or a name. */
const longestName = 256;

export function checkBody(
  shape: ObjectShape,
  value: unknown,
  bounds: BodyBounds = { items: Infinity, length: Infinity },
): CheckedBody {
  const check = new BodyCheck(bounds);
  const body = check.value(shape, value, '') as CheckedBody['body'];
  return { body, errors: Object.fromEntries(check.errors) };
}

class BodyCheck {
  readonly errors = new Map<string, readonly string[]>();
  readonly #bounds: BodyBounds;

  constructor(bounds: BodyBounds) {
    this.#bounds = bounds;
  }

  /** The value as it may be sent; undefined if it may not. */
  value(shape: FieldShape, value: unknown, path: string): unknown {
    if (value === null && 'nullable' in shape) return null;
    switch (shape.type) {
      case 'object':
        return this.#object(shape, value, path);
      case 'array':
        return this.#array(shape, value, path);
      case 'role': {
        // The vendor's examples write `user`: any case is accepted, and the API's is sent.
        const role = messageRoles.find((each) => typeof value === 'string' && each.toLowerCase() === value.toLowerCase());
        return role ?? this.#report(path, `must be one of ${messageRoles.join(', ')}`);
      }
      case 'filter':
        return this.#filter(value, path);
      case 'integer':
        return Number.isSafeInteger(value) ? value : this.#report(path, 'must be a whole number');
      case 'boolean':
        return typeof value === 'boolean' ? value : this.#report(path, 'must be true or false');
      case 'string':
        return this.#text(shape, value, path);
    }
  }

  #report(path: string, error: string): undefined {
    const name = path.slice(0, longestName) || 'body';
    if (this.#isFull) return;
    this.errors.set(name, [...(this.errors.get(name) ?? []), error]);
  }

  get #isFull(): boolean {
    return this.errors.size >= mostErrors;
  }

  #text(shape: TextShape, value: unknown, path: string): unknown {
    if (typeof value !== 'string') return this.#report(path, 'must be a text');
    if (shape.filled && value === '') return this.#report(path, 'must not be empty');
    const most = Math.min(shape.isName ? longestName : Infinity, this.#bounds.length);
    return value.length > most ? this.#report(path, `must have at most ${most} characters`) : value;
  }

  #array(shape: ListShape, value: unknown, path: string): unknown {
    if (!Array.isArray(value)) return this.#report(path, 'must be a list');
    if (shape.filled && value.length === 0) this.#report(path, 'must not be empty');
    const { items } = this.#bounds;
    if (value.length > items) return this.#report(path, `must have at most ${items} items`);
    const checked: unknown[] = [];
    for (let index = 0; index < value.length && !this.#isFull; index += 1) {
      const kept = this.value(shape.items, value[index], `${path}[${index}]`);
      if (kept !== undefined) checked.push(kept);
    }
    return checked;
  }

  #object(shape: ObjectShape, value: unknown, path: string): unknown {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return this.#report(path, 'must be an object');
    const checked: [string, unknown][] = [];
    const given = Object.entries(value).filter(([, field]) => field !== undefined);
    for (const [key, field] of given) {
      if (this.#isFull) break;
      const fieldPath = path ? `${path}.${key}` : key;
      // `hasOwn`: names such as `constructor` are not fields.
      const fieldShape = Object.hasOwn(shape.fields, key) ? shape.fields[key] : shape.others;
      const kept = fieldShape
        ? this.value(fieldShape, field, fieldPath)
        : this.#report(fieldPath, 'is not a field of this request');
      if (kept !== undefined) checked.push([key, kept]);
    }
    for (const key of shape.required ?? []) {
      if (!given.some(([each]) => each === key)) this.#report(path ? `${path}.${key}` : key, 'is required');
    }
    return Object.fromEntries(checked);
  }

  #filter(value: unknown, path: string): unknown {
    const texts = Array.isArray(value) ? value : [value];
    if (texts.length > this.#bounds.items) return this.#report(path, `must have at most ${this.#bounds.items} items`);
    if (texts.some((text) => typeof text === 'string' && text.length > this.#bounds.length))
      return this.#report(path, `must have at most ${this.#bounds.length} characters`);
    return isFilterValue(value) ? value : this.#report(path, 'must be a list of texts, a text, a number, true, false or null');
  }
}

function isFilterValue(value: unknown): value is FilterValue {
  if (Array.isArray(value)) return value.every((item) => typeof item === 'string');
  return value === null || ['string', 'number', 'boolean'].includes(typeof value);
}
