/** A conversation belongs to one endpoint, assistant and user. */
import { expect } from '@open-wc/testing';
import { createStreamFixture } from '../fixtures/stream-fixture.js';
import { answerEvents, event, mountChat, type ChatHarness } from '../ui/harness.js';

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

  it('is the one that was assigned just before a question', async () => {
    const chat = await mountChat({ endpoint });
    await chat.element.send(question);
    for (const values of [{ assistantId: 'other' }, { persistKey: 'bob' }]) {
      Object.assign(chat.element, values);
      expect((await chat.element.send('And now?'))?.status).to.equal('done');
      expect(textsOf(chat)).to.deep.equal(['And now?']);
    }
  });

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

  for (const [name, value] of [
    ['persistKey', 'alice'],
    ['endpoint', ''],
  ] as const) {
    it(`has its stored conversation back if ${name} is set after the chat has loaded`, async () => {
      const settings = { endpoint, [name]: value || endpoint };
      const first = await mountChat(settings);
      await first.element.send(question);
      first.element.remove();
      const second = await mountChat({ ...settings, [name]: '' });
      await assign(second, settings);
      await second.until(() => second.questions.length === 1, 'the stored question');
      await second.element.send('Who pays?');
      const third = await mountChat(settings, { beforeDefined: true });
      expect(third.questions).to.deep.equal([question, 'Who pays?']);
    });
  }

  it('loses nothing if a question is asked at once', async () => {
    const first = await mountChat({ endpoint, persistKey: 'alice' });
    await first.element.send(question);
    first.element.remove();
    const second = await mountChat({ endpoint });
    await assign(second, { persistKey: 'alice' });
    await second.element.send('Who pays?');
    expect(textsOf(second)).to.deep.equal([question, 'Who pays?']);
    for (const text of textsOf(second)) expect(stored()).to.contain(text);
  });

  it('has its own conversation among several, with half an answer', async () => {
    const answers = await createStreamFixture({
      chunks: [event({ text: 'Half an ' }), event({ text: 'answer' })],
      waits: 'step',
    });
    const chat = await mountChat({ endpoint: answers.endpoint, persistKey: 'alice' });
    const turn = chat.element.send(question);
    await answers.release(1);
    await chat.until(() => chat.prose?.textContent?.includes('Half an'), 'the first half');
    await assign(chat, { persistKey: 'bob' });
    expect((await turn)?.status).to.equal('stopped');
    expect(textsOf(chat)).to.deep.equal([]);
    await assign(chat, { persistKey: 'alice' });
    await chat.until(() => textsOf(chat).length === 1, 'the question of alice');
    expect(chat.element.conversation.messages[1]).to.include({ text: 'Half an ', status: 'interrupted' });
  });

  it('does not store under the key of the next user if the element is removed at once', async () => {
    const chat = await mountChat({ endpoint, persistKey: 'alice' });
    await chat.element.send(question);
    chat.element.persistKey = 'bob';
    chat.element.remove();
    expect(Object.keys(sessionStorage).filter((key) => key.endsWith('bob'))).to.deep.equal([]);
  });

  it('keeps the thread of the host if nothing was asked', async () => {
    const chat = await mountChat({ endpoint, threadId: 'thread-1' });
    await assign(chat, { persistKey: 'alice' });
    expect(chat.element.conversation.threadId).to.equal('thread-1');
  });

  it('has the draft as long as the user is the same, or becomes known', async () => {
    const chat = await mountChat({ endpoint });
    const drafts: string[] = [];
    chat.type('My salary is');
    for (const persistKey of ['alice', 'alice', 'bob']) {
      await assign(chat, { persistKey });
      drafts.push(chat.input.value);
    }
    expect(drafts).to.deep.equal(['My salary is', 'My salary is', '']);
    await assign(chat, { persistKey: 'carol', draft: 'Hello' });
    expect(chat.input.value, 'assigned together').to.equal('Hello');
  });
});
