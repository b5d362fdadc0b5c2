import type { Message } from '../../conversation/conversation.js';

/** Characters that fill a tall screen; a short message takes the room of so many. */
const screenful = 6_000;
const leastOfMessage = 300;

/** What of a restored conversation is not on the screen yet. */
export interface Backlog {
  /** The first message that is rendered: those before it are to come. */
  first: number;
}

/** A long conversation is rendered from its end: all but the last screenful can wait. */
export function backlogOf(messages: readonly Message[]): Backlog {
  let first = messages.length;
  for (let room = screenful; first > 0 && room > 0; first--) room -= Math.max(leastOfMessage, messages[first - 1]!.text.length);
  return { first };
}
