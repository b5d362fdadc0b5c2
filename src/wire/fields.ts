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

export type FieldShape =
  | { readonly type: 'string' | 'integer' | 'boolean'; readonly nullable?: true; readonly filled?: true }
  | { readonly type: 'role' | 'filter' }
  | { readonly type: 'array'; readonly items: FieldShape; readonly nullable?: true; readonly filled?: true }
  | ObjectShape;

export interface ObjectShape {
  readonly type: 'object';
  readonly fields: Readonly<Record<string, FieldShape>>;
  readonly required?: readonly string[];
  /** The shape of fields that are not listed. Without it, they are errors. */
  readonly others?: FieldShape;
}

const text = { type: 'string', nullable: true } as const;
const name = { type: 'string', filled: true } as const;
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
const chat = { messages, assistantId: text, threadId: text };

/** The shape of each endpoint's body. */
export const bodyShapes = {
  'chat-v2': { type: 'object', fields: chat, required: ['messages'] },
  'chat-v1': {
    type: 'object',
    fields: { ...chat, enterpriseSearch: { type: 'object', fields: { filters } }, stream: { type: 'boolean' } },
    required: ['messages'],
  },
  tokens: { type: 'object', fields: { token: name, embedId: name }, required: ['token', 'embedId'] },
  'filter-stats': { type: 'object', fields: { assistantId: text } },
  filters: {
    type: 'object',
    fields: { name, query: text, limit: { type: 'integer', nullable: true }, assistantId: text },
    required: ['name'],
  },
} as const satisfies { readonly [Name in Exclude<EndpointName, 'resource-content'>]: ObjectShape };

export interface CheckedBody {
  /** The known and valid fields, with roles in the API's spelling. Undefined if the body is not an object. */
  readonly body: Readonly<Record<string, unknown>> | undefined;
  /** Errors by field (`messages[0].role`). Errors of the whole body stand under `body`. */
  readonly errors: Readonly<Record<string, readonly string[]>>;
}

export function checkBody(shape: ObjectShape, value: unknown): CheckedBody {
  const errors = new Map<string, string[]>();
  const report: Report = (path, error) => void errors.set(path || 'body', [...(errors.get(path || 'body') ?? []), error]);
  const body = check(shape, value, '', report) as CheckedBody['body'];
  return { body, errors: Object.fromEntries(errors) };
}

type Report = (path: string, error: string) => void;

/** The value as it may be sent; undefined if it may not. */
function check(shape: FieldShape, value: unknown, path: string, report: Report): unknown {
  if (value === null && 'nullable' in shape) return null;
  switch (shape.type) {
    case 'object':
      return checkObject(shape, value, path, report);
    case 'array': {
      if (!Array.isArray(value)) return report(path, 'must be a list');
      if (shape.filled && value.length === 0) report(path, 'must not be empty');
      return value
        .map((item, index) => check(shape.items, item, `${path}[${index}]`, report))
        .filter((item) => item !== undefined);
    }
    case 'role': {
      // The vendor's examples write `user`: any case is accepted, and the API's is sent.
      const role = messageRoles.find((each) => typeof value === 'string' && each.toLowerCase() === value.toLowerCase());
      return role ?? report(path, `must be one of ${messageRoles.join(', ')}`);
    }
    case 'filter':
      return isFilterValue(value) ? value : report(path, 'must be a list of texts, a text, a number, true, false or null');
    case 'integer':
      return Number.isSafeInteger(value) ? value : report(path, 'must be a whole number');
    default:
      if (typeof value !== shape.type) return report(path, shape.type === 'string' ? 'must be a text' : 'must be true or false');
      if (shape.filled && value === '') return report(path, 'must not be empty');
      return value;
  }
}

function checkObject(shape: ObjectShape, value: unknown, path: string, report: Report): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return report(path, 'must be an object');
  const checked: [string, unknown][] = [];
  const given = Object.entries(value).filter(([, field]) => field !== undefined);
  for (const [key, field] of given) {
    const fieldPath = path ? `${path}.${key}` : key;
    // `hasOwn`: names such as `constructor` are not fields.
    const fieldShape = Object.hasOwn(shape.fields, key) ? shape.fields[key] : shape.others;
    const kept = fieldShape ? check(fieldShape, field, fieldPath, report) : report(fieldPath, 'is not a field of this request');
    if (kept !== undefined) checked.push([key, kept]);
  }
  for (const key of shape.required ?? []) {
    if (!given.some(([each]) => each === key)) report(path ? `${path}.${key}` : key, 'is required');
  }
  return Object.fromEntries(checked);
}

function isFilterValue(value: unknown): value is FilterValue {
  if (Array.isArray(value)) return value.every((item) => typeof item === 'string');
  return value === null || ['string', 'number', 'boolean'].includes(typeof value);
}
