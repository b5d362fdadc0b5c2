import { boundedText } from '../../src/wire/problem.js';
import { mintId } from '../../src/conversation/identifier.js';
import { modeOf } from '../assistant/faults/faults.js';
import { systemClock } from '../assistant/api/pace.js';

/** What an expired sign-on, a gateway or a network would answer before the proxy sees the request, where such a fault is asked for. */
export async function answerInFront(request: Request): Promise<Response | undefined> {
  if (request.method !== 'POST') return undefined;
  const text = await boundedText(request.clone().body, 1_000_000).catch(() => undefined);
  const fault = modeOf(assistantIdIn(text ?? ''))?.fault;
  if (!fault?.isInFront) return undefined;
  return fault.response?.({ requestId: mintId(), clock: systemClock, signal: request.signal, attempt: 1 });
}

function assistantIdIn(text: string): string | undefined {
  // Most requests name no fault, and need not be read twice.
  if (!text.includes('fault:')) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    const id = typeof value === 'object' && value !== null && 'assistantId' in value ? value.assistantId : undefined;
    return typeof id === 'string' ? id : undefined;
  } catch {
    return undefined;
  }
}
