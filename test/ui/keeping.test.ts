import { expect } from '@open-wc/testing';
import { createStreamFixture } from '../fixtures/stream-fixture.js';
import { longConversation } from '../fixtures/conversations.js';
import { ChatFailure } from '../../src/conversation/errors.js';
import { writeConversationFile } from '../../src/conversation/conversation-file.js';
import { answerEvents, event, mountChat } from './harness.js';

const file = (count: number): string => writeConversationFile(longConversation(count));

describe('exporting and loading a conversation', () => {
  it('brings it to another page as it was, and goes on in its thread', async () => {
    const answers = await createStreamFixture({ chunks: answerEvents });
    const first = await mountChat({ endpoint: answers.endpoint });
    await first.element.send('How much leave?');
    const text = await first.element.exportConversation('json');
    const second = await mountChat({ endpoint: answers.endpoint, persistKey: 'other' });
    let thread = '';
    second.element.addEventListener('unleash-thread-change', ({ threadId }) => (thread = threadId));
    await second.element.loadConversation(text);

    expect(JSON.parse(await second.element.exportConversation('json'))).to.deep.equal(JSON.parse(text));
    expect(second.questions).to.deep.equal(['How much leave?']);
    expect(second.markers).to.deep.equal(['1', '2']);
    expect(second.sources.map(({ number, title }) => `${number} ${title}`)).to.deep.equal([
      '1 Parental leave',
      '2 Benefits in Germany',
    ]);
    expect(second.element.conversation.messages[1]!.requestId).to.equal('req-7');
    expect(thread).to.equal(first.element.conversation.threadId);
    await second.element.send('And in Germany?');
    const { body } = (await answers.requests()).at(-1)!;
    expect(JSON.parse(body)).to.deep.include({ threadId: thread });
    expect(JSON.parse(body).messages).to.have.length(3);

    const third = await mountChat({ endpoint: answers.endpoint, persistKey: 'other' }, { beforeDefined: true });
    expect(third.questions, 'kept like any other').to.deep.equal(['How much leave?', 'And in Germany?']);
  });

  it('gives a document with footnotes and sources', async () => {
    const answers = await createStreamFixture({ chunks: answerEvents });
    const chat = await mountChat({ endpoint: answers.endpoint });
    await chat.element.send('How much leave?');
    expect(await chat.element.exportConversation('markdown')).to.equal(
      [
        '# How much leave?',
        '> How much leave?',
        'You get **80 days**.[[1]](https://wiki.example/a) In Germany, add 10.[[2]](https://wiki.example/b)',
        '**Sources**',
        '1. [Parental leave](https://wiki.example/a) · Confluence\n2. [Benefits in Germany](https://wiki.example/b) · Confluence\n',
      ].join('\n\n'),
    );
  });

  it('stops an answer under way first, and lets nothing of it into an earlier state of the same conversation', async () => {
    const answers = await createStreamFixture({
      chunks: [event({ text: 'Half an ' }), event({ text: 'answer' })],
      waits: 'step',
    });
    const chat = await mountChat({ endpoint: answers.endpoint });
    const turn = chat.element.send('How much leave?');
    await answers.release(1);
    await chat.until(() => chat.prose?.textContent?.includes('Half an'), 'the first half');
    const early = JSON.parse(await chat.element.exportConversation('json')) as { conversation: { messages: { text: string }[] } };
    early.conversation.messages[1]!.text = 'As it was';
    await chat.element.loadConversation(early);
    expect((await turn)?.status).to.equal('stopped');
    await answers.requests({ closed: 1 });
    expect(chat.element.conversation.messages.map(({ text, status }) => `${text}: ${status}`)).to.deep.equal([
      'How much leave?: done',
      'As it was: interrupted',
    ]);
    expect(chat.prose!.textContent).to.contain('As it was');
  });

  it('shows a loaded conversation as it is, though it has the ids of the one on the screen', async () => {
    const answers = await createStreamFixture({ chunks: answerEvents });
    const chat = await mountChat({ endpoint: answers.endpoint });
    await chat.element.send('How much leave?');
    const kept = await chat.element.exportConversation('json');
    for (const [words, expected] of [
      ['80 days', '80 days'],
      ['90 days', '90 days'],
    ] as const) {
      await chat.element.loadConversation(kept.replace('80 days', words));
      expect(chat.prose!.querySelector('strong')!.textContent).to.equal(expected);
      expect(chat.markers).to.deep.equal(['1', '2']);
    }
  });

  it('refuses what is no conversation, and leaves the one that is there', async () => {
    const chat = await mountChat({ endpoint: '/nowhere' });
    await chat.element.loadConversation(file(4));
    for (const data of [undefined, '', '{}', { format: 'unleash-chat-conversation', version: 9 }, file(4).slice(1)]) {
      const refusal = await chat.element.loadConversation(data).then(
        () => undefined,
        (error: unknown) => error,
      );
      expect(refusal).to.be.instanceOf(ChatFailure);
    }
    expect(chat.element.conversation).to.deep.equal(longConversation(4));
    expect(chat.questions).to.deep.equal(['Question 1', 'Question 2']);
  });

  it('has no token in it', async () => {
    const answers = await createStreamFixture({ chunks: answerEvents });
    const chat = await mountChat({ endpoint: answers.endpoint, token: 'secret-token', headers: { 'x-csrf': 'secret-header' } });
    await chat.element.send('How much leave?');
    for (const format of ['json', 'markdown'] as const) {
      expect(await chat.element.exportConversation(format)).not.to.contain('secret');
    }
  });
});
