import type { Conversation, Message } from './conversation.js';
import { ChatFailure } from './errors.js';
import { readConversation } from './read-conversation.js';

const format = 'unleash-chat-conversation';
/** A new layout of the data gets a new number. */
const version = 1;
/** Characters that a file may have: what is more was not written by the widget. */
const mostCharacters = 16_000_000;

/** A conversation as text to keep. What tools were called with and gave is left out: it may hold what nobody saw. */
export function writeConversationFile(conversation: Conversation): string {
  return JSON.stringify({ format, version, conversation: { ...conversation, messages: conversation.messages.map(seen) } });
}

/**
 * A conversation out of such a text, or of what it parses to. Whoever wrote it: what is damaged in it is left behind.
 * @throws {ChatFailure} `bad-request`, where it is no conversation or one of a newer version
 */
export function readConversationFile(data: unknown): Conversation {
  const file = parse(data);
  if (typeof file !== 'object' || file === null || !('format' in file) || file.format !== format)
    throw refusal('it was not written by exportConversation("json")');
  const { version: written, conversation: content } = file as { version?: unknown; conversation?: unknown };
  if (written !== version) throw refusal(`it has version ${JSON.stringify(written)}, and only ${version} is known`);
  const conversation = readConversation(content);
  const { messages } = (content ?? {}) as { messages?: unknown };
  if (!conversation || !Array.isArray(messages)) throw refusal('it has no id, no thread, no messages or too much text');
  const lost = messages.length - conversation.messages.length;
  if (lost > 0) console.warn(`[unleash-chat] ${lost} damaged messages of the loaded conversation are left out.`);
  return conversation;
}

/** Plain data of our own, whatever was given: objects may have getters and change later. */
function parse(data: unknown): unknown {
  let text: string | undefined;
  try {
    text = typeof data === 'string' ? data : JSON.stringify(data);
    if (text !== undefined && text.length <= mostCharacters) return JSON.parse(text);
  } catch (error) {
    throw refusal(`it is no JSON: ${String(error)}`);
  }
  throw refusal(text ? 'it is too large' : 'it is no JSON');
}

function seen(message: Message): Message {
  return {
    ...message,
    activities: message.activities.map(({ arguments: _arguments, custom: _custom, ...activity }) => activity),
  };
}

function refusal(why: string): ChatFailure {
  return new ChatFailure({ kind: 'bad-request', cause: `The conversation cannot be loaded: ${why}.` });
}
