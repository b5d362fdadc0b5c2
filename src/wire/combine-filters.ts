import type { QuestionFilter } from '../conversation/conversation.js';
import { ChatFailure } from '../conversation/errors.js';
import type { FilterValue, SearchFilters } from './fields.js';

const startOfTime = /(^from|After)Time$/;
const endOfTime = /(^until|Before)Time$/;

/**
 * The filters of the host, narrowed by what the user has chosen. The API takes resources with any value of a list, so a list of
 * the host keeps those values that are chosen, too; of two times, the one that lets through less is taken.
 * @throws {ChatFailure} if nothing is left of a list: an empty one would not restrict anything
 */
export function combineFilters(host: SearchFilters = {}, chosen: readonly QuestionFilter[] = []): SearchFilters {
  // Stored names are untrusted: a plain object has names of its own.
  const combined = new Map<string, FilterValue | undefined>(Object.entries(host));
  for (const name of new Set(chosen.map((filter) => filter.name))) {
    const values = chosen.filter((filter) => filter.name === name).map(({ value }) => value);
    const given = combined.get(name);
    if (startOfTime.test(name) || endOfTime.test(name)) combined.set(name, narrowestTime(name, values, given));
    else combined.set(name, commonValues(name, values, given));
  }
  return Object.fromEntries(combined);
}

function narrowestTime(name: string, values: readonly string[], given: FilterValue | undefined): FilterValue {
  // What cannot be compared with the user's time stays in force.
  if (isSet(given) && Number.isNaN(Date.parse(String(given)))) return given;
  const times = [...values, ...(isSet(given) ? [String(given)] : [])].sort((one, other) => Date.parse(one) - Date.parse(other));
  return times.at(startOfTime.test(name) ? -1 : 0)!;
}

function commonValues(name: string, values: readonly string[], given: FilterValue | undefined): readonly string[] {
  if (!isSet(given)) return values;
  const allowed = [given].flat().map(String);
  const common = values.filter((value) => allowed.includes(value));
  if (common[0] !== undefined) return common;
  const cause = `Nothing is left to search: \`filters\` excludes what the user has restricted the question to by \`${name}\`.`;
  throw new ChatFailure({ kind: 'bad-request', cause });
}

/** Null and an empty list do not restrict. */
function isSet(value: FilterValue | undefined): value is Exclude<FilterValue, null> {
  return value !== undefined && value !== null && !(Array.isArray(value) && value.length === 0);
}
