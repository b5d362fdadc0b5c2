/**
 * Loads response-failures.ts with the first failure that is not one of the network; most pages never need it. A file of its
 * own because response-failures.ts imports failures.ts, and import cycles are not allowed.
 */
import { missingChunk } from '../missing-chunk.js';
import type * as ResponseFailures from './response-failures.js';

/** @throws {ChatFailure} `outdated` or `offline` if the chunk cannot be loaded */
export async function loadResponseFailures(): Promise<typeof ResponseFailures> {
  return import('./response-failures.js').catch((error: unknown) => {
    throw missingChunk(error);
  });
}
