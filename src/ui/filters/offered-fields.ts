import type { SearchFilters } from '../chat-host.js';

/** A filter whose values are chosen from a list. */
export interface ListField {
  readonly kind: 'list';
  readonly name: 'appId' | 'type' | 'createdBy';
  /** Values that the host lets through; undefined: all that the API has. */
  readonly allowed: readonly string[] | undefined;
}

/** Two filters that let through what is not older, and not newer, than a time. */
export interface DateField {
  readonly kind: 'dates';
  readonly name: 'date';
  readonly start: string;
  readonly end: string;
}

export type FilterField = ListField | DateField;

const lists = ['appId', 'type', 'createdBy'] as const;
/** The first pair that the API has is offered. */
const times = [
  ['fromTime', 'untilTime'],
  ['modifiedAfterTime', 'modifiedBeforeTime'],
  ['createAfterTime', 'createBeforeTime'],
] as const;

/**
 * The filters to choose from. One that the host has restricted to a single value is left out: it cannot be narrowed any further.
 * @param stats by filter name and source app, as the API returns it
 * @param host the filters of the host
 */
export function offeredFields(
  stats: Readonly<Record<string, Readonly<Record<string, unknown>>>>,
  host: SearchFilters | undefined,
): readonly FilterField[] {
  const isAvailable = (name: string): boolean => Object.hasOwn(stats, name) && Object.keys(stats[name]!).length > 0;
  const listed = lists.filter(isAvailable).flatMap((name): readonly ListField[] => {
    const allowed = [host?.[name] ?? []].flat().map(String);
    if (allowed.length === 1) return [];
    return [{ kind: 'list', name, allowed: allowed[0] === undefined ? undefined : allowed }];
  });
  const pair = times.find((names) => names.every(isAvailable));
  return pair ? [...listed, { kind: 'dates', name: 'date', start: pair[0], end: pair[1] }] : listed;
}
