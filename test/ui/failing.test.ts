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
    expect(chat.part('error')!.textContent).to.contain('The connection ended before the answer did.');
  });

  it('without an endpoint tells the developer', async () => {
    const chat = await mountChat({});
    const message = (await chat.element.send('Hello?'))!;
    expect(message.error!.kind).to.equal('configuration');
  });
});
