/**
 * Loading code on demand, and its failure: the same for all layers.
 */
import { ChatFailure } from './conversation/errors.js';

/** A chunk is loaded once for all chats of a page. A failure is not kept: the next use tries again. */
export function chunk<Module>(load: () => Promise<Module>): () => Promise<Module> {
  let loading: Promise<Module> | undefined;
  return () =>
    (loading ??= load().catch((error: unknown) => {
      loading = undefined;
      throw missingChunk(error);
    }));
}

/** @returns `offline`, if the browser says so; else `outdated`: the server has the files of another version */
export function missingChunk(error: unknown): ChatFailure {
  const kind = isOffline() ? 'offline' : 'outdated';
  return new ChatFailure({ kind, cause: `A chunk of the widget could not be loaded: ${String(error)}` });
}

/** Node has no such information. */
export function isOffline(): boolean {
  return globalThis.navigator?.onLine === false;
}
