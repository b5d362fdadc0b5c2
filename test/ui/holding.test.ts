import { expect } from '@open-wc/testing';
import { sendKeys, sendMouse } from '@web/test-runner-commands';
import { isTimed } from '../markdown/machine.js';
import { createStreamFixture, type StreamFixture } from '../fixtures/stream-fixture.js';
import { event, found, mountChat, resource, type ChatHarness } from './harness.js';

const first = 'The first paragraph has [a link](https://docs.example/page), words to select and a footnote. More of it.\n\n';
const cells = Array.from({ length: 14 }, (_, index) => `a wide column ${index}`);
const table = `| ${cells.join(' | ')} |\n|${'---|'.repeat(14)}\n| ${cells.join(' | ')} |\n\n`;
const lines =
  'Words that go **on and on** with `code`, a [link](https://docs.example/more) and an end.\n\n- an item\n- one more\n\n';
/** Pieces of 16 kB. Half of them in other engines, which lay them out more slowly. */
const count = isTimed ? 16 : 8;
const piece = (index: number): string => `${lines.repeat(Math.ceil(16_000 / lines.length))}Piece ${index}.\n\n`;
const cite = (id: string, words: string): string =>
  event({ reference: { referenceIds: [id], position: first.indexOf(words) + words.length } });

/** The pieces after the first paragraph, with late citations in it on the way and at the end. */
const chunks = [
  found(resource('a', 'Page a'), resource('b', 'Page b'), resource('c', 'Page c')) +
    event({ text: first + table }) +
    cite('a', 'a footnote'),
  ...Array.from(
    { length: count },
    (_, index) => event({ text: piece(index) }) + (index === count / 2 ? cite('b', 'words to') : ''),
  ),
  cite('c', 'The first') + cite('c', 'More of it.'),
];

const centre = (element: Element): [number, number] => {
  const { left, top, width, height } = element.getBoundingClientRect();
  return [Math.round(left + width / 2), Math.round(top + height / 2)];
};

describe(`while ${count * 16} kB of an answer arrive`, () => {
  let chat: ChatHarness;
  let answers: StreamFixture;
  let sent: Promise<unknown>;

  beforeEach(async () => {
    await sendMouse({ type: 'move', position: [1, 1] });
    answers = await createStreamFixture({ chunks, waits: 'step' });
    chat = await mountChat({ sourcePassages: 'off', endpoint: answers.endpoint });
    sent = chat.element.send('Tell me everything');
    await answers.release();
    await chat.until(() => chat.prose?.querySelector('.table') && chat.markers.length === 1, 'the first paragraph');
  });

  /** The rest of the answer, each piece on screen before the next. */
  const arrive = async (): Promise<void> => {
    for (let index = 0; index < count; index++) {
      await answers.release();
      await chat.until(() => chat.prose!.lastElementChild!.textContent!.includes(`Piece ${index}.`), `piece ${index}`);
    }
    await answers.release(2);
    await sent;
    expect(chat.element.conversation.messages.at(-1)!.text.length).to.be.at.least(count * 16_000);
    expect(chat.markers).to.deep.equal(['3', '2', '1', '3']);
  };

  it('what is selected in the first paragraph stays selected, and a scrolled table where it was', async function () {
    this.timeout(55_000);
    const paragraph = chat.prose!.querySelector('p')!;
    const text = [...paragraph.childNodes].find((node) => node.textContent!.includes('words to select'))!;
    const range = document.createRange();
    range.setStart(text, text.textContent!.indexOf('words'));
    range.setEnd(text, text.textContent!.indexOf(' and a footnote'));
    const { left, right, top, height } = range.getBoundingClientRect();
    const middle = Math.round(top + height / 2);
    await sendMouse({ type: 'move', position: [Math.round(left), middle] });
    await sendMouse({ type: 'down' });
    await sendMouse({ type: 'move', position: [Math.round((left + right) / 2), middle] });
    await sendMouse({ type: 'move', position: [Math.round(right), middle] });
    await sendMouse({ type: 'up' });
    await sendMouse({ type: 'move', position: [1, 1] });
    expect(selected(chat.root)).to.equal('words to select');
    const frame = chat.prose!.querySelector('.table')!;
    frame.scrollLeft = 120;

    await arrive();
    expect(selected(chat.root).replace('2', ''), 'the selection').to.equal('words to select');
    expect(chat.prose!.querySelector('p') === paragraph, 'the paragraph').to.equal(true);
    expect(chat.prose!.querySelector('.table') === frame, 'the table').to.equal(true);
    expect(frame.scrollLeft).to.equal(120);
  });

  it('the keyboard focus stays on a link, and an open card open at its marker', async function () {
    this.timeout(55_000);
    const link = chat.prose!.querySelector<HTMLElement>('a[part="link"]')!;
    chat.part('transcript')!.focus();
    for (let tabs = 0; tabs < 5 && chat.root.activeElement !== link; tabs++) await sendKeys({ press: 'Tab' });
    expect(chat.root.activeElement === link, 'the link has the focus').to.equal(true);
    const marker = chat.prose!.querySelector<HTMLElement>('.citation > *')!;
    await sendMouse({ type: 'move', position: centre(marker) });
    const card = (): Element | null => chat.root.querySelector('.citation-card:popover-open .card');
    await chat.until(card, 'the card');
    const shown = card();
    const before = marker.getBoundingClientRect();

    await arrive();
    expect(chat.root.activeElement === link, 'the focus').to.equal(true);
    expect(link.matches(':focus-visible')).to.equal(true);
    expect(card() === shown, 'the card').to.equal(true);
    expect(shown!.textContent).to.include('Source 1 of 3');
    const [of, at] = [shown!.parentElement!.getBoundingClientRect(), marker.getBoundingClientRect()];
    expect(
      marker.isConnected && (at.top !== before.top || at.right !== before.right),
      'its marker, moved by those before it',
    ).to.equal(true);
    expect(Math.min(Math.abs(of.top - at.bottom), Math.abs(of.bottom - at.top)), 'from marker to card').to.be.below(1);

    await sendMouse({ type: 'move', position: [2, 2] });
    await chat.until(() => !card(), 'no card once the pointer has moved away');
  });
});

/** Engines tell what is selected in a shadow tree in ways of their own. */
function selected(root: ShadowRoot): string {
  const selection = getSelection()!;
  const [composed] = selection.getComposedRanges?.({ shadowRoots: [root] }) ?? [];
  if (!composed) return selection.toString();
  const range = document.createRange();
  range.setStart(composed.startContainer, composed.startOffset);
  range.setEnd(composed.endContainer, composed.endOffset);
  return range.toString().replace(/\u2060/g, '');
}
