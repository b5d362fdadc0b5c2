import type { Conversation, Message, Source } from './conversation.js';
import { findSource } from './sources.js';

/** The messages as the API takes them. */
export interface Turn {
  readonly role: 'User' | 'Assistant' | 'System';
  readonly text: string;
}

export function isAnswering(conversation: Conversation): boolean {
  const status = conversation.messages.at(-1)?.status;
  return status === 'waiting' || status === 'streaming';
}

export function citedSources(message: Message): readonly Source[] {
  return message.sources.filter((source) => source.number !== undefined).sort((one, other) => one.number! - other.number!);
}

export function otherSources(message: Message): readonly Source[] {
  return message.sources.filter((source) => source.number === undefined);
}

/** Ids that are cited, and that no source answers to. */
export function unknownSources({ citations, sources }: Message): readonly string[] {
  const cited = new Set(citations.flatMap(({ referenceIds }) => referenceIds));
  return [...cited].filter((id) => !findSource(sources, id));
}

/** Characters of the conversation that are sent along where the host sets no limit. */
export const defaultHistoryLimit = 24_000;

/**
 * What is sent: the conversation oldest first, cut from the front to `historyLimit` characters (what is no number is no limit
 * of the host's), always with the newest question. An interrupted answer goes as far as it came, one without text not at all.
 */
export function turnsToSend(
  messages: readonly Message[],
  historyLimit: number | null | undefined,
  instructions?: string,
): readonly Turn[] {
  // The attribute gives null once it is removed, and NaN for a word.
  const limit = historyLimit == null || Number.isNaN(historyLimit) ? defaultHistoryLimit : historyLimit;
  const turns: Turn[] = [];
  let length = 0;
  for (const message of messages.toReversed()) {
    if (message.text === '') continue;
    length += message.text.length;
    if (turns.length > 0 && length > limit) break;
    turns.unshift({ role: message.role === 'user' ? 'User' : 'Assistant', text: message.text });
  }
  // A history that begins with an answer lost its question to the limit: half a turn misleads.
  if (turns[0]?.role === 'Assistant') turns.shift();
  return instructions ? [{ role: 'System', text: instructions }, ...turns] : turns;
}
