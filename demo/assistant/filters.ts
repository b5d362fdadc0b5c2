import { bodyShapes, type FiltersRequest, type FilterStatsRequest } from '../../src/wire/fields.js';
import type { Assistant } from './assistant-options.js';
import { faultResponse } from './fault-response.js';
import { listValues, moments } from './page-filter.js';
import { readRequest } from './read-request.js';
import { invalid } from './refusals.js';

/** `POST /filters/stats`: which filters there are, and of what kind their values are, for each app. */
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

const mostOptions = 50;

/** `POST /filters`: the values of one filter that hold what was typed so far, the commonest first. */
export async function answerFilters(request: Request, requestId: string, assistant: Assistant): Promise<Response> {
  const read = await readRequest<FiltersRequest>(request, bodyShapes.filters, requestId);
  if ('problem' in read) return read.problem;
  const { name, assistantId } = read.body;
  const limit = read.body.limit ?? mostOptions;
  if (limit < 0) return invalid(requestId, { limit: ['must not be negative'] });
  const instead = await faultResponse(request, requestId, assistant, 'assistantId', assistantId);
  if (instead) return instead;
  const query = (read.body.query ?? '').trim().toLowerCase();
  const counts = new Map<string, number>();
  // A filter that no page has a value for has no options: that is no mistake.
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
