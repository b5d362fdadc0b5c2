import { newConversation, titleOf, type Message, type QuestionFilter } from '../../conversation/conversation.js';
import type { ChatSession } from '../../session/chat-session.js';

/**
 * Asks an earlier question in other words, in a conversation of its own that begins with the messages before it: the service
 * remembers the thread of the former one, which is not changed.
 * @param conversation an empty one, whose ids are used
 * @returns the answer; undefined if there is no such question, a turn is in progress or a question waits
 */
export function editQuestion(
  session: ChatSession,
  messageId: string,
  text: string,
  filters?: readonly QuestionFilter[],
  conversation = newConversation(),
): Promise<Message> | undefined {
  const { messages } = session.conversation;
  const index = messages.findIndex(({ id, role }) => id === messageId && role === 'user');
  if (session.state.kind !== 'idle' || index < 0) return undefined;
  // Named by its new question, as the list has the former one, too.
  session.load({ ...conversation, title: titleOf(text), messages: messages.slice(0, index) });
  return session.send(text, filters);
}
