import {
  bodyShapes,
  switchFilters,
  type FiltersRequest,
  type FilterStatsRequest,
  type FilterValue,
  type SearchFilters,
} from '../../../src/wire/fields.js';
import type { Assistant } from '../assistant-options.js';
import type { Page } from '../documents/page.js';
import { faultResponse } from '../faults/faults.js';
import { readRequest } from './read-request.js';
import { invalid } from './refusal.js';

/**
 * Reads `enterpriseSearch.filters`: which pages may be used for an answer. Pages have the values of their front matter. A
 * filter for a property that pages do not have (a label, an assignee) excludes them all, since no answer is better than one
 * from excluded pages. Null and an empty list do not filter.
 */
export function pageFilter(
  filters: SearchFilters,
): { readonly isAllowed: (page: Page) => boolean } | { readonly errors: Readonly<Record<string, readonly string[]>> } {
  const given = Object.entries(filters).filter(([, value]) => isSet(value));
  const wrong = given.filter(([name, value]) => Object.hasOwn(moments, name) && Number.isNaN(Date.parse(String(value))));
  if (wrong.length > 0) {
    return { errors: Object.fromEntries(wrong.map(([name]) => [`enterpriseSearch.filters.${name}`, ['must be a date']])) };
  }
  const tests = given.map(([name, value]) => testOf(name, value!));
  return { isAllowed: (page) => tests.every((test) => test(page)) };
}

/** The value of a page for each filter that takes a list of texts. */
export const listValues: Readonly<Record<string, (page: Page) => string | undefined>> = {
  resourceId: ({ id }) => id,
  appId: ({ details }) => details.appId,
  type: ({ details }) => details.type,
  createdBy: ({ details }) => details.createdBy,
  path: ({ path }) => path,
  extension: ({ path }) => path.slice(path.lastIndexOf('.') + 1),
};

/** The date that a time filter compares. `after` includes the moment itself. */
export const moments: Readonly<Record<string, readonly ['createdAt' | 'modifiedAt', 'before' | 'after']>> = {
  createBeforeTime: ['createdAt', 'before'],
  createAfterTime: ['createdAt', 'after'],
  modifiedBeforeTime: ['modifiedAt', 'before'],
  modifiedAfterTime: ['modifiedAt', 'after'],
  untilTime: ['modifiedAt', 'before'],
  fromTime: ['modifiedAt', 'after'],
};

function testOf(name: string, value: NonNullable<FilterValue>): (page: Page) => boolean {
  const wanted = (Array.isArray(value) ? value : [value]).map((each) => String(each).toLowerCase());
  const moment = Object.hasOwn(moments, name) ? moments[name] : undefined;
  if (moment) {
    const limit = Date.parse(String(value));
    return ({ details }) => {
      const time = Date.parse(details[moment[0]] ?? '');
      return moment[1] === 'before' ? time < limit : time >= limit;
    };
  }
  if (name === 'pathPrefix') return ({ path }) => wanted.some((prefix) => path.toLowerCase().startsWith(prefix));
  const valueOf = Object.hasOwn(listValues, name) ? listValues[name] : undefined;
  if (valueOf) return (page) => wanted.includes(valueOf(page)?.toLowerCase() ?? '');
  if (name === 'hasLinks') return ({ links }) => links.length > 0 === value;
  // No page is starred, has attachments or is a manager.
  if ((switchFilters as readonly string[]).includes(name)) return () => value === false;
  return () => false;
}

function isSet(value: FilterValue | undefined): boolean {
  return value !== undefined && value !== null && !(Array.isArray(value) && value.length === 0);
}

/** `POST /filters/stats`: the available filters, with the kinds of their values for each app. */
export async function answerFilterStats(request: Request, requestId: string, assistant: Assistant): Promise<Response> {
  const read = await readRequest<FilterStatsRequest>(request, bodyShapes['filter-stats'], requestId);
  if ('problem' in read) return read.problem;
  const instead = await faultResponse(request, requestId, assistant, 'assistantId', read.body.assistantId);
  if (instead) return instead;
  const availableFilters: Record<string, Record<string, readonly string[]>> = {};
  for (const page of assistant.knowledge.pages) {
    const { appId } = page.details;
    const add = (name: string, kind: string) => ((availableFilters[name] ??= {})[appId] = [kind]);
    for (const [name, valueOf] of Object.entries(listValues)) if (valueOf(page)) add(name, 'text');
    for (const [name, [field]] of Object.entries(moments)) if (page.details[field]) add(name, 'time');
    add('pathPrefix', 'text');
    add('hasLinks', 'boolean');
  }
  return Response.json({ availableFilters, requestId }, { headers: headersOf(requestId) });
}

const maxOptions = 50;

/** `POST /filters`: the values of one filter that contain the query, most frequent first. */
export async function answerFilters(request: Request, requestId: string, assistant: Assistant): Promise<Response> {
  const read = await readRequest<FiltersRequest>(request, bodyShapes.filters, requestId);
  if ('problem' in read) return read.problem;
  const { name, assistantId } = read.body;
  const limit = read.body.limit ?? maxOptions;
  if (limit < 0) return invalid(requestId, { limit: ['must not be negative'] });
  const instead = await faultResponse(request, requestId, assistant, 'assistantId', assistantId);
  if (instead) return instead;
  const query = (read.body.query ?? '').trim().toLowerCase();
  const counts = new Map<string, number>();
  // An unknown filter has no options; that is not an error.
  const valueOf = Object.hasOwn(listValues, name) ? listValues[name]! : () => undefined;
  for (const page of assistant.knowledge.pages) {
    const value = valueOf(page);
    if (value?.toLowerCase().includes(query)) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  const options = Array.from(counts, ([value, count]) => ({ value, data: { count } }))
    .sort((one, other) => other.data.count - one.data.count || (one.value < other.value ? -1 : 1))
    .slice(0, limit);
  return Response.json({ options, requestId }, { headers: headersOf(requestId) });
}

function headersOf(requestId: string): Record<string, string> {
  return { RequestId: requestId, 'cache-control': 'no-store' };
}
