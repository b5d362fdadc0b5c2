import { createStreamFixture } from '../fixtures/stream-fixture.js';
import type { StreamAnswer } from '../fixtures/stream-answers.js';
import { mountChat, type ChatHarness } from '../ui/harness.js';
import type { UnleashChat } from '../../src/unleash-chat.js';
import type { Guard } from './guard.js';
import { strangersInWidget } from './strangers.js';

/** A chat on real connections, every node of which is looked at as it comes. */
export async function watchedChat(
  guard: Guard,
  answers: readonly StreamAnswer[],
  settings: Partial<UnleashChat> = {},
  options: { readonly beforeDefined?: boolean } = {},
): Promise<ChatHarness> {
  const { endpoint } = await createStreamFixture(...answers);
  const chat = await mountChat({ endpoint, persist: 'none', ...settings }, options);
  guard.watch(chat.root, strangersInWidget);
  return chat;
}

export function inGroupsOf<Item>(size: number, items: readonly Item[]): readonly (readonly Item[])[] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) => items.slice(index * size, (index + 1) * size));
}
