import type { ChatSession } from '../../session/chat-session.js';
import type { ConversationLibrary } from '../../storage/conversation-library.js';

/**
 * Continues another conversation. An answer in progress is stopped, and kept as far as it has arrived.
 * @returns false, if it was deleted meanwhile
 */
export async function openConversation(session: ChatSession, library: ConversationLibrary, id: string): Promise<boolean> {
  const { scope } = library;
  const before = session.conversation.id;
  if (id === before) return true;
  const conversation = await library.read(id);
  // Another user, or another conversation, may be there by now.
  if (library.scope !== scope || session.conversation.id !== before) return true;
  if (!conversation) return false;
  session.load(conversation);
  return true;
}
