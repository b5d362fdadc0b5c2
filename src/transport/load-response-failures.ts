import { missingPart } from './missing-part.js';
import type * as ResponseFailures from './response-failures.js';

/** What to say of a response that is no whole answer: most are one, so it is loaded with the first that is not. */
export async function loadResponseFailures(): Promise<typeof ResponseFailures> {
  return import('./response-failures.js').catch((error: unknown) => {
    throw missingPart(error);
  });
}
