/** From what the host set on the element to a session: the only file that names concrete strategies. */
import { proxyAuth } from './auth/proxy-auth.js';
import { newConversation } from './conversation/new-conversation.js';
import { ChatSession, type SessionSettings } from './session/chat-session.js';
import { HttpTransport, type HttpSettings } from './transport/http-transport.js';
import { v2 } from './wire/v2.js';

export type { HeadersSource } from './transport/http-transport.js';

export type ChatSettings = HttpSettings & SessionSettings & { readonly threadId: string };

export function compose(settings: ChatSettings): ChatSession {
  const fresh = newConversation();
  const conversation = settings.threadId ? { ...fresh, threadId: settings.threadId } : fresh;
  return new ChatSession(new HttpTransport(v2, proxyAuth, settings), settings, conversation);
}
