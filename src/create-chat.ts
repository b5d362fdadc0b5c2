/** Creates the chat of an element, once it is shown. The element loads this file, and with it session and interface. */
import { compose, type ChatSettings } from './compose.js';
import type { MessageStatus } from './conversation/conversation.js';
import type { Localization } from './locale/localization.js';
import { Chat } from './ui/chat.js';
import type { ChatHost, ChatOptions } from './ui/chat-host.js';
import { loadConversations } from './ui/load.js';
import { loadLook } from './ui/styles/load-look.js';

export { diagnose } from './compose.js';

/** @param showOutcome called with how an answer has ended; with undefined, when a new answer or conversation replaces it */
export async function createChat(
  host: ChatHost,
  options: ChatSettings & ChatOptions,
  localization: Localization,
  showOutcome: (status: MessageStatus | undefined) => void,
): Promise<Chat> {
  // Later, the list would move the text beside it. Without it, the chat works all the same.
  const list = options.persist === 'local' && loadConversations().catch(() => undefined);
  const { session, ...readers } = await compose(options);
  await list;
  session.subscribe((changes) => {
    for (const change of changes)
      if (change.type !== 'thread-changed') showOutcome(change.type === 'answer-ended' ? change.answer.status : undefined);
  });
  // Before the chat is shown: a flash of the default look would be seen.
  await loadLook(host.renderRoot, options);
  return new Chat(host, options, session, localization, readers);
}
