import type { Message, Source } from './conversation.js';
import { findSource } from './sources.js';

/** A message as the API expects it. `System` gives instructions to the assistant. */
export interface Turn {
  readonly role: 'User' | 'Assistant' | 'System';
  readonly text: string;
}

export function citedSources(message: Message): readonly Source[] {
  return message.sources.filter((source) => source.number !== undefined).sort((one, other) => one.number! - other.number!);
}

export function otherSources(message: Message): readonly Source[] {
  return message.sources.filter((source) => source.number === undefined);
}

/** Ids that are cited without a source of that id. */
export function unknownSources({ citations, sources }: Message): readonly string[] {
  const cited = new Set(citations.flatMap(({ referenceIds }) => referenceIds));
  return [...cited].filter((id) => !findSource(sources, id));
}

/**
 * Selects the messages to send, oldest first, ending with the newest question. Messages without text are left out; an
 * interrupted answer is sent with the text that it has.
 * @param historyLimit total number of characters; older messages beyond it are dropped, the newest question never
 */
export function turnsToSend(messages: readonly Message[], historyLimit: number, instructions?: string): readonly Turn[] {
  const turns: Turn[] = [];
  let length = 0;
  for (const message of messages.toReversed()) {
    if (message.text === '') continue;
    length += message.text.length;
    if (turns.length > 0 && length > historyLimit) break;
    turns.unshift({ role: message.role === 'user' ? 'User' : 'Assistant', text: message.text });
  }
  // The limit has cut off this answer's question: half a turn would mislead the assistant.
  if (turns[0]?.role === 'Assistant') turns.shift();
  return instructions ? [{ role: 'System', text: instructions }, ...turns] : turns;
}
