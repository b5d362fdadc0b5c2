import type { ChatHost } from '../chat-host.js';
import { loadOlderMessages } from '../load.js';
import type { RenderedMessages } from './rendered-messages.js';

/**
 * Renders the older messages once the last screenful is on the screen; all at once if their chunk cannot be loaded.
 * @param ready settles when the renderer of answers is loaded
 * @param follow scrolls the transcript and returns whether it follows the newest answer
 */
export async function prependOlderMessages(
  host: ChatHost,
  rendered: RenderedMessages,
  ready: Promise<void>,
  follow: () => boolean,
): Promise<void> {
  if (rendered.first === 0) return;
  // Weak, so that the page does not keep an element that was removed meanwhile.
  const weakHost = new WeakRef(host);
  const renderAll = (): void => {
    rendered.first = 0;
    weakHost.deref()?.requestUpdate();
  };
  // Lit updates in a microtask, before the page is printed.
  addEventListener('beforeprint', renderAll);
  try {
    const [{ renderOlderMessages }] = await Promise.all([loadOlderMessages(), ready]);
    await host.updateComplete;
    await renderOlderMessages(host, rendered, follow);
  } catch (error) {
    console.error('[unleash-chat] Older messages are shown all at once.', error);
    renderAll();
  } finally {
    removeEventListener('beforeprint', renderAll);
  }
}
