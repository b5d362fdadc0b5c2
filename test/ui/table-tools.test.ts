import { expect } from '@open-wc/testing';
import { parse } from 'csv-parse/browser/esm/sync';
import { createStreamFixture } from '../fixtures/stream-fixture.js';
import fc from '../fast-check.js';
import { orderOf } from '../../src/markdown/table/column-order.js';
import { cases } from '../markdown/machine.js';
import { event, found, mountChat, resource, settled, type ChatHarness } from './harness.js';
import { savedFiles } from './saved-files.js';

interface Answered {
  readonly chat: ChatHarness;
  readonly table: HTMLTableElement;
  readonly frame: HTMLElement;
}

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |\n`;
const markdownOf = (rows: readonly (readonly string[])[]): string =>
  row(rows[0]!) + row(rows[0]!.map(() => '---')) + rows.slice(1).map(row).join('');

const small = [
  ['Country', 'Days', 'Since'],
  ['Germany', '90', '2 May 2021'],
  ['Austria', '1,080', '1 Mar 2019'],
  ['France', '', '15 Jan 2020'],
];
/** Of several parts. */
const long = [
  ['Name', 'Number'],
  ...Array.from({ length: 400 }, (_, index) => [`Row ${index} of a long table`, String((index * 37) % 401)]),
];

async function answerWith(chunks: readonly string[], settings = {}): Promise<Answered> {
  const answers = await createStreamFixture({ chunks });
  const chat = await mountChat({ endpoint: answers.endpoint, persist: 'none', ...settings });
  await chat.element.send('Which?');
  await chat.until(() => chat.prose?.querySelector('.table'), 'the table');
  const frame = chat.prose!.querySelector<HTMLElement>('.table')!;
  await chat.until(() => frame.classList.contains('fits') || frame.scrollWidth - frame.clientWidth > 1, 'the tools');
  await settled();
  return { chat, frame, table: frame.querySelector('table')! };
}

const text = (rows: readonly (readonly string[])[]): readonly string[] => [event({ text: markdownOf(rows) })];
const cellsOf = (table: HTMLTableElement, column = 0): readonly string[] =>
  [...table.rows].slice(1).map(({ cells }) => cells[column]!.textContent);
const sortButton = (table: HTMLTableElement, column: number): HTMLElement =>
  table.querySelectorAll('th')[column]!.querySelector<HTMLElement>('.sort')!;

describe('a finished table', () => {
  it('is sorted by a column: ascending, descending, as it was', async () => {
    const { table } = await answerWith(text(small));
    const head = table.querySelectorAll('th')[1]!;
    expect(sortButton(table, 1).ariaLabel).to.equal('Sort by Days');
    expect(head.ariaLabel).to.equal('Days');
    expect(head.ariaSort).to.equal(null);
    sortButton(table, 1).click();
    expect(head.getAttribute('aria-sort')).to.equal('ascending');
    expect(cellsOf(table)).to.deep.equal(['Germany', 'Austria', 'France']);
    sortButton(table, 1).click();
    expect(head.getAttribute('aria-sort')).to.equal('descending');
    expect(cellsOf(table)).to.deep.equal(['Austria', 'Germany', 'France']);
    sortButton(table, 2).click();
    expect(head.hasAttribute('aria-sort')).to.equal(false);
    expect(cellsOf(table)).to.deep.equal(['Austria', 'France', 'Germany']);
    sortButton(table, 2).click();
    sortButton(table, 2).click();
    expect(table.querySelector('[aria-sort]')).to.equal(null);
    expect(cellsOf(table)).to.deep.equal(['Germany', 'Austria', 'France']);
  });

  it('is sorted across its parts, with the same rows, and keeps the focus', async () => {
    const { chat, table } = await answerWith(text(long));
    expect(table.tBodies.length).to.be.greaterThan(1);
    const rows = [...table.rows].slice(1);
    const lengths = [...table.tBodies].map((body) => body.rows.length);
    const button = sortButton(table, 1);
    button.focus();
    button.click();
    const numbers = cellsOf(table, 1).map(Number);
    expect(numbers).to.deep.equal(numbers.toSorted((one, other) => one - other));
    const sorted = [...table.rows].slice(1);
    expect(sorted.length).to.equal(rows.length);
    expect(rows.filter((each) => !sorted.includes(each)).length, 'rows that are gone').to.equal(0);
    expect([...table.tBodies].map((body) => body.rows.length)).to.deep.equal(lengths);
    expect(chat.root.activeElement).to.equal(button);
    button.click();
    button.click();
    expect([...table.rows].slice(1).every((each, index) => each === rows[index])).to.equal(true);
  });

  it('of any cells is sorted as its column is', async () => {
    const cell = fc.constantFrom('a', 'b', 'B', '', '7', '12', '-3', '5 %', '€ 4', '2024-01-05', '**b**', '`7`');
    const { chat } = await answerWith(text(small), { answerLanguage: 'en' });
    const answers = fc.sample(fc.array(fc.tuple(cell, cell), { minLength: 3, maxLength: 30 }), cases(9));
    for (const rows of answers) {
      chat.element.newConversation();
      const fixture = await createStreamFixture({ chunks: text([['One', 'Two'], ...rows]) });
      chat.element.endpoint = fixture.endpoint;
      await chat.element.updateComplete;
      await chat.element.send('Which?');
      await chat.until(() => chat.prose?.querySelector('.sort'), 'the buttons');
      const table = chat.prose!.querySelector('table')!;
      const [original, order] = [[...table.rows].slice(1), orderOf(cellsOf(table, 1), 'ascending', 'en')];
      sortButton(table, 1).click();
      expect([...table.rows].slice(1)).to.deep.equal(order.map((index) => original[index]));
    }
  });

  it('keeps its footnotes in their rows, and is in its own order again when a late source adds one', async () => {
    const markdown = markdownOf(small);
    const answers = await createStreamFixture({
      chunks: [
        found(resource('a', 'Leave')),
        event({ text: `${markdown}\nAfter it.` }),
        event({ reference: { referenceIds: ['a'], position: markdown.indexOf('Germany') + 7 } }),
        event({ reference: { referenceIds: ['b'], position: markdown.indexOf('Austria') + 7 } }),
        event({ text: ' More.' }),
        found(resource('b', 'Later')),
        event({ text: ' The end.' }),
      ],
      waits: 'step',
    });
    const chat = await mountChat({ endpoint: answers.endpoint, persist: 'none' });
    const turn = chat.element.send('Which?');
    await answers.release(5);
    await chat.until(
      () => chat.prose?.querySelector('.citation') && chat.prose.querySelector('.sort'),
      'the first marker, and buttons',
    );
    const table = chat.prose!.querySelector('table')!;
    sortButton(table, 0).click();
    const inRow = (name: string): number =>
      [...table.rows].find(({ textContent }) => textContent.includes(name))!.querySelectorAll('.citation').length;
    expect(cellsOf(table)[2]).to.include('Germany');
    expect([inRow('Germany'), inRow('Austria')]).to.deep.equal([1, 0]);
    await answers.release(3);
    await turn;
    await chat.until(() => table.querySelectorAll('.citation').length === 2 && table.querySelector('.sort'), 'the second one');
    expect([inRow('Germany'), inRow('Austria'), inRow('France')]).to.deep.equal([1, 1, 0]);
    expect(cellsOf(table)[0]).to.include('Germany');
    expect(table.querySelectorAll('.sort')).to.have.lengthOf(3);
    expect(chat.parts('table-tools')).to.have.lengthOf(1);
    sortButton(table, 0).click();
    expect([inRow('Germany'), inRow('Austria')]).to.deep.equal([1, 1]);
  });

  it('cannot be sorted while it streams', async () => {
    const answers = await createStreamFixture({ chunks: [...text(small), event({ text: '| Italy | 3' })], waits: 'step' });
    const chat = await mountChat({ endpoint: answers.endpoint, persist: 'none' });
    const turn = chat.element.send('Which?');
    await answers.release(1);
    await chat.until(() => chat.prose?.querySelector('td'), 'a row');
    await settled();
    expect(chat.prose!.querySelector('.sort, .number')).to.equal(null);
    await answers.release(2);
    await turn;
    await chat.until(() => chat.prose!.querySelector('.sort'), 'the buttons');
  });

  it('is the same however it is cut', async () => {
    const markdown = `Before.\n\n${markdownOf(long)}\n1. In a list:\n\n   ${markdownOf(small).replaceAll('\n', '\n   ')}\n\nAfter.`;
    const shown: string[] = [];
    for (const size of [markdown.length, 4_000, 900]) {
      const pieces = Array.from({ length: Math.ceil(markdown.length / size) }, (_, index) =>
        event({ text: markdown.slice(index * size, (index + 1) * size) }),
      );
      const { chat } = await answerWith(pieces);
      await chat.until(() => chat.prose!.querySelectorAll('.table + .table-tools').length === 2, 'both tables');
      const names = chat.parts('table-tools').map((tools) => `${tools.role} ${tools.ariaLabel}`);
      expect(names).to.deep.equal(chat.parts('table').map((frame) => `group ${frame.ariaLabel}`));
      // The widths of a long table, and whether it scrolls, depend on its layout.
      shown.push(chat.prose!.innerHTML.replace(/ style="[^"]*"| tabindex="[^"]*"| class="pinned"| fits/g, ''));
    }
    expect(shown.map((html) => html === shown[0])).to.deep.equal([true, true, true]);
  });

  it('has no tools if it is short, but numbers aligned at their end', async () => {
    const { table, chat } = await answerWith(text(small.slice(0, 3)));
    expect(chat.root.querySelector('.sort, .table-tools')).to.equal(null);
    const aligned = [...table.rows].map(({ cells }) => [...cells].map((cell) => getComputedStyle(cell).textAlign));
    expect(aligned[1]![1]).to.equal('right');
    expect(aligned[0]![1]).to.equal('right');
    expect(aligned[1]![0]).not.to.equal('right');
  });

  it('is aligned as the answer says', async () => {
    const { table } = await answerWith([event({ text: '| a | b |\n|:--|--|\n| 1 | 2 |\n| 3 | 4 |' })]);
    expect(getComputedStyle(table.rows[1]!.cells[0]!).textAlign).to.equal('left');
    expect(getComputedStyle(table.rows[1]!.cells[1]!).textAlign).to.equal('right');
  });

  it('is copied and downloaded as it is shown, without markers and formulas', async () => {
    const rows = [
      ['Name', 'Sum, "all"'],
      ['b', '=1+1'],
      ['a\u200b\u202e', '-5'],
      ['c, d', '@x<br>y'],
    ];
    const markdown = markdownOf(rows);
    const { chat, table } = await answerWith([
      found(resource('a', 'Leave')),
      event({ text: markdown }),
      event({ reference: { referenceIds: ['a'], position: markdown.indexOf('-5') + 2 } }),
    ]);
    await chat.until(() => table.querySelector('.citation'), 'the marker');
    await chat.until(() => table.querySelector('.sort'), 'the buttons');
    sortButton(table, 0).click();
    const wanted = [
      ['Name', 'Sum, "all"'],
      ['a', '-5'],
      ['b', "'=1+1"],
      ['c, d', "'@x\ny"],
    ];
    const written: Record<string, string> = {};
    const { clipboard } = navigator;
    const takeItems = async ([item]: ClipboardItems): Promise<void> => {
      for (const type of item!.types) written[type] = await (await item!.getType(type)).text();
    };
    Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { write: takeItems } });
    try {
      chat.click('copy-table');
      await chat.until(() => chat.part('copy-table')!.textContent === 'Copied', 'the word');
    } finally {
      Object.defineProperty(navigator, 'clipboard', { configurable: true, value: clipboard });
    }
    const files = await savedFiles(() => chat.click('download-table'));
    expect(chat.announcements).to.include('Copied');
    expect(parse(written['text/plain']!, { delimiter: '\t' })).to.deep.equal(wanted);
    const pasted = new DOMParser().parseFromString(written['text/html']!, 'text/html').querySelector('table')!;
    expect([...pasted.rows].map(({ cells }) => [...cells].map(({ textContent }) => textContent))).to.deep.equal(wanted);
    const bytes = new Uint8Array(await files[0]!.content.arrayBuffer());
    expect([...bytes.slice(0, 3)]).to.deep.equal([0xef, 0xbb, 0xbf]);
    expect(parse(new TextDecoder().decode(bytes))).to.deep.equal(wanted);
    expect(files.map(({ name }) => name)).to.deep.equal(['Table.csv']);
  });

  it('keeps its head in view', async () => {
    const { chat, table } = await answerWith(text(long));
    chat.element.style.blockSize = '400px';
    await settled();
    const transcript = chat.part('transcript')!;
    const middle = table.rows[200]!;
    middle.scrollIntoView({ block: 'center' });
    const fromTop = (): number => table.tHead!.getBoundingClientRect().top - transcript.getBoundingClientRect().top;
    await chat.until(() => Math.abs(fromTop() - 20) <= 21, 'the head in view');
    expect(middle.getBoundingClientRect().top).to.be.greaterThan(table.tHead!.getBoundingClientRect().bottom - 1);
  });

  it('that is wide keeps its first column in view, unless the page says otherwise', async () => {
    const wide = [['Name', ...Array.from({ length: 14 }, (_, index) => `A long head ${index}`)]].concat(
      Array.from({ length: 4 }, (_, line) => [`Row ${line}`, ...Array(14).fill('word')]),
    );
    const { chat, frame, table } = await answerWith(text(wide));
    expect(frame.classList.contains('keeps-first-column')).to.equal(true);
    frame.scrollLeft = 300;
    await settled();
    const left = (): number => table.rows[2]!.cells[0]!.getBoundingClientRect().left - frame.getBoundingClientRect().left;
    expect(left()).to.be.within(0, 3);
    chat.element.style.setProperty('--unleash-chat-table-first-column', 'static');
    await settled();
    expect(left()).to.be.lessThan(-200);
  });

  it('keeps what an answer tries: no element and no name is taken from it', async () => {
    const hostile = [
      ['<button class="sort" onclick="alert(1)">x</button>', '"><img src=x onerror=alert(1)>', 'constructor'],
      ['=HYPERLINK("https://evil.example")', '<script>alert(1)</script>', '__proto__'],
      ['\u202e=1', '<td>', '[x](javascript:alert(1))'],
      ['a', 'b', 'c'],
    ];
    const { table } = await answerWith(text(hostile));
    const buttons = [...table.querySelectorAll('button')];
    expect(
      buttons.every((button) => button.matches('.sort') && button.getAttributeNames().every((name) => !name.startsWith('on'))),
    ).to.equal(true);
    for (const button of buttons) button.click();
    expect(table.querySelector('img, script')).to.equal(null);
    expect(cellsOf(table).length).to.equal(3);
  });

  it('has names and targets for everyone', async () => {
    const { chat, table } = await answerWith(text(small));
    await chat.until(() => chat.part('table-tools'), 'the tools');
    await expect(chat.prose).to.be.accessible();
    const buttons = [...table.querySelectorAll<HTMLElement>('.sort'), ...chat.part('table-tools')!.querySelectorAll('button')];
    for (const button of buttons) {
      const { width, height } = button.getBoundingClientRect();
      expect(Math.min(width, height)).to.be.at.least(24);
      button.focus();
      expect(getComputedStyle(button.matches('.sort') ? button : button.parentElement!).opacity).to.equal('1');
    }
  });
});
