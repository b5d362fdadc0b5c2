import type { Assistant } from './assistant-options.js';
import { modeOf } from './mode.js';
import { invalid } from './refusals.js';

/** What a fault that a field names answers in place of an endpoint; undefined: nothing goes wrong. */
export async function faultResponse(
  { signal }: Request,
  requestId: string,
  { clock, attempts }: Assistant,
  field: string,
  value: string | null | undefined,
): Promise<Response | undefined> {
  const mode = modeOf(value);
  if (!mode) return invalid(requestId, { [field]: ['names nothing that there is'] });
  const attempt = mode.fault ? attempts.count(`${field} ${value}`) : 1;
  return mode.fault?.response?.({ requestId, clock, signal, attempt });
}
