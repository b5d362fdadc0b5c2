/** What can be done with an answer: copied, rated, asked again, handed to the host; and looked into. */
import { expect } from '@open-wc/testing';
import { sendKeys, sendMouse } from '@web/test-runner-commands';
import { createStreamFixture, type StreamFixture } from '../fixtures/stream-fixture.js';
import type { UnleashFeedbackEvent } from '../../src/events.js';
import type { UnleashChat } from '../../src/unleash-chat.js';
import { answerEvents, mountChat, settled, type ChatHarness } from './harness.js';

const actions = [{ name: 'ticket', label: 'Create a ticket' }];

describe('the actions under an answer', () => {
  let chat: ChatHarness;
  let answers: StreamFixture;

  const mount = async (settings: Partial<UnleashChat> = {}): Promise<void> => {
    answers = await createStreamFixture({ chunks: answerEvents });
    chat = await mountChat({ endpoint: answers.endpoint, sourcePassages: 'off', ...settings });
  };
  const ask = (question = 'How much leave?') => chat.element.send(question);
  const askToRate = async (): Promise<void> => {
    await ask();
    await chat.until(() => chat.part('helpful'), 'the buttons of the rating');
  };
  const labels = (answer = chat.answer!): readonly string[] =>
    [...answer.querySelectorAll('[part~="answer-action"]')].map(
      (button) => button.getAttribute('aria-label') ?? button.textContent!.trim(),
    );
  const opacityOf = (answer: Element): string => getComputedStyle(answer.querySelector('[part~="answer-actions"]')!).opacity;

  it('come with the end of the answer, and are those that the host wants', async () => {
    await mount();
    let during: readonly string[] | undefined;
    chat.element.addEventListener('unleash-answer-start', () => void chat.element.updateComplete.then(() => (during = labels())));
    await ask();
    expect(during).to.deep.equal([]);
    expect(labels()).to.deep.equal(['Copy answer', 'Ask again', 'Details']);
    expect(chat.part('answer-actions')!.ariaLabel).to.equal('Actions for this answer');
    Object.assign(chat.element, { feedback: true, actions });
    await chat.until(() => chat.part('helpful'), 'the buttons of the rating');
    expect(labels()).to.deep.equal(['Copy answer', 'Helpful', 'Not helpful', 'Ask again', 'Details', 'Create a ticket']);
    await expect(chat.element).shadowDom.to.be.accessible();
  });

  it('are always seen under the newest answer, and elsewhere once it has the focus', async () => {
    await mount();
    await ask();
    await ask('And twins?');
    const [first, second] = chat.parts('answer');
    expect(labels(first)).to.deep.equal(['Copy answer', 'Details']);
    expect(opacityOf(second!)).to.equal('1');
    const isTouch = matchMedia('(hover: none)').matches;
    await chat.until(() => opacityOf(first!) === (isTouch ? '1' : '0'), 'the earlier row is quiet');
    first!.querySelector<HTMLElement>('[part~="details"]')!.focus();
    await chat.until(() => opacityOf(first!) === '1', 'the row that has the focus');
  });

  it('are not there without a text, where the notice offers what can be done', async () => {
    answers = await createStreamFixture({ status: 500, chunks: [] });
    chat = await mountChat({ endpoint: answers.endpoint });
    await ask();
    expect(chat.element.conversation.messages.at(-1)!.status).to.equal('failed');
    expect(labels()).to.deep.equal([]);
  });

  it('rate an answer, which the host hears of and nobody else', async () => {
    const persistKey = crypto.randomUUID();
    await mount({ feedback: true, persist: 'session', persistKey });
    const heard: UnleashFeedbackEvent[] = [];
    document.addEventListener('unleash-feedback', (event) => heard.push(event), { once: false });
    await askToRate();
    const sent = (await answers.requests()).length;
    chat.click('helpful');
    await chat.until(() => chat.part('helpful')!.ariaPressed === 'true', 'it is pressed');
    // The end of the answer may be told in between.
    expect(chat.announcements.filter((line) => line === 'Thank you for your feedback')).to.have.length(1);
    chat.click('helpful');
    expect(chat.part('helpful')!.ariaPressed, 'the same button takes it back').to.equal('false');
    chat.click('not-helpful');
    const { threadId, messages } = chat.element.conversation;
    expect(heard.map(({ feedback }) => feedback)).to.deep.equal([{ rating: 'helpful' }, undefined, { rating: 'not-helpful' }]);
    expect(heard.every((event) => event.requestId === 'req-7' && event.threadId === threadId)).to.equal(true);
    expect(heard.at(-1)!.message === messages.at(-1)).to.equal(true);
    expect((await answers.requests()).length, 'nothing is sent').to.equal(sent);
    const again = await mountChat({ endpoint: answers.endpoint, feedback: true, persist: 'session', persistKey });
    await again.until(() => again.part('not-helpful')?.ariaPressed === 'true', 'it is still there on the next page');
  });

  it('ask why an answer is not helpful; the form is left for its button', async () => {
    await mount({ feedback: true });
    const heard: UnleashFeedbackEvent[] = [];
    chat.element.addEventListener('unleash-feedback', (event) => heard.push(event));
    await askToRate();
    const button = chat.part('not-helpful')!;
    button.focus();
    await sendKeys({ press: 'Enter' });
    await chat.until(() => chat.part('feedback-form'), 'the form');
    await expect(chat.element).shadowDom.to.be.accessible();
    const form = chat.part('feedback-form')!;
    const [incorrect, , outdated] = form.querySelectorAll<HTMLInputElement>('[type="checkbox"]');
    incorrect!.click();
    outdated!.click();
    incorrect!.click();
    form.querySelector('textarea')!.focus();
    await sendKeys({ type: 'Old figures.' });
    [...form.querySelectorAll('button')].at(-1)!.click();
    await chat.until(() => !chat.part('feedback-form'), 'the form is closed');
    expect(heard.at(-1)!.feedback).to.deep.equal({
      rating: 'not-helpful',
      reasons: ['outdated'],
      comment: 'Old figures.',
    });
    expect(chat.root.activeElement === chat.part('not-helpful'), 'the focus is at its button').to.equal(true);
    await sendKeys({ press: 'Enter' });
    expect(heard.at(-1)!.feedback, 'the same button takes all of it back').to.equal(undefined);
    await sendKeys({ press: 'Enter' });
    await chat.until(() => chat.part('feedback-form'), 'an empty form');
    const escaped: string[] = [];
    document.addEventListener('keydown', ({ key }) => escaped.push(key), { once: true });
    chat.part('feedback-form')!.querySelector('textarea')!.focus();
    await sendKeys({ press: 'Escape' });
    expect(chat.part('feedback-form') === null, 'Escape leaves the form').to.equal(true);
    expect(escaped, 'and nothing else hears of it').to.deep.equal([]);
    expect(heard.at(-1)!.feedback).to.deep.equal({ rating: 'not-helpful' });
    expect(chat.root.activeElement === chat.part('not-helpful')).to.equal(true);
  });

  it('show the whole form of a rating, with nothing over its buttons', async () => {
    await mount({ feedback: true });
    chat.element.style.setProperty('--unleash-chat-max-height', '520px');
    await askToRate();
    await askToRate();
    for (const answer of chat.parts('answer')) {
      const button = answer.querySelector<HTMLElement>('[part~="not-helpful"]')!;
      // At the lower edge of the view.
      button.scrollIntoView({ block: 'end' });
      await settled();
      button.click();
      const send = (): HTMLElement | undefined =>
        [...answer.querySelectorAll<HTMLElement>('[part~="feedback-form"] button')].at(-1);
      await chat.until(send, 'the form');
      await settled();
      const { left, top, width, height } = send()!.getBoundingClientRect();
      expect(chat.root.elementFromPoint(left + width / 2, top + height / 2) === send()).to.equal(true);
    }
  });

  it('copy without a secure context, and leave the selection as it was', async () => {
    await mount();
    await ask();
    const { clipboard } = navigator;
    Object.defineProperty(navigator, 'clipboard', { configurable: true, value: undefined });
    try {
      const { left, top, width, height } = chat.part('copy-answer')!.getBoundingClientRect();
      // A click of the browser: it allows others nothing.
      await sendMouse({ type: 'click', position: [Math.round(left + width / 2), Math.round(top + height / 2)] });
      await chat.until(() => chat.part('copy-answer')!.ariaLabel !== 'Copy answer', 'the outcome');
      expect(chat.part('copy-answer')!.ariaLabel).to.equal('Copied');
      // The end of the answer may be told after it.
      await chat.until(() => chat.announcements.includes('Copied'), 'the announcement');
      expect(getSelection()!.isCollapsed).to.equal(true);
    } finally {
      Object.defineProperty(navigator, 'clipboard', { configurable: true, value: clipboard });
    }
  });

  it('hand an answer to the host', async () => {
    await mount({ actions });
    const heard: unknown[] = [];
    chat.element.addEventListener('unleash-action', ({ action, message, requestId, threadId }) =>
      heard.push([action, message.id, requestId, threadId]),
    );
    await ask();
    chat.click('host-action');
    const { messages, threadId } = chat.element.conversation;
    expect(heard).to.deep.equal([['ticket', messages.at(-1)!.id, 'req-7', threadId]]);
  });

  it('ask the newest question again', async () => {
    await mount();
    await ask();
    const [, { id }] = chat.element.conversation.messages as [unknown, { id: string }];
    chat.click('ask-again');
    await chat.until(() => chat.element.conversation.messages.at(-1)!.status === 'done', 'another answer');
    const { messages } = chat.element.conversation;
    expect(messages).to.have.length(2);
    expect(messages[1]!.id).not.to.equal(id);
    expect(await answers.requests()).to.have.length(2);
  });

  it('show when an answer was given and its request id, as long as somebody wants to see them', async () => {
    await mount();
    await ask();
    const shown = (): string | undefined =>
      chat.answer!.querySelector('.answer-details')?.textContent?.replace(/\s+/g, ' ').trim();
    expect(shown()).to.equal(undefined);
    chat.click('details');
    expect(shown()).to.match(/^\d{1,2}:\d{2} [AP]M Request ID: req-7$/);
    expect(chat.part('details')!.ariaExpanded).to.equal('true');
    chat.click('details');
    expect(shown()).to.equal(undefined);
  });

  it('show them above the field, if the transcript does not follow its end', async () => {
    await mount();
    await ask();
    await chat.element.send('And in Germany?');
    chat.element.style.blockSize = '320px';
    const transcript = chat.part('transcript')!;
    const button = chat.part('details')!;
    transcript.scrollTop = 0;
    await settled();
    button.scrollIntoView({ block: 'end' });
    await settled();
    button.click();
    const { bottom } = chat.root.querySelector('.answer-details')!.getBoundingClientRect();
    expect(bottom).to.be.lessThan(transcript.getBoundingClientRect().bottom - 20);
  });

  it('do not repeat what was announced of the answer', async () => {
    await mount({ feedback: true });
    await askToRate();
    await settled();
    const ends = (): number => chat.announcements.filter((line) => line.startsWith('Answer complete')).length;
    await chat.until(() => ends() === 1, 'the end announced');
    chat.click('helpful');
    await settled();
    expect(ends()).to.equal(1);
  });
});
