import { expect } from '@open-wc/testing';
import { sendMouse } from '@web/test-runner-commands';
import { createStreamFixture } from '../fixtures/stream-fixture.js';
import { event, found, mountChat, resource, type ChatHarness } from './harness.js';

const events = [
  found(resource('a', 'Parental leave')),
  event({ text: 'Parents get 80 days.\n\nTell your manager three months before.\n' }),
  event({ reference: { referenceIds: ['a'], position: 20 } }),
];

describe('a selection in an answer', () => {
  let chat: ChatHarness;

  const button = (): HTMLElement | null => chat.root.querySelector<HTMLElement>('.quote-button:popover-open');

  /** With the mouse, from the start of one element to the end of another. */
  const select = async (from: Element, to: Element): Promise<void> => {
    const range = new Range();
    range.selectNodeContents(from);
    const start = range.getBoundingClientRect();
    range.selectNodeContents(to);
    const end = range.getBoundingClientRect();
    await sendMouse({ type: 'move', position: [Math.round(start.left + 1), Math.round(start.top + start.height / 2)] });
    await sendMouse({ type: 'down' });
    await sendMouse({ type: 'move', position: [Math.round(end.left + 4), Math.round(end.top + end.height / 2)] });
    await sendMouse({ type: 'move', position: [Math.round(end.right + 30), Math.round(end.top + end.height / 2)] });
    await sendMouse({ type: 'up' });
  };

  beforeEach(async () => {
    const { endpoint } = await createStreamFixture({ chunks: events });
    chat = await mountChat({ endpoint });
    await chat.element.send('How much leave?');
  });

  afterEach(() => getSelection()?.removeAllRanges());

  it('becomes a quote in the field, without markers, above what was typed', async () => {
    chat.element.draft = 'Is that so?';
    const [first, last] = chat.prose!.querySelectorAll('p');
    await select(first!, last!);
    await chat.until(button, 'the button');
    expect(button()!.textContent).to.equal('Quote');
    await expect(chat.element).shadowDom.to.be.accessible();
    button()!.click();
    await chat.until(() => chat.root.activeElement === chat.input, 'the focus in the field');
    expect(chat.element.draft).to.equal('> Parents get 80 days.\n> \n> Tell your manager three months before.\n\nIs that so?');
    expect(chat.input.selectionStart).to.equal(chat.input.value.length);
    expect(button()).to.equal(null);
    expect(chat.questions, 'nothing is sent').to.deep.equal(['How much leave?']);
  });

  it('offers nothing once it is over, nor in a question', async () => {
    const [first] = chat.prose!.querySelectorAll('p');
    await select(first!, first!);
    await chat.until(button, 'the button');
    getSelection()!.removeAllRanges();
    await chat.until(() => !button(), 'no button');
    const question = chat.part('question')!.querySelector('p')!;
    await select(question, question);
    await new Promise((resolve) => setTimeout(resolve));
    expect(button()).to.equal(null);
  });
});
