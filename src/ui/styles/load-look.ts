import type { ChatOptions } from '../chat-host.js';
import { loadLooks } from '../load.js';

/** Loads the styles of look and density; the defaults need none. The chat also works if they cannot be loaded. */
export async function loadLook(
  renderRoot: HTMLElement | DocumentFragment,
  { look, density }: Pick<ChatOptions, 'look' | 'density'>,
): Promise<void> {
  if (look === 'default' && density === 'comfortable') return;
  await loadLooks()
    .then(({ adoptLooks }) => adoptLooks(renderRoot))
    .catch(console.error);
}
