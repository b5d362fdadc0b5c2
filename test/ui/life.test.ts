import { expect } from '@open-wc/testing';
import { createStreamFixture } from '../fixtures/stream-fixture.js';
import { answerEvents, event, found, mountChat, resource } from './harness.js';

const halves = { chunks: [event({ text: 'Half an ' }), event({ text: 'answer' })], waits: 'step' } as const;

describe('whatever the host does', () => {
  it('a question in the queue does not go out once the element is gone', async () => {
    const answers = await createStreamFixture(halves, { chunks: answerEvents });
    const chat = await mountChat({ endpoint: answers.endpoint });
    const [first, second] = [chat.element.send('One'), chat.element.send('Two')];
    await answers.release(1);
    chat.element.remove();
    expect((await first)!.status).to.equal('interrupted');
    expect((await second)!.status).to.equal('interrupted');
    expect(await answers.requests()).to.have.length(1);
  });

  it('a question asked in the moment of removal leaves no stream open', async () => {
    const answers = await createStreamFixture(halves);
    const element = document.createElement('unleash-chat');
    element.endpoint = answers.endpoint;
    document.body.append(element);
    const sent = element.send('One');
    element.remove();
    expect((await sent)!.status).to.equal('interrupted');
    expect((await answers.requests()).filter(({ state }) => state === 'open')).to.deep.equal([]);
  });

  it('a new conversation is free for a question at once, whatever waited in the old one', async () => {
    const answers = await createStreamFixture(halves, { chunks: answerEvents });
    const chat = await mountChat({ endpoint: answers.endpoint });
    const [first, second] = [chat.element.send('One'), chat.element.send('Two')];
    await answers.release(1);
    const { threadId } = chat.element.conversation;
    const ended = new Promise<string>((resolve) => {
      chat.element.addEventListener('unleash-answer-end', (end) => resolve(end.threadId), { once: true });
    });
    chat.element.newConversation();
    expect(await ended, 'the thread of the answer that ended').to.equal(threadId);
    expect((await chat.element.send('Three'))!.status).to.equal('done');
    expect([(await first)!.status, (await second)!.status]).to.deep.equal(['stopped', 'stopped']);
    expect(chat.questions).to.deep.equal(['Three']);
  });

  it('asks again where a listener wants it at the end of an answer, and right after a stop', async () => {
    const answers = await createStreamFixture({ status: 400, chunks: [''] }, halves, { chunks: answerEvents });
    const chat = await mountChat({ endpoint: answers.endpoint });
    const again = new Promise<unknown>((resolve) => {
      chat.element.addEventListener('unleash-error', () => resolve(chat.element.retry()), { once: true });
    });
    await chat.element.send('One');
    await answers.release(1);
    await chat.until(() => chat.prose?.textContent?.includes('Half'), 'the second attempt');
    chat.element.stop();
    const third = await chat.element.retry();
    expect(third!.status).to.equal('done');
    expect(await again).to.deep.include({ status: 'stopped' });
  });

  it('keeps working when attributes are removed and properties emptied', async () => {
    const answers = await createStreamFixture({ chunks: answerEvents });
    const chat = await mountChat({ endpoint: answers.endpoint, imageOrigins: 'https://images.example' });
    chat.element.removeAttribute('image-origins');
    const emptied = { starters: undefined, draft: undefined, imageOrigins: null, headers: null, fetch: null } as unknown;
    Object.assign(chat.element, emptied);
    await chat.element.updateComplete;
    await chat.element.send('How much leave?');
    expect(chat.markers).to.deep.equal(['1', '2']);
  });

  it('gives sources with strange names a place', async () => {
    const strange = ['constructor', '__proto__', 'toString'].map((id) => resource(id, id, { appId: id }));
    const answers = await createStreamFixture({
      chunks: [found(...strange), event({ text: 'Yes.' }), event({ reference: { referenceIds: ['constructor'], position: 4 } })],
    });
    const chat = await mountChat({ endpoint: answers.endpoint });
    await chat.element.send('Strange?');
    expect(chat.sources.map(({ title }) => title)).to.deep.equal(['constructor']);
    expect(chat.markers).to.deep.equal(['1']);
  });

  it('keeps the focus where a button goes away', async () => {
    const answers = await createStreamFixture(halves);
    const chat = await mountChat({ endpoint: answers.endpoint });
    void chat.element.send('One');
    await answers.release(1);
    await chat.until(() => chat.prose, 'the first half');
    const stop = chat.part('stop')!;
    stop.focus();
    expect(chat.root.activeElement).to.equal(stop);
    stop.click();
    await chat.until(() => chat.part('send'), 'the end');
    expect(chat.root.activeElement).to.equal(chat.part('send'));
  });
});
