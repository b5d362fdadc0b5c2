/** A conversation belongs to one endpoint, assistant and user. */
import { expect } from '@open-wc/testing';
import { createStreamFixture } from '../fixtures/stream-fixture.js';
import { answerEvents, mountChat, type ChatHarness } from '../ui/harness.js';

const question = 'How much leave?';
const stored = (): string => JSON.stringify(Object.entries(sessionStorage));

const assign = async ({ element }: ChatHarness, values: object): Promise<void> => {
  Object.assign(element, values);
  await element.updateComplete;
};

const textsOf = ({ element }: ChatHarness): readonly string[] =>
  element.conversation.messages.filter(({ role }) => role === 'user').map(({ text }) => text);

describe('the owner of a conversation', () => {
  let endpoint: string;
  beforeEach(async () => ({ endpoint } = await createStreamFixture({ chunks: answerEvents })));
  afterEach(() => sessionStorage.clear());

  for (const [name, before, after] of [
    ['assistantId', '', null],
    ['assistantId', '', undefined],
    ['persistKey', '', null],
    ['persistKey', null, ''],
    ['persistKey', undefined, null],
    ['persistKey', 7, '7'],
  ] as const) {
    it(`is the same if ${name} changes from ${JSON.stringify(before)} to ${JSON.stringify(after)}`, async () => {
      const chat = await mountChat({ endpoint });
      await assign(chat, { [name]: before });
      await chat.element.send(question);
      await assign(chat, { [name]: after });
      expect(textsOf(chat)).to.deep.equal([question]);
      expect(stored()).to.contain(question);
    });
  }

  it('is the same if an empty attribute is removed', async () => {
    const chat = await mountChat({ endpoint });
    chat.element.setAttribute('assistant-id', '');
    await chat.element.send(question);
    chat.element.removeAttribute('assistant-id');
    await chat.element.updateComplete;
    expect(textsOf(chat)).to.deep.equal([question]);
  });

  for (const nobody of ['', null, undefined]) {
    it(`is another one if persistKey changes from ${nobody === '' ? 'an empty text' : nobody} to a user`, async () => {
      const chat = await mountChat({ endpoint });
      await assign(chat, { persistKey: 'alice' });
      await assign(chat, { persistKey: nobody });
      await chat.element.send(question);
      await assign(chat, { persistKey: 'bob' });
      expect(textsOf(chat)).to.deep.equal([]);
      await chat.element.send('Who pays?');
      for (const [key, entry] of Object.entries(sessionStorage)) if (key.endsWith('bob')) expect(entry).not.to.contain(question);
    });
  }
});
