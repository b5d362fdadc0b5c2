import type { Backlog } from './backlog.js';
import type { ChatHost } from '../chat-host.js';
import { loadOlderMessages } from '../load.js';

/** Renders the older messages once the newest are on the screen. @param ready settles when answers can be rendered as they will stay */
export async function prependOlderMessages(
  host: ChatHost,
  backlog: Backlog,
  ready: Promise<void>,
  keepUp: () => boolean,
): Promise<void> {
  if (backlog.first === 0) return;
  const renderAll = (): void => {
    backlog.first = 0;
    host.requestUpdate();
  };
  // Lit updates in a microtask, before the page is printed.
  addEventListener('beforeprint', renderAll);
  try {
    const [{ renderOlderMessages }] = await Promise.all([loadOlderMessages(), ready]);
    await host.updateComplete;
    await renderOlderMessages(host, backlog, keepUp);
  } catch (error) {
    console.error('[unleash-chat] Older messages are shown all at once.', error);
    renderAll();
  } finally {
    removeEventListener('beforeprint', renderAll);
  }
}
