import { endpoints, endpointUrl, type Endpoint } from '../wire/endpoints.js';
import type { FiltersRequest, FilterStatsRequest } from '../wire/fields.js';
import { asRecord, asRecords, asText, asTexts, type JsonRecord } from '../wire/narrow.js';
import type { HttpSettings } from './http-settings.js';
import { baseOf, type Strategies } from './http-transport.js';
import { requestJson } from './request-json.js';

/** By filter name and source app: the kinds of its values. */
export type FilterStats = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;

export interface FilterOption {
  /** The value to use in `SearchFilters`. */
  readonly value: string;
  /** Further data of the API about the value, unchanged. */
  readonly data?: unknown;
}

/** Which values of a filter to return. */
export interface ValuesQuery {
  /** A name of `SearchFilters`. */
  readonly name: string;
  /** Text that the values must match; absent: all values. */
  readonly query?: string | undefined;
  /** Maximum number of values. Default: the API's. */
  readonly limit?: number | undefined;
  /** Absent: the default assistant. */
  readonly assistantId?: string | undefined;
}

/** What questions can be restricted to. Each function throws a `ChatFailure` for every fault, or the signal's reason. */
export interface FilterReader {
  /** @param assistantId absent: the default assistant */
  stats(assistantId: string | undefined, signal: AbortSignal): Promise<FilterStats>;
  values(wanted: ValuesQuery, signal: AbortSignal): Promise<readonly FilterOption[]>;
}

export function createFilterReader(settings: HttpSettings, strategies: Pick<Strategies, 'auth'>): FilterReader {
  const call = async ({ path, method }: Endpoint, body: object, signal: AbortSignal): Promise<JsonRecord | undefined> => {
    const auth = await strategies.auth();
    const url = endpointUrl(baseOf(settings, auth), path);
    return asRecord(await requestJson({ url, method, body }, settings, auth, signal));
  };
  return {
    async stats(assistantId, signal) {
      const body: FilterStatsRequest = assistantId ? { assistantId } : {};
      const available = asRecord((await call(endpoints['filter-stats'], body, signal))?.['availableFilters']) ?? {};
      return byName(available, (apps) => byName(asRecord(apps) ?? {}, asTexts));
    },
    async values({ name, query, limit, assistantId }, signal) {
      const body: FiltersRequest = {
        name,
        ...(query && { query }),
        ...(limit && { limit }),
        ...(assistantId && { assistantId }),
      };
      return asRecords((await call(endpoints.filters, body, signal))?.['options']).flatMap((option) => {
        const value = asText(option['value']);
        return value === undefined ? [] : [{ value, ...('data' in option ? { data: option['data'] } : {}) }];
      });
    },
  };
}

function byName<Value>(record: JsonRecord, read: (value: unknown) => Value): Readonly<Record<string, Value>> {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, read(value)]));
}
