import { expect } from '@open-wc/testing';
import { resetMouse, sendKeys, sendMouse } from '@web/test-runner-commands';
import { createStreamFixture } from '../fixtures/stream-fixture.js';
import { event, found, mountChat, resource, settled, type ChatHarness } from './harness.js';

const events = [
  found(resource('a', 'Parental leave')),
  event({ text: 'Parents get 80 days.\n\nTell your manager three months before.\n' }),
  event({ reference: { referenceIds: ['a'], position: 20 } }),
];

describe('a selection in an answer', () => {
  let chat: ChatHarness;

  const button = (): HTMLElement | null => chat.root.querySelector<HTMLElement>('.quote-button:popover-open');

  /** With the mouse, from the start of one element to the end of another. The button is held. */
  const drag = async (from: Element, to: Element): Promise<void> => {
    const range = new Range();
    range.selectNodeContents(from);
    const start = range.getBoundingClientRect();
    range.selectNodeContents(to);
    const end = range.getBoundingClientRect();
    await sendMouse({ type: 'move', position: [Math.round(start.left + 1), Math.round(start.top + start.height / 2)] });
    await sendMouse({ type: 'down' });
    await sendMouse({ type: 'move', position: [Math.round(end.left + 4), Math.round(end.top + end.height / 2)] });
    await sendMouse({ type: 'move', position: [Math.round(end.right + 30), Math.round(end.top + end.height / 2)] });
  };
  const select = async (from: Element, to: Element): Promise<void> => {
    await drag(from, to);
    await sendMouse({ type: 'up' });
  };
  const fetchWithContent: typeof fetch = async (input, init) =>
    String(input).endsWith('/content')
      ? Response.json({ parts: [{ content: '# Leave\n\nParents get 80 days of leave.' }] })
      : fetch(input, init);

  beforeEach(async () => {
    const { endpoint } = await createStreamFixture({ chunks: events });
    chat = await mountChat({ endpoint, fetch: fetchWithContent });
    await chat.element.send('How much leave?');
  });

  afterEach(async () => {
    await resetMouse();
    getSelection()?.removeAllRanges();
  });

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

  it('offers nothing while it grows, even if it is the first', async () => {
    const [first, last] = chat.prose!.querySelectorAll('p');
    await drag(first!, last!);
    // The module that the drag has asked for.
    await import('../../src/ui/quote/quote-button.js');
    await settled();
    expect(button() === null, 'the pointer is held').to.equal(true);
    await sendMouse({ type: 'up' });
    await chat.until(button, 'the button');
  });

  it('does not grow over the button', async () => {
    const [first] = chat.prose!.querySelectorAll('p');
    await select(first!, first!);
    await chat.until(button, 'the button');
    expect(getComputedStyle(button()!).getPropertyValue('-webkit-user-select')).to.equal('none');
  });

  it('takes its button with it when the opened source is closed', async () => {
    const marker = chat.prose!.querySelector<HTMLElement>('.citation > *')!;
    chat.part('transcript')!.focus();
    for (let press = 0; chat.root.activeElement !== marker && press < 20; press++) await sendKeys({ press: 'Tab' });
    await chat.until(() => chat.part('show-source'), 'the place of the statement');
    await sendKeys({ press: ' ' });
    await chat.until(() => chat.root.querySelector('.source-text mark'), 'the opened source');
    await settled();
    const text = chat.root.querySelector('.source-text p')!;
    await select(text, text);
    await chat.until(button, 'the button');
    const quote = button()!;
    await sendKeys({ press: 'Escape' });
    await chat.until(() => !chat.part('source-reader'), 'no source');
    await chat.until(() => !button(), 'no button');
    quote.click();
    await settled();
    expect(chat.element.draft).to.equal('');
  });

  it('in another text is not ended by a click that comes late', async () => {
    const [first] = chat.prose!.querySelectorAll('p');
    await select(first!, first!);
    await chat.until(button, 'the button');
    const quote = button()!;
    chat.element.draft = 'Is that so?';
    const other = document.createElement('p');
    other.textContent = 'A text of the page';
    chat.element.after(other);
    getSelection()!.selectAllChildren(other);
    quote.click();
    await settled();
    expect(chat.element.draft).to.equal('Is that so?');
    expect(getSelection()!.toString(), 'the selection').to.equal('A text of the page');
    other.remove();
  });
});
