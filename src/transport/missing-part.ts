/**
 * The failure of an `import()`. Separate from failures.ts: the chat needs it before the transport is loaded, and failures.ts
 * is loaded with the transport.
 */
import { ChatFailure } from '../conversation/errors.js';

export function networkKind(): 'offline' | 'network' {
  return globalThis.navigator?.onLine === false ? 'offline' : 'network';
}

export function missingPart(error: unknown): ChatFailure {
  return new ChatFailure({ kind: networkKind(), cause: `A chunk of the widget could not be loaded: ${String(error)}` });
}
