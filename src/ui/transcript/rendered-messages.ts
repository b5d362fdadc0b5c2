import type { Message } from '../../conversation/conversation.js';

/** Characters that fill a tall screen, and the least that a message counts for. */
const screenful = 6_000;
const shortestMessage = 300;

/** The messages of a conversation that are rendered so far. */
export interface RenderedMessages {
  /** Index of the first one; 0 if all are rendered. */
  first: number;
}

/** The last screenful. The older messages of a long conversation are rendered in idle time. */
export function lastScreenful(messages: readonly Message[]): RenderedMessages {
  let first = messages.length;
  for (let room = screenful; first > 0 && room > 0; first--) room -= Math.max(shortestMessage, messages[first - 1]!.text.length);
  return { first };
}
