/**
 * The failure of an `import()`: the same for all layers that load code on demand.
 */
import { ChatFailure } from './conversation/errors.js';

/** @returns `offline`, if the browser says so; else `outdated`: the server has the files of another version */
export function missingChunk(error: unknown): ChatFailure {
  const kind = isOffline() ? 'offline' : 'outdated';
  return new ChatFailure({ kind, cause: `A chunk of the widget could not be loaded: ${String(error)}` });
}

/** Node has no such information. */
export function isOffline(): boolean {
  return globalThis.navigator?.onLine === false;
}
