import { expect } from '@open-wc/testing';
import { createStreamFixture } from '../fixtures/stream-fixture.js';
import { answerEvents, event, mountChat } from './harness.js';

describe('asking', () => {
  it('begins with a greeting, suggested questions and an empty composer', async () => {
    const chat = await mountChat({
      endpoint: '/nowhere',
      starters: ['How much leave?', 'Who is on call?'],
      assistantName: 'the handbook',
    });
    expect(chat.root.querySelector('.greeting')!.textContent).to.equal('Ask the handbook');
    expect(chat.parts('starter').map((starter) => starter.textContent!.trim())).to.deep.equal([
      'How much leave?',
      'Who is on call?',
    ]);
    expect(chat.part('send')!.getAttribute('aria-disabled')).to.equal('true');
    chat.click('send');
    expect(chat.questions, 'nothing is sent where nothing is typed').to.deep.equal([]);
    await expect(chat.element).shadowDom.to.be.accessible();
  });

  it('sends with Enter, as the API documents it, and empties the composer', async () => {
    const answers = await createStreamFixture({ chunks: answerEvents });
    const chat = await mountChat({ endpoint: answers.endpoint, assistantId: 'handbook' });
    chat.type('How much leave do I get?');
    expect(chat.press('Enter').defaultPrevented).to.equal(true);
    await chat.until(() => chat.element.conversation.messages.at(-1)?.status === 'done', 'the answer');
    expect(chat.input.value).to.equal('');
    expect(chat.questions).to.deep.equal(['How much leave do I get?']);

    const [request] = await answers.requests();
    expect(request!.method).to.equal('POST');
    expect(request!.path).to.equal('/chats/v2');
    const { threadId } = chat.element.conversation;
    expect(JSON.parse(request!.body)).to.deep.equal({
      messages: [{ role: 'User', text: 'How much leave do I get?' }],
      assistantId: 'handbook',
      threadId,
    });
    expect(threadId).to.match(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(request!.headers).not.to.have.any.keys('authorization', 'unleash-account');
  });

  it('sends the conversation with a follow-up, in the same thread', async () => {
    const answers = await createStreamFixture({ chunks: [event({ text: 'Eighty.' })] });
    const chat = await mountChat({ endpoint: answers.endpoint });
    await chat.element.send('How many days?');
    await chat.element.send('And in Germany?');
    const bodies = (await answers.requests()).map(({ body }) => JSON.parse(body));
    expect(bodies[1].messages).to.deep.equal([
      { role: 'User', text: 'How many days?' },
      { role: 'Assistant', text: 'Eighty.' },
      { role: 'User', text: 'And in Germany?' },
    ]);
    expect(bodies[1].threadId).to.equal(bodies[0].threadId);
  });

  it('brings the last question back with the upward arrow, in an empty field alone', async () => {
    const answers = await createStreamFixture({ chunks: [event({ text: 'Eighty.' })] });
    const chat = await mountChat({ endpoint: answers.endpoint });
    chat.press('ArrowUp');
    await chat.element.updateComplete;
    expect(chat.input.value, 'there is none yet').to.equal('');
    await chat.element.send('How many days?');
    await chat.element.send('And in\nGermany?');
    chat.press('ArrowUp', { shiftKey: true });
    chat.press('ArrowUp', { isComposing: true });
    await chat.element.updateComplete;
    expect(chat.input.value).to.equal('');
    chat.press('ArrowUp');
    await chat.until(() => chat.input.value === 'And in\nGermany?', 'the last question');
    chat.type('And in Portugal?');
    chat.press('ArrowUp');
    await chat.element.updateComplete;
    expect(chat.input.value).to.equal('And in Portugal?');
    expect(await answers.requests(), 'nothing is sent').to.have.length(2);
  });

  it('suggests follow-ups below the newest answer, which fill the field and are not sent', async () => {
    const answers = await createStreamFixture({ chunks: [event({ text: 'Eighty.' })] });
    const chat = await mountChat({ endpoint: answers.endpoint, suggestions: ['And twins?', 'Who decides?'] });
    expect(chat.parts('suggestion')).to.have.length(0);
    await chat.element.send('How many days?');
    await chat.element.send('And in Germany?');
    expect(chat.parts('suggestion').map((each) => each.textContent!.trim())).to.deep.equal(['And twins?', 'Who decides?']);
    expect(chat.answer!.contains(chat.part('suggestion')), 'below the newest').to.equal(true);
    await expect(chat.element).shadowDom.to.be.accessible();
    chat.click('suggestion');
    await chat.until(() => chat.root.activeElement === chat.input, 'the field');
    expect(chat.input.value).to.equal('And twins?');
    expect(chat.input.selectionStart).to.equal(10);
    expect(await answers.requests()).to.have.length(2);
  });

  it('leaves Enter alone while an input method composes, and with Shift', async () => {
    const chat = await mountChat({ endpoint: '/nowhere' });
    chat.type('にほん');
    for (const init of [{ isComposing: true }, { keyCode: 229 }, { shiftKey: true }]) {
      expect(chat.press('Enter', init).defaultPrevented).to.equal(false);
    }
    // A dead key waits for the letter of its accent.
    expect(chat.press('Dead', { keyCode: 229 }).defaultPrevented).to.equal(false);
    expect(chat.questions).to.deep.equal([]);
    expect(chat.input.value).to.equal('にほん');
  });

  it('keeps what an input method composes, and sends it once it is complete: Korean', async () => {
    const answers = await createStreamFixture({ chunks: [event({ text: '네.' })] });
    const chat = await mountChat({ endpoint: answers.endpoint, persist: 'none' });
    const { input } = chat;
    const compose = (type: 'compositionstart' | 'compositionupdate' | 'compositionend', data: string): void =>
      void input.dispatchEvent(new CompositionEvent(type, { data, bubbles: true, composed: true }));
    compose('compositionstart', '');
    for (const syllable of ['ㅎ', '하', '한']) {
      chat.press('Process', { isComposing: true, keyCode: 229 });
      compose('compositionupdate', syllable);
      chat.type(`휴가는 ${syllable}`);
      await chat.element.updateComplete;
      expect(input.value, 'the text is not replaced meanwhile').to.equal(`휴가는 ${syllable}`);
    }
    // Chromium and Firefox end the composition after the key that confirms it, Safari before it.
    expect(chat.press('Enter', { isComposing: true, keyCode: 229 }).defaultPrevented).to.equal(false);
    compose('compositionend', '한');
    expect(chat.press('Enter', { keyCode: 229 }).defaultPrevented).to.equal(false);
    expect(chat.questions).to.deep.equal([]);
    chat.press('Enter');
    await chat.until(() => chat.questions[0] === '휴가는 한', 'the question');
  });

  it('grows with the text up to eight lines, and back', async () => {
    const chat = await mountChat({ endpoint: '/nowhere' });
    const heightOf = async (lines: number): Promise<number> => {
      chat.type(Array(lines).fill('Line').join('\n'));
      await chat.element.updateComplete;
      return chat.input.getBoundingClientRect().height;
    };
    const one = await heightOf(1);
    expect(await heightOf(4)).to.be.closeTo(one + 3 * 24, 2);
    const eight = await heightOf(8);
    expect(eight).to.be.closeTo(one + 7 * 24, 2);
    expect(await heightOf(20)).to.be.closeTo(eight, 2);
    expect(await heightOf(1)).to.be.closeTo(one, 2);
  });

  it('asks a suggested question', async () => {
    const answers = await createStreamFixture({ chunks: answerEvents });
    const chat = await mountChat({ endpoint: answers.endpoint, starters: ['How much leave?'] });
    (chat.part('starter') as HTMLButtonElement).click();
    await chat.until(() => chat.prose, 'an answer');
    expect(chat.questions).to.deep.equal(['How much leave?']);
  });

  it('lets the host change a question, or keep it from being sent with the draft in place', async () => {
    const answers = await createStreamFixture({ chunks: [event({ text: 'Yes.' })] });
    const chat = await mountChat({ endpoint: answers.endpoint });
    chat.element.addEventListener('unleash-send', (sending) => sending.preventDefault(), { once: true });
    chat.type('Keep me');
    chat.press('Enter');
    expect(chat.input.value).to.equal('Keep me');
    expect(chat.element.conversation.messages).to.deep.equal([]);

    chat.element.addEventListener('unleash-send', (sending) => (sending.text += ' please'), { once: true });
    await chat.element.send('Change me');
    expect(chat.questions).to.deep.equal(['Change me please']);
  });

  it('queues one question while an answer streams; a second is refused as busy', async () => {
    const answers = await createStreamFixture(
      { chunks: [event({ text: 'One.' })], waits: 'step' },
      { chunks: [event({ text: 'Two.' })] },
    );
    const chat = await mountChat({ endpoint: answers.endpoint });
    const first = chat.element.send('First');
    await answers.requests({ atLeast: 1 });
    const second = chat.element.send('Second');
    const third = await chat.element.send('Third').catch((error: { error: { kind: string } }) => error.error.kind);
    expect(third).to.equal('busy');
    await answers.release(2);
    expect((await first)!.text).to.equal('One.');
    expect((await second)!.text).to.equal('Two.');
    expect(chat.questions).to.deep.equal(['First', 'Second']);
  });
});
