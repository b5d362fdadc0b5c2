import { expect } from '@open-wc/testing';
import { adoptStyles } from 'lit';
import { createAnswerRenderer } from '../../src/markdown/answer-renderer.js';
import { codeAndTableStyles } from '../../src/ui/prose/code-and-table-styles.js';
import { proseStyles } from '../../src/ui/prose/prose-styles.js';
import { tokens } from '../../src/ui/styles/tokens.js';
import { endAnswer, isSameAnswer, renderAnswer } from './render-answer.js';

const numbered = (count: number, line: (index: number) => string): string =>
  Array.from({ length: count }, (_, at) => line(at)).join('');
const rows = (count: number): string =>
  `| country | days | note |\n|---|--:|---|\n${numbered(count, (at) => `| Country ${at} | ${at} | a note of ${'some '.repeat(at % 7)}words |\n`)}`;
const mixed = numbered(
  20,
  (at) =>
    `## Heading ${at}\n\nWords of it, and *more* of them. ${'They go on and on. '.repeat(at % 9)}\n\n- one\n- two\n\n\`\`\`\ncode ${at}\n\`\`\`\n\n| a | b |\n|---|---|\n| ${at} | x |\n\n`,
);

describe('layout that does not grow with the answer', () => {
  let scroller: HTMLElement;
  let host: HTMLElement;

  beforeEach(() => {
    const page = document.body.appendChild(document.createElement('div'));
    const root = page.attachShadow({ mode: 'open' });
    adoptStyles(root, [tokens, proseStyles, codeAndTableStyles]);
    scroller = root.appendChild(document.createElement('div'));
    scroller.style.cssText = 'width:500px;height:300px;overflow:auto';
    host = scroller.appendChild(document.createElement('div'));
    host.className = 'prose';
  });

  afterEach(() => document.body.replaceChildren());

  /** In view to its end, as a reader follows it. */
  async function stream(text: string): Promise<void> {
    const renderer = createAnswerRenderer(host, { schedule: 'manual' });
    const step = Math.ceil(text.length / 60);
    for (let at = 0; at < text.length; at += step) {
      renderer.push(text.slice(at, at + step));
      renderer.flush();
      scroller.scrollTop = scroller.scrollHeight;
      await settled();
    }
    endAnswer(renderer);
    scroller.scrollTop = scroller.scrollHeight;
    await settled();
  }

  /** Layout and observers have had their turn. */
  async function settled(): Promise<void> {
    for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);
  }

  const contained = (): readonly HTMLElement[] =>
    Array.from(host.querySelectorAll<HTMLElement>('.block-group, .lines, .continued')).filter(
      (element) => getComputedStyle(element).contentVisibility === 'auto',
    );

  for (const [name, text, least] of [
    ['groups of blocks', mixed, 8],
    ['lines of code', `\`\`\`\n${numbered(500, (at) => `line ${at} of the code\n`)}\`\`\`\n`, 2],
    ['items of a list', numbered(800, (at) => `1. item ${at} of **many** ${'words '.repeat(at % 9)}\n`), 3],
    ['rows of a table', rows(260), 3],
  ] as const) {
    it(`contains ${name}, and takes no space of them away`, async () => {
      await stream(text);
      const elements = contained();
      expect(elements.length).to.be.at.least(least);
      const heights = (): readonly number[] => elements.map((element) => Math.round(element.getBoundingClientRect().height));
      const before = heights();
      for (const element of elements) element.style.contentVisibility = 'visible';
      expect(heights()).to.deep.equal(before);
    });
  }

  it('counts on in the next part of a list', () => {
    for (const [first, every] of [
      ['7. seven\n', '7. item'],
      ['3) three\n', '4) item'],
    ] as const) {
      const text = first + numbered(900, (at) => `${every} ${at} with some words\n`);
      const whole = renderAnswer(text);
      const lists = Array.from(whole.querySelectorAll('ol'));
      expect(lists.length).to.be.greaterThan(3);
      let next = Number.parseInt(first);
      for (const list of lists) {
        expect(list.start).to.equal(next);
        next += list.children.length;
      }
      expect(next).to.equal(Number.parseInt(first) + 901);
    }
  });

  it('keeps the columns of a long table where they are', async () => {
    const text = rows(200);
    const renderer = createAnswerRenderer(host, { schedule: 'manual' });
    const columns = (row: Element): readonly number[] => Array.from(row.children, (cell) => cell.getBoundingClientRect().left);
    let before: readonly number[] | undefined;
    for (let at = 0; !host.querySelector('.pinned') && at < text.length; at += 50) {
      const row = host.querySelectorAll('tbody tr')[3];
      if (row) before = columns(row);
      renderer.push(text.slice(at, at + 50));
      renderer.flush();
    }
    expect(before).to.have.lengthOf(3);
    renderer.push(text.slice(renderer.text.length));
    endAnswer(renderer);
    for (const row of [host.querySelector('thead tr')!, ...host.querySelectorAll('tbody tr')])
      for (const [index, left] of columns(row).entries()) expect(left).to.be.closeTo(before![index]!, 1);
    expect(host.querySelectorAll('table')).to.have.lengthOf(1);
  });

  it('makes of a long table what it is when rendered at once', async () => {
    await stream(rows(200));
    const streamed = host.cloneNode(true) as HTMLElement;
    host.replaceChildren();
    const renderer = createAnswerRenderer(host, { schedule: 'manual' });
    renderer.push(rows(200));
    endAnswer(renderer);
    expect(host.querySelector('.pinned')).not.to.equal(null);
    expect(isSameAnswer(host, streamed)).to.equal(true);
  });
});
