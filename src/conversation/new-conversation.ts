import type { Conversation, Message, Role } from './conversation.js';
import { mintId } from './identifier.js';

export function newConversation(): Conversation {
  return { id: mintId(), threadId: mintId(), title: '', messages: [] };
}

export function newMessage(role: Role, text: string, now: number): Message {
  const status = role === 'user' ? 'done' : 'waiting';
  return { id: mintId(), role, text, status, citations: [], sources: [], activities: [], at: now };
}
