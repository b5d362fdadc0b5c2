import { expect } from '@open-wc/testing';
import { createStreamFixture } from '../fixtures/stream-fixture.js';
import { answerEvents, event, mountChat } from './harness.js';

const kept = (): string => JSON.stringify(Object.fromEntries(Object.entries(sessionStorage)));

describe('the next page', () => {
  it('goes on with the conversation, its footnotes, sources and thread', async () => {
    const answers = await createStreamFixture({ chunks: answerEvents });
    const first = await mountChat({ endpoint: answers.endpoint, persistKey: 'mina' });
    await first.element.send('How much leave?');
    const { threadId } = first.element.conversation;
    first.element.remove();

    const second = await mountChat({ endpoint: answers.endpoint, persistKey: 'mina' }, { beforeDefined: true });
    expect(second.questions).to.deep.equal(['How much leave?']);
    await second.until(() => second.markers.length === 2, 'the footnotes');
    expect(second.sources.map(({ number, title }) => `${number} ${title}`)).to.deep.equal([
      '1 Parental leave',
      '2 Benefits in Germany',
    ]);
    await second.element.send('And in Germany?');
    const requests = await answers.requests();
    expect(JSON.parse(requests[1]!.body)).to.deep.include({ threadId });
    expect(JSON.parse(requests[1]!.body).messages).to.have.length(3);
  });

  it('shows an answer that was under way as interrupted', async () => {
    const answers = await createStreamFixture({
      chunks: [event({ text: 'Half an ' }), event({ text: 'answer' })],
      waits: 'step',
    });
    const first = await mountChat({ endpoint: answers.endpoint });
    void first.element.send('How much leave?');
    await answers.release(1);
    await first.until(() => first.prose?.textContent?.includes('Half an'), 'the first half');
    window.dispatchEvent(new PageTransitionEvent('pagehide'));

    const second = await mountChat({ endpoint: answers.endpoint }, { beforeDefined: true });
    expect(second.element.conversation.messages.at(-1)).to.deep.include({ status: 'interrupted', text: 'Half an ' });
    expect(second.part('error')!.textContent).to.contain('Ask again');
  });

  it('has the text in the field, unless the page has one for it', async () => {
    const first = await mountChat({ endpoint: '/nowhere', persistKey: 'mina' });
    first.type('How much leave');
    first.element.remove();
    const second = await mountChat({ endpoint: '/nowhere', persistKey: 'mina' }, { beforeDefined: true });
    expect(second.input.value).to.equal('How much leave');
    const prefilled = await mountChat({ endpoint: '/nowhere', persistKey: 'mina', draft: 'Prefilled' }, { beforeDefined: true });
    expect(prefilled.input.value).to.equal('Prefilled');
    for (const other of [{ persistKey: 'tom' }, { persistKey: 'mina', persist: 'none' as const }]) {
      const chat = await mountChat({ endpoint: '/nowhere', ...other }, { beforeDefined: true });
      expect(chat.input.value, JSON.stringify(other)).to.equal('');
    }
    second.type('');
    second.element.remove();
    expect(kept()).not.to.contain('leave');
  });

  it('knows nothing of another person, another assistant, or of a widget that keeps nothing', async () => {
    const answers = await createStreamFixture({ chunks: answerEvents });
    const first = await mountChat({ endpoint: answers.endpoint, persistKey: 'mina' });
    await first.element.send('How much leave?');
    for (const other of [
      { persistKey: 'tom' },
      { persistKey: 'mina', assistantId: 'other' },
      { persistKey: 'mina', persist: 'none' as const },
    ]) {
      const second = await mountChat({ endpoint: answers.endpoint, ...other }, { beforeDefined: true });
      expect(second.questions, JSON.stringify(other)).to.deep.equal([]);
    }
  });

  it('finds nothing after a log-out or in a new conversation', async () => {
    const answers = await createStreamFixture({ chunks: answerEvents });
    const chat = await mountChat({ endpoint: answers.endpoint });
    for (const leave of ['forget', 'newConversation'] as const) {
      await chat.element.send('How much leave?');
      expect(kept()).to.contain('How much leave?');
      chat.element[leave]();
      await chat.until(() => !kept().includes('leave'), `nothing kept after ${leave}`);
    }
  });
});
