import { switchFilters, type FilterValue, type SearchFilters } from '../../src/wire/fields.js';
import type { Page } from './page.js';

/**
 * `enterpriseSearch.filters`: which pages may be answered from. A page has what its front matter tells. A filter for what
 * no page has (a label, an assignee, a workspace's own) lets nothing through: to answer from what somebody wanted kept out
 * would be worse than not to answer. Null and an empty list ask for nothing.
 */
export function pageFilter(
  filters: SearchFilters,
): { readonly isAllowed: (page: Page) => boolean } | { readonly errors: Readonly<Record<string, readonly string[]>> } {
  const given = Object.entries(filters).filter(([, value]) => isAsking(value));
  const wrong = given.filter(([name, value]) => Object.hasOwn(moments, name) && Number.isNaN(Date.parse(String(value))));
  if (wrong.length > 0) {
    return { errors: Object.fromEntries(wrong.map(([name]) => [`enterpriseSearch.filters.${name}`, ['must be a date']])) };
  }
  const tests = given.map(([name, value]) => testOf(name, value!));
  return { isAllowed: (page) => tests.every((test) => test(page)) };
}

/** What a page has of a filter by lists of texts. */
export const listValues: Readonly<Record<string, (page: Page) => string | undefined>> = {
  resourceId: ({ id }) => id,
  appId: ({ details }) => details.appId,
  type: ({ details }) => details.type,
  createdBy: ({ details }) => details.createdBy,
  path: ({ path }) => path,
  extension: ({ path }) => path.slice(path.lastIndexOf('.') + 1),
};

/** What of a page lies before or after a moment; that moment itself lies after. */
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
  if (name === 'hasLinks') return ({ links }) => links.size > 0 === value;
  // Nothing here is starred, has attachments or manages anybody.
  if ((switchFilters as readonly string[]).includes(name)) return () => value === false;
  return () => false;
}

function isAsking(value: FilterValue | undefined): boolean {
  return value !== undefined && value !== null && !(Array.isArray(value) && value.length === 0);
}
