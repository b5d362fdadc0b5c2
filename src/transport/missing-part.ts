import { ChatFailure } from '../conversation/errors.js';

export function networkKind(): 'offline' | 'network' {
  return globalThis.navigator?.onLine === false ? 'offline' : 'network';
}

/** What is loaded when it is needed did not come. */
export function missingPart(error: unknown): ChatFailure {
  return new ChatFailure({ kind: networkKind(), cause: `A part of the widget could not be loaded: ${String(error)}` });
}
