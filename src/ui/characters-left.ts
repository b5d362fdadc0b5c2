import type { ChatOptions } from './chat-host.js';

/** How many UTF-16 code units more the question in the field may have. Negative: so many are too many, and it is not sent. */
export function charactersLeft({ draft, maxLength }: Pick<ChatOptions, 'draft' | 'maxLength'>): number {
  return maxLength > 0 ? maxLength - draft.trim().length : Infinity;
}
