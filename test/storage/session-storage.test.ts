/** Several writers of one entry, while the code that merges is not loaded yet. */
import { expect } from '@open-wc/testing';
import { newConversation, newMessage, type Conversation } from '../../src/conversation/conversation.js';
import { SessionConversationStorage } from '../../src/storage/session-storage.js';
import { deleteAllEntries } from '../../src/storage/stored-entries.js';

const withQuestion = (conversation: Conversation, text: string): Conversation => ({
  ...conversation,
  messages: [...conversation.messages, newMessage('user', text, Date.now())],
});

const stored = (): string => JSON.stringify(Object.entries(sessionStorage));

/** The merging code is loaded, and whatever waited for it has run. */
const merged = async (): Promise<void> => {
  await import('../../src/storage/stored-turns.js');
  await new Promise((resolve) => setTimeout(resolve));
};

describe('two storages with one key', () => {
  const create = (): SessionConversationStorage => new SessionConversationStorage(() => 'key');
  const one = withQuestion(newConversation(), 'One?');

  afterEach(() => sessionStorage.clear());

  /** The second has stored a question that the first does not know, and the first wants to store another one. */
  const conflict = async (): Promise<SessionConversationStorage> => {
    const [first, second] = [create(), create()];
    first.save(one);
    second.save(withQuestion((await second.load())!, 'Two?'));
    first.save(withQuestion(one, 'Three?'));
    return first;
  };

  it('keep the turns of both', async () => {
    await conflict();
    await merged();
    for (const text of ['One?', 'Two?', 'Three?']) expect(stored()).to.contain(text);
  });

  it('bring nothing back that was deleted before it could be merged', async () => {
    for (const isWatched of [true, false]) {
      const storage = await conflict();
      const seen: (Conversation | undefined)[] = [];
      const unwatch = isWatched ? storage.watch((conversation) => seen.push(conversation)) : () => undefined;
      deleteAllEntries();
      await merged();
      expect(stored(), `watched: ${isWatched}`).to.equal('[]');
      if (isWatched) expect(seen).to.deep.equal([undefined]);
      unwatch();
    }
  });

  it('warn once if storage is full', () => {
    for (let size = 2 ** 22, index = 0; size >= 1; index++) {
      try {
        sessionStorage.setItem(`fill${index}`, 'x'.repeat(size));
      } catch {
        size /= 2;
      }
    }
    const { warn } = console;
    const warnings: string[] = [];
    console.warn = (text: string) => void warnings.push(text);
    try {
      const storage = create();
      for (let time = 0; time < 2; time++) storage.save(one);
    } finally {
      console.warn = warn;
    }
    expect(warnings).to.deep.equal(['[unleash-chat] sessionStorage is full: the next page will not show the newest turns.']);
  });
});
