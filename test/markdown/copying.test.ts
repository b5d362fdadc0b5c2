import { expect } from '@open-wc/testing';
import { sendKeys, sendMouse } from '@web/test-runner-commands';
import { adoptStyles } from 'lit';
import fc from '../fast-check.js';
import { citationStyles } from '../../src/ui/prose/citation-styles.js';
import { codeAndTableStyles } from '../../src/ui/prose/code-and-table-styles.js';
import { proseStyles } from '../../src/ui/prose/prose-styles.js';
import { tokens } from '../../src/ui/styles/tokens.js';
import { readCited } from './cited-text.js';
import { copyEventOf, loadCopying, type Copied } from './copy-event.js';
import { cases } from './machine.js';
import { renderAnswer, source } from './render-answer.js';
import { samples } from './samples.js';

const isWebKit = /AppleWebKit(?!.*Chrome)/.test(navigator.userAgent);

const sources = ['a', 'b', 'c'].map((id) => source(id));

/** By the keys for it, through the clipboard of the machine. */
async function copyByKeys(): Promise<Copied> {
  const target = document.body.appendChild(document.createElement('div'));
  target.contentEditable = 'true';
  // In view, so that focus does not scroll: a drag that begins at the edge of the view scrolls while it selects.
  target.style.cssText = 'position: fixed; inset: 0 0 auto auto';
  const pasted: Copied[] = [];
  target.addEventListener('paste', (event) => {
    event.preventDefault();
    const { clipboardData } = event;
    pasted.push({ text: clipboardData!.getData('text/plain'), html: clipboardData!.getData('text/html') });
  });
  await pressWithControl('c');
  target.focus();
  // The clipboard of the system may be written a while after the keys.
  while (!pasted.at(-1)?.text) await pressWithControl('v');
  target.remove();
  return pasted.at(-1)!;
}

async function pressWithControl(key: string): Promise<void> {
  // WebDriver holds together what is typed at once: Control by its code point.
  if (isWebKit) return sendKeys({ type: `\uE009${key}` });
  await sendKeys({ down: 'Control' });
  await sendKeys({ press: key });
  await sendKeys({ up: 'Control' });
}

function plain({ text }: Copied): string {
  return text.replaceAll('\r\n', '\n').trim();
}

/** A point at one side of a character. */
function pointIn(text: Text, at: number, side: 'left' | 'right'): [number, number] {
  const range = document.createRange();
  range.setStart(text, at);
  range.setEnd(text, at + 1);
  const { left, right, top, height } = range.getBoundingClientRect();
  return [side === 'left' ? Math.floor(left + 1) : Math.ceil(right), Math.round(top + height / 2)];
}

function textsOf(root: Node): readonly Text[] {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const texts: Text[] = [];
  while (walker.nextNode()) texts.push(walker.currentNode as Text);
  return texts;
}

function textWith(root: Node, words: string): Text {
  const found = textsOf(root).find(({ data }) => data.includes(words));
  if (!found) throw new Error(`No text node has "${words}".`);
  return found;
}

/** Where the character at an offset into all of these texts begins. */
function boundaryAt(texts: readonly Text[], offset: number): { readonly text: Text; readonly offset: number } {
  let start = 0;
  for (const text of texts) {
    if (offset < start + text.length) return { text, offset: offset - start };
    start += text.length;
  }
  return { text: texts.at(-1)!, offset: texts.at(-1)!.length };
}

/** What is shown with an answer, but is not part of it. */
const notes = '.citations, .citation-line, figcaption, .link-host';

const whole =
  'Parental leave is **20 weeks**⟪a⟫, see [the handbook](https://hr.example/leave)⟪b⟫.\n\n' +
  '| Country | Days |\n|---|--:|\n| Norway | 49⟪a⟫ |\n| Spain | 32⟪c⟫ |\n\n' +
  '1. Open the form⟪b⟫\n2. Send it\n\n   It takes a day⟪c⟫.\n\n' +
  '- [x] asked⟪a⟫\n- [ ] approved\n\n' +
  '> Quoted⟪b⟫ words\n\n' +
  '```sh\nnpm ci\n  npm start\n```⟪a⟫\n\nThe end⟪c⟫.\n';

describe('copying from an answer', () => {
  let root: ShadowRoot;
  let page: HTMLElement;

  before(loadCopying);

  beforeEach(() => {
    document.body.append('Before. ');
    page = document.body.appendChild(document.createElement('div'));
    document.body.append(' After.');
    root = page.attachShadow({ mode: 'open' });
    adoptStyles(root, [tokens, proseStyles, codeAndTableStyles, citationStyles]);
  });

  afterEach(() => {
    getSelection()!.removeAllRanges();
    document.body.replaceChildren();
  });

  function show(written: string, parent: ParentNode = root): HTMLElement {
    const { text, citations } = readCited(written);
    const host = renderAnswer(text, citations, sources);
    host.className = 'prose';
    host.style.inlineSize = '600px';
    parent.append(host);
    return host;
  }

  function select(start: Node, from: number, end: Node, to: number): void {
    getSelection()!.setBaseAndExtent(start, from, end, to);
  }

  function selectAll(host: HTMLElement): void {
    select(host, 0, host, host.childNodes.length);
  }

  const selectWords = (host: HTMLElement, first: string, last: string): void => {
    const [start, end] = [textWith(host, first), textWith(host, last)];
    select(start, start.data.indexOf(first), end, end.data.indexOf(last) + last.length);
  };

  const clean = (text: string): void => {
    expect(text).not.to.match(/[\u2060\u200b\ufeff]|Copy|hr\.example|\bsh\b/);
    expect(text).not.to.match(/491|32\d|weeks\d|form\d|day\d|asked\d|Quoted\d|end\d/);
  };

  for (const where of ['a shadow root', 'a page'] as const) {
    describe(`within ${where}`, () => {
      const parent = (): ParentNode => (where === 'a page' ? document.body : root);

      it('gives the text of all of it, without markers, notes, labels and buttons', () => {
        const host = show(whole, parent());
        selectAll(host);
        const { text, html } = copyEventOf(host.querySelector('p')!);
        clean(text);
        expect(
          text
            .replace(/\n+/g, '\n')
            .trim()
            .split('\n')
            .map((line) => line.trim()),
        ).to.deep.equal([
          'Parental leave is 20 weeks, see the handbook.',
          'Country\tDays',
          'Norway\t49',
          'Spain\t32',
          'Open the form',
          'Send it',
          'It takes a day.',
          'asked',
          'approved',
          'Quoted words',
          'npm ci',
          'npm start',
          'The end.',
        ]);
        const copy = new DOMParser().parseFromString(html, 'text/html').body;
        clean(copy.textContent.replace('hr.example', ''));
        expect(copy.querySelectorAll('sup, button, small, figcaption, .citations, [class], [part], [aria-label]')).to.have.length(
          0,
        );
        expect(copy.querySelector('a')!.href).to.equal('https://hr.example/leave');
        expect(copy.querySelectorAll('table tr')).to.have.length(3);
        expect(copy.querySelector('pre')!.textContent).to.equal('npm ci\n  npm start');
        expect(copy.querySelectorAll('ol > li')).to.have.length(2);
        expect(copy.querySelector('strong')!.textContent).to.equal('20 weeks');
      });

      it('gives a part of a line, a cell, an item or code as it is', () => {
        const host = show(whole, parent());
        for (const [first, last, text] of [
          ['20 weeks', 'the handbook', '20 weeks, see the handbook'],
          ['49', '49', '49'],
          ['Norway', '32', 'Norway\t49\nSpain\t32'],
          ['npm ci', 'start', 'npm ci\n  npm start'],
          ['Quoted', ' words', 'Quoted words'],
        ] as const) {
          selectWords(host, first, last);
          expect(plain(copyEventOf(textWith(host, first)))).to.equal(text);
        }
        selectWords(host, 'Norway', '32');
        const { html } = copyEventOf(textWith(host, 'Norway'));
        expect(new DOMParser().parseFromString(html, 'text/html').querySelectorAll('table td')).to.have.length(4);
      });
    });
  }

  it('gives the text of any selection, as plain text and as HTML', () => {
    const part = fc.nat(10_000).map((number) => number / 10_000);
    const places = fc.array(part, { minLength: 1, maxLength: 5 });
    const copied = (text: string): string => text.replace(/\s+/g, '');
    fc.assert(
      fc.property(fc.constantFrom(...samples), places, fc.tuple(part, part), (sample, cited, ends) => {
        const citations = cited.map((place) => ({ referenceIds: ['a'], position: Math.round(place * sample.length) }));
        const host = renderAnswer(sample, citations, sources);
        root.append(host);
        // Boundaries in the text itself, where a reader begins and ends a selection.
        const texts = textsOf(host).filter(({ parentElement }) => !parentElement!.closest(notes));
        const { length } = texts.map(({ data }) => data).join('');
        const [from, to] = ends.map((end) => Math.floor(end * length)).sort((one, other) => one - other) as [number, number];
        const [start, end] = [boundaryAt(texts, from), boundaryAt(texts, to)];
        select(start.text, start.offset, end.text, end.offset);
        const expected = copied(
          texts
            .map(({ data }) => data)
            .join('')
            .slice(from, to),
        );
        const { text, html } = copyEventOf(host);
        host.remove();
        expect(copied(text), sample).to.equal(expected);
        const copy = new DOMParser().parseFromString(html, 'text/html').body;
        expect(copied(copy.textContent), sample).to.equal(expected);
        expect(copy.querySelector('button, sup, small, figcaption, [class], [part]'), html).to.equal(null);
      }),
      { numRuns: cases(200) },
    );
  });

  it('gives the word that a double click selects, without the marker behind it', () => {
    const host = show(whole);
    const selection = getSelection()!;
    for (const [words, word] of [
      ['20 weeks', 'weeks'],
      ['49', '49'],
      ['Open the form', 'form'],
      ['the handbook', 'handbook'],
      ['It takes a day', 'day'],
    ] as const) {
      const text = textWith(host, words);
      selection.collapse(text, text.data.indexOf(word) + 1);
      selection.modify('move', 'backward', 'word');
      selection.modify('extend', 'forward', 'word');
      const { text: copied, html } = copyEventOf(text);
      expect(copied).to.equal(word);
      expect(new DOMParser().parseFromString(html, 'text/html').body.textContent).to.equal(word);
    }
  });

  it('keeps the numbers of items, and has no empty block at its end', () => {
    const lists = show('3. drei\n4. vier\n15. fünfzehn\n\nEnd\n\n1. eins\n   - Haus\n   - Hof\n2. zwei\n');
    const html = (first: string, last: Node, offset: number): string => {
      select(textWith(lists, first), 0, last, offset);
      return copyEventOf(textWith(lists, first)).html.replaceAll(' dir="ltr"', '');
    };
    const [three, four, fifteen] = lists.querySelectorAll('li');
    expect(html('vier', textWith(lists, 'fünfzehn'), 8)).to.equal('<ol start="4"><li>vier</li><li value="15">fünfzehn</li></ol>');
    expect(html('vier', fifteen!, 0)).to.equal('<ol start="4"><li>vier</li></ol>');
    expect(html('drei', four!, 0)).to.equal('<ol start="3"><li>drei</li></ol>');
    expect(html('fünfzehn', textWith(lists, 'End'), 3)).to.equal('<ol start="15"><li value="15">fünfzehn</li></ol><p>End</p>');
    expect(html('Hof', textWith(lists, 'zwei'), 4)).to.match(
      /^<ol start="1"><li>\s*<ul><li>Hof<\/li><\/ul><\/li><li>zwei<\/li><\/ol>$/,
    );
    expect(three!.textContent).to.equal('drei');
  });

  it('gives the words of a link without the note that it opens a new tab', () => {
    const labels = { opensInNewTab: '(opens in a new tab)' };
    const host = document.body.appendChild(renderAnswer('See [the **page**](https://x.example/).', [], [], { labels }));
    expect(host.textContent).to.contain('(opens in a new tab)');
    getSelection()!.selectAllChildren(host);
    const copied = copyEventOf(host);
    host.remove();
    expect(copied.text).to.equal('See the page.');
    expect(copied.html).to.contain('the <strong>page</strong></a>.');
  });

  it('leaves a selection that goes beyond the answer to the browser', () => {
    const host = show(whole);
    const other = show('Another answer⟪a⟫.');
    select(textWith(host, 'The end'), 0, textWith(other, 'Another'), 7);
    expect(copyEventOf(textWith(host, 'The end'))).to.deep.equal({ text: '', html: '' });
  });

  it('puts the same on the clipboard, by the keys for it', async () => {
    const host = show(whole);
    selectAll(host);
    const { text, html } = await copyByKeys();
    clean(text);
    expect(plain({ text, html })).to.match(/Norway\t49\nSpain\t32/);
    expect(html).to.contain('<td align="right">49</td>');
  });

  it('puts what is selected by mouse on the clipboard', async () => {
    const host = show(whole);
    for (const [first, last, expected] of [
      ['leave', ' words', /^leave is 20 weeks, see the handbook\.[^]*Norway\t49\s+Spain\t32\s+Open the form[^]*Quoted words$/],
      ['see ', 'the handbook', /^see the handbook$/],
      ['Norway', '32', /^Norway\t49\s+Spain\t32$/],
    ] as const) {
      const [start, end] = [textWith(host, first), textWith(host, last)];
      await sendMouse({ type: 'move', position: pointIn(start, start.data.indexOf(first), 'left') });
      await sendMouse({ type: 'down' });
      await sendMouse({ type: 'move', position: pointIn(end, end.data.indexOf(last), 'right') });
      await sendMouse({ type: 'move', position: pointIn(end, end.data.indexOf(last) + last.length - 1, 'right') });
      await sendMouse({ type: 'up' });
      const copied = await copyByKeys();
      clean(copied.text);
      expect(plain(copied)).to.match(expected);
      expect(copied.html).not.to.match(/\u2060|Copy code|<sup|<button|class=/);
      await sendMouse({ type: 'click', position: [1, 1] });
    }
  });

  for (const [page, words] of [
    ['a page of one direction', 'Page.'],
    ['a page of two directions', 'صفحة.'],
  ] as const)
    it(`gives the text before the marker or note that a drag ends on, in ${page}`, async () => {
      document.body.append(words);
      const host = show(whole);
      for (const [first, note, expected] of [
        ['leave', 'p .citation > *', 'leave is 20 weeks'],
        ['see ', '.link-host', 'see the handbook'],
        ['Norway', 'td .citation > *', 'Norway\t49'],
        ['Open', 'li .citation > *', 'Open the form'],
      ] as const) {
        const start = textWith(host, first);
        const { left, top, width, height } = host.querySelector(note)!.getBoundingClientRect();
        await sendMouse({ type: 'move', position: pointIn(start, start.data.indexOf(first), 'left') });
        await sendMouse({ type: 'down' });
        for (const part of [0.3, 0.6])
          await sendMouse({
            type: 'move',
            position: [left + width * part, top + height / 2].map(Math.round) as [number, number],
          });
        await sendMouse({ type: 'up' });
        expect(plain(copyEventOf(start)), note).to.equal(expected);
        await sendMouse({ type: 'click', position: [1, 1] });
      }
    });

  it('puts several answers and the text around them on the clipboard, without markers, notes and buttons', async () => {
    const host = show(whole);
    root.append('Between.');
    const other = show('Another answer⟪a⟫ ends.');
    select(textWith(host, 'Parental'), 0, textWith(other, ' ends.'), 6);
    const { text, html } = await copyByKeys();
    clean(text);
    expect(text)
      .to.match(/^Parental leave is 20 weeks, see the handbook\./)
      .and.match(/Between\.\s+Another answer ends\.$/);
    expect(html).not.to.match(/Copy code|\u2060|link-host|data-number/);
  });
});
