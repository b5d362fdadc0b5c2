import { expect } from '@open-wc/testing';
import { createStreamFixture } from '../fixtures/stream-fixture.js';
import { answerEvents, event, mountChat } from './harness.js';

describe('a failure', () => {
  it('says what to do, keeps the question and the request id, and is mended by trying again', async () => {
    const problem = { title: 'Bad Request', status: 400, detail: 'The assistant is unknown.', requestId: 'req-9' };
    const answers = await createStreamFixture(
      { status: 400, headers: { 'content-type': 'application/problem+json' }, chunks: [JSON.stringify(problem)] },
      { chunks: answerEvents },
    );
    const chat = await mountChat({ endpoint: answers.endpoint });
    const failed: string[] = [];
    chat.element.addEventListener('unleash-error', ({ error, requestId }) =>
      failed.push(`${error.kind} ${error.status} ${requestId} ${error.cause}`),
    );

    const message = (await chat.element.send('How much leave?'))!;
    expect(message.status).to.equal('failed');
    expect(failed).to.deep.equal(['bad-request 400 req-9 Bad Request – The assistant is unknown.']);
    const error = chat.part('error')!;
    expect(error.getAttribute('role')).to.equal('alert');
    expect(error.querySelector('p')!.textContent).to.contain('did not accept this question');
    expect(error.querySelector('.request-id')!.textContent).to.contain('req-9');
    expect(chat.questions).to.deep.equal(['How much leave?']);
    await expect(chat.element).shadowDom.to.be.accessible();

    error.querySelector('button')!.click();
    await chat.until(() => chat.element.conversation.messages.at(-1)!.status === 'done', 'the answer');
    expect(chat.part('error')).to.equal(null);
    expect(chat.questions).to.deep.equal(['How much leave?']);
  });

  it('that may pass is tried again, visibly', async () => {
    const answers = await createStreamFixture({ status: 503, chunks: [''] }, { chunks: answerEvents });
    const chat = await mountChat({ endpoint: answers.endpoint });
    const sent = chat.element.send('How much leave?');
    await chat.until(
      () => chat.part('activity')?.textContent?.includes('trying again (attempt 2)'),
      'the second attempt announced',
    );
    expect((await sent)!.status).to.equal('done');
    expect(await answers.requests()).to.have.length(2);
  });

  it('by too many questions says when to ask again, until that time is over', async () => {
    const tooMany = { status: 429, headers: { 'content-type': 'application/problem+json', 'retry-after': '3600' } };
    const answers = await createStreamFixture({ ...tooMany, chunks: [JSON.stringify({ title: 'Too Many', status: 429 })] });
    const chat = await mountChat({ endpoint: answers.endpoint });
    await chat.element.send('How much leave?');
    const sentence = (): string => chat.part('error')!.querySelector('p')!.textContent!;
    expect(sentence()).to.equal('Too many questions at once. Please try again in 60 minutes.');
    const file = JSON.parse(await chat.element.exportConversation('json')) as { conversation: { messages: { at: number }[] } };
    for (const message of file.conversation.messages) message.at -= 3_700_000;
    await chat.element.loadConversation(file);
    expect(sentence()).to.equal('Too many questions at once. Please wait a moment and try again.');
  });

  it('for want of a network keeps the question, which goes out when the network is back or is withdrawn', async () => {
    const answers = await createStreamFixture({ chunks: answerEvents });
    const chat = await mountChat({ endpoint: answers.endpoint });
    Object.defineProperty(navigator, 'onLine', { configurable: true, value: false });
    try {
      chat.element.fetch = () => Promise.reject(new TypeError('Failed to fetch'));
      const message = (await chat.element.send('How much leave?'))!;
      expect(message.error!.kind).to.equal('offline');
      expect(chat.part('question')!.classList.contains('waiting')).to.equal(true);
      chat.type('Another');
      chat.press('Enter');
      expect(chat.questions, 'one question waits, the other stays a draft').to.deep.equal(['How much leave?']);
      chat.type('');
      const withdraw = [...chat.part('error')!.querySelectorAll('button')].find((button) =>
        button.textContent!.includes('Don’t send'),
      )!;
      withdraw.click();
      await chat.element.updateComplete;
      expect(chat.questions).to.deep.equal([]);
      expect(chat.input.value).to.equal('How much leave?');

      await chat.element.send('How much leave?');
    } finally {
      Reflect.deleteProperty(navigator, 'onLine');
    }
    chat.element.fetch = undefined;
    window.dispatchEvent(new Event('online'));
    await chat.until(() => chat.element.conversation.messages.at(-1)?.status === 'done', 'the answer');
    expect(chat.part('question')!.classList.contains('waiting')).to.equal(false);
  });

  it('in mid-answer keeps what came, marked as interrupted', async () => {
    const answers = await createStreamFixture({
      chunks: [event({ text: 'Half an ' }), event({ text: 'answer' })],
      waits: 'step',
    });
    const chat = await mountChat({ endpoint: answers.endpoint });
    const sent = chat.element.send('How much leave?');
    await answers.release(1);
    await chat.until(() => chat.prose?.textContent?.includes('Half an'), 'the first half');
    await answers.drop();
    const message = (await sent)!;
    expect(message.status).to.equal('interrupted');
    expect(message.text).to.equal('Half an ');
    expect(chat.prose!.textContent).to.contain('Half an');
    expect(chat.part('error')!.textContent).to.contain('The connection was lost before the answer was complete.');
  });

  it('without an endpoint tells the developer', async () => {
    const chat = await mountChat({});
    const message = (await chat.element.send('Hello?'))!;
    expect(message.error!.kind).to.equal('configuration');
  });
});
