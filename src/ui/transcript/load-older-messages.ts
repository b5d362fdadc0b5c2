import type { Backlog } from './backlog.js';
import type { ChatHost } from '../chat-host.js';

/** Brings what renders the backlog, a chunk of its own. @param ready settles when answers can be rendered as they will stay */
export async function loadOlderMessages(
  host: ChatHost,
  backlog: Backlog,
  ready: Promise<void>,
  keepUp: () => boolean,
): Promise<void> {
  if (backlog.first === 0) return;
  try {
    const [{ renderOlderMessages }] = await Promise.all([import('./older-messages.js'), ready]);
    await host.updateComplete;
    await renderOlderMessages(host, backlog, keepUp);
  } catch (error) {
    console.error('[unleash-chat] Older messages are shown all at once.', error);
    backlog.first = 0;
    host.requestUpdate();
  }
}
