/** The proxy of the demo: in front of its own assistant, or of Unleash. */
import { mintId } from '../../src/conversation/identifier.js';
import { createProxy, type Proxy } from '../../src/proxy/proxy.js';
import { boundedText } from '../../src/wire/problem.js';
import { modeOf } from '../assistant/faults/faults.js';
import { systemClock } from '../assistant/api/pace.js';

export interface UnleashOptions {
  readonly apiKey: string;
  readonly baseUrl?: string;
  readonly account?: string;
  readonly assistantId?: string;
}

export function assistantProxy(apiKey: string, handleRequest: (request: Request) => Promise<Response>): Proxy {
  // Created for each request: the URLs of sources have to start with the origin of the page.
  return async (request) =>
    (await answerInFront(request)) ??
    createProxy({
      apiKey,
      account: false,
      limits: false,
      baseUrl: new URL('/assistant', request.url).href,
      allowInsecureUpstream: true,
      prefix: '/unleash',
      fetch: (input, init) => handleRequest(new Request(input, init)),
    })(request);
}

export function unleashProxy({ apiKey, baseUrl, account, assistantId }: UnleashOptions): Proxy {
  return createProxy({
    apiKey,
    account: account || false,
    prefix: '/unleash',
    ...(baseUrl ? { baseUrl } : {}),
    ...(assistantId ? { defaultAssistantId: assistantId } : {}),
  });
}

/** The response of a requested fault that is in front of the proxy: a sign-in page, a gateway or a network. */
async function answerInFront(request: Request): Promise<Response | undefined> {
  if (request.method !== 'POST') return undefined;
  const text = await boundedText(request.clone().body, 1_000_000).catch(() => undefined);
  const fault = modeOf(assistantIdIn(text ?? ''))?.fault;
  if (!fault?.isInFront) return undefined;
  return fault.response?.({ requestId: mintId(), clock: systemClock, signal: request.signal, attempt: 1 });
}

function assistantIdIn(text: string): string | undefined {
  // Avoids parsing most requests twice.
  if (!text.includes('fault:')) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    const id = typeof value === 'object' && value !== null && 'assistantId' in value ? value.assistantId : undefined;
    return typeof id === 'string' ? id : undefined;
  } catch {
    return undefined;
  }
}
