/**
 * The failure of an `import()`. Separate from failures.ts: the chat needs it before the transport is loaded, and failures.ts
 * is loaded with the transport.
 */
import { ChatFailure } from '../conversation/errors.js';

export function networkKind(): 'offline' | 'network' {
  return globalThis.navigator?.onLine === false ? 'offline' : 'network';
}

/** The server has the files of another version, or the browser is offline. */
export function missingPart(error: unknown): ChatFailure {
  const kind = networkKind() === 'offline' ? 'offline' : 'outdated';
  return new ChatFailure({ kind, cause: `A chunk of the widget could not be loaded: ${String(error)}` });
}
