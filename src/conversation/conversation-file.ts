import type { Conversation, Message } from './conversation.js';
import { ChatFailure } from './errors.js';
import { readConversation } from './read-conversation.js';
import { writeJson } from './write-json.js';

const format = 'unleash-chat-conversation';
/** Incremented with each incompatible change of the data. */
const version = 1;
/** Limit on the length of a file, far above anything that the widget writes. */
const maximumCharacters = 16_000_000;

/** Serialises a conversation. Arguments and results of tools are left out: they may hold data that was never shown. */
export function writeConversationFile(conversation: Conversation): string {
  return writeJson({
    format,
    version,
    conversation: { ...conversation, messages: conversation.messages.map(withoutToolData) },
  });
}

/**
 * Reads a file or its parsed JSON. The data is untrusted: damaged messages are left out, with a warning in the console.
 * @throws {ChatFailure} `bad-request`, if it is not a conversation file, or one of another version
 */
export function readConversationFile(data: unknown): Conversation {
  const file = parse(data);
  if (typeof file !== 'object' || file === null || !('format' in file) || file.format !== format)
    throw failure('it was not written by exportConversation("json")');
  const { version: written, conversation: content } = file as { version?: unknown; conversation?: unknown };
  if (written !== version) throw failure(`it has version ${writeJson(written)}, but only version ${version} is supported`);
  const conversation = readConversation(content);
  const { messages } = (content ?? {}) as { messages?: unknown };
  if (!conversation || !Array.isArray(messages))
    throw failure('its id, thread id or messages are missing, or its texts are too long');
  const lost = messages.length - conversation.messages.length;
  if (lost > 0) console.warn(`[unleash-chat] ${lost} damaged messages of the loaded conversation were left out.`);
  return conversation;
}

/** Returns a plain copy, because a given object may have getters or change later. */
function parse(data: unknown): unknown {
  let text: string | undefined;
  try {
    text = typeof data === 'string' ? data : writeJson(data);
    if (text !== undefined && text.length <= maximumCharacters) return JSON.parse(text);
  } catch (error) {
    throw failure(`it is not JSON: ${String(error)}`);
  }
  throw failure(text ? 'it is too large' : 'it is not JSON');
}

function withoutToolData(message: Message): Message {
  return {
    ...message,
    activities: message.activities.map(({ arguments: _arguments, custom: _custom, ...activity }) => activity),
  };
}

function failure(reason: string): ChatFailure {
  return new ChatFailure({ kind: 'bad-request', cause: `The conversation cannot be loaded: ${reason}.` });
}
