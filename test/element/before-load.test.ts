/** Calls of the element's methods before its chat has loaded. */
import { expect, fixture, html } from '@open-wc/testing';
import { createStreamFixture } from '../fixtures/stream-fixture.js';
import { answerEvents, mountChat } from '../ui/harness.js';
import type { ChatFailure } from '../../src/conversation/errors.js';
import type { UnleashChat } from '../../src/unleash-chat.js';

const question = 'How much leave?';
const stored = (): string => JSON.stringify(Object.entries(sessionStorage));

const textsOf = ({ conversation }: UnleashChat): readonly string[] =>
  conversation.messages.filter(({ role }) => role === 'user').map(({ text }) => text);

/** An element in the page that has loaded nothing yet. */
const create = async (settings: Partial<UnleashChat>): Promise<UnleashChat> => {
  const place = await fixture<HTMLElement>(html`<div></div>`);
  const element = Object.assign(document.createElement('unleash-chat'), settings);
  place.append(element);
  return element;
};

for (const layout of ['inline', 'popup'] as const) {
  describe(`before the chat has loaded (${layout})`, () => {
    it('forget() cancels questions', async () => {
      const { endpoint, requests } = await createStreamFixture({ chunks: answerEvents });
      const element = await create({ endpoint, layout });
      const events: string[] = [];
      element.addEventListener('unleash-send', ({ text }) => events.push(text));
      const turn = element.send(question);
      element.forget();
      // An answer, so that the panel does not restore the draft.
      expect((await turn)?.status).to.equal('stopped');
      await element.updateComplete;
      expect(textsOf(element)).to.deep.equal([]);
      expect([events, stored()]).to.deep.equal([[], '[]']);
      expect(await requests()).to.have.length(0);
      expect((await element.send(question))?.status, 'asked afterwards').to.equal('done');
    });

    it('forget() cancels retry() and loadConversation()', async () => {
      const { endpoint, requests } = await createStreamFixture({ chunks: answerEvents });
      const first = await mountChat({ endpoint, layout: 'inline' });
      await first.element.send(question);
      const file = await first.element.exportConversation('json');
      const element = await create({ endpoint, layout });
      const calls = [element.retry(), element.loadConversation(file)];
      element.forget();
      await Promise.all(calls);
      expect(textsOf(element)).to.deep.equal([]);
      expect(stored()).to.equal('[]');
      expect(await requests()).to.have.length(1);
    });

    it('stop() stops a question', async () => {
      const { endpoint } = await createStreamFixture({ chunks: answerEvents, waits: 'step' });
      const element = await create({ endpoint, layout });
      const turn = element.send(question);
      element.stop();
      expect((await turn)?.status).to.equal('stopped');
      expect(textsOf(element)).to.deep.equal([question]);
    });

    it('newConversation() is not replaced by the stored conversation', async () => {
      const { endpoint } = await createStreamFixture({ chunks: answerEvents });
      const first = await mountChat({ endpoint });
      await first.element.send(question);
      first.element.remove();
      const element = await create({ endpoint, layout });
      element.newConversation();
      await element.send('Who pays?');
      expect(textsOf(element)).to.deep.equal(['Who pays?']);
      expect(stored()).not.to.contain(question);
    });
  });
}

describe('forget()', () => {
  it('cancels loadConversation(), as newConversation() does', async () => {
    const { endpoint } = await createStreamFixture({ chunks: answerEvents });
    const chat = await mountChat({ endpoint });
    await chat.element.send(question);
    const file = await chat.element.exportConversation('json');
    for (const end of ['forget', 'newConversation'] as const) {
      const loading = chat.element.loadConversation(file);
      chat.element[end]();
      await loading;
      expect(textsOf(chat.element), end).to.deep.equal([]);
      expect(stored(), end).to.equal('[]');
    }
  });

  it('cancels a question before it is sent', async () => {
    const { endpoint, requests } = await createStreamFixture({ chunks: answerEvents });
    const chat = await mountChat({ endpoint });
    for (const end of ['forget', 'newConversation', 'stop'] as const) {
      const turn = chat.element.send(question);
      chat.element[end]();
      expect((await turn)?.status, end).to.equal('stopped');
    }
    expect(await requests()).to.have.length(0);
  });

  it('removes announcements', async () => {
    const { endpoint } = await createStreamFixture({ chunks: answerEvents });
    const chat = await mountChat({ endpoint });
    await chat.element.send(question);
    await chat.until(() => chat.announcements.length > 0, 'an announcement');
    chat.element.forget();
    expect(chat.announcements).to.deep.equal([]);
  });
});

describe('a question that is not a string', () => {
  it('is refused in a sentence, and asks nothing', async () => {
    const answers = await createStreamFixture({ chunks: answerEvents });
    const { element } = await mountChat({ endpoint: answers.endpoint, persist: 'none' });
    for (const text of [undefined, null, 7, {}]) {
      const refused = await element.send(text as never).catch((failure: ChatFailure) => failure.error);
      expect(refused).to.deep.equal({ kind: 'bad-request', cause: 'The question is not a string.' });
    }
    expect(await answers.requests()).to.have.length(0);
  });
});
