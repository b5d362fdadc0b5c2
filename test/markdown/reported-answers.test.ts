import { expect } from '@open-wc/testing';
import { adoptStyles } from 'lit';
import { citationStyles } from '../../src/ui/prose/citation-styles.js';
import { codeAndTableStyles } from '../../src/ui/prose/code-and-table-styles.js';
import { elements } from '../../src/ui/styles/elements.js';
import { proseStyles } from '../../src/ui/prose/prose-styles.js';
import { tokens } from '../../src/ui/styles/tokens.js';
import { composedRange } from '../../src/markdown/dom/selection.js';
import { outlineOf, readCited } from './cited-text.js';
import { readText } from './containers.js';
import { copyEventOf, loadCopying } from './copy-event.js';
import { endAnswer, isSameAnswer, source, startAnswer } from './render-answer.js';
import { reportedAnswers, type ReportedAnswer, type ReportedKind } from './reported-answers.js';
import { alignedTo, borderSide, bulletSide, textBox } from './sides.js';

const names = 'li, blockquote, tr, td, th, strong, em, del, a, br';
const sources = ['a', 'b', 'c'].map((id) => source(id));

/** What a reader must see besides the outline: in each frame of a streamed answer, and at the end of any. */
interface Reading {
  readonly frame?: (host: HTMLElement, received: string) => void;
  readonly end?: (host: HTMLElement, text: string) => void;
}

const links = (host: HTMLElement): readonly HTMLAnchorElement[] =>
  Array.from(host.querySelectorAll<HTMLAnchorElement>('a:not(.citation a)'));
const addresses = (host: HTMLElement): readonly string[] => links(host).map(({ href }) => href);
const expectOwnWords = (host: HTMLElement, received: string): void => {
  const shown = readText(host).replace(/\s/g, '');
  expect(received.replace(/\s/g, '').startsWith(shown), `${shown} of ${received}`).to.equal(true);
};

const readings: Readonly<Partial<Record<ReportedKind, Reading>>> = {
  'a citation keeps to its container': {
    end: (host) => expect(host.querySelector('strong .citations')).to.equal(null),
  },
  'one tilde never strikes': {
    frame: (host) => expect(host.querySelector('del')).to.equal(null),
  },
  'a half-open mark does not run away': {
    frame(host, received) {
      for (const { textContent } of host.querySelectorAll('em')) expect(textContent.length, received).to.be.at.most(40);
      // What is shown of an address is only what has come of it.
      if (received.startsWith('See')) expectOwnWords(host, received);
    },
  },
  'definitions lose no words': {
    frame: (host) => {
      for (const { textContent } of links(host)) expect(textContent).not.to.match(/^\^?1$/);
    },
    end(host, text) {
      const links = text.match(/https:\S+/g) ?? [];
      expect(addresses(host)).to.deep.equal(links);
    },
  },
  'bare addresses end in time': {
    end: (host, text) =>
      expect(addresses(host)).to.deep.equal(Array.from(text.match(/https:[\w./]*\w/g)!, (each) => new URL(each).href)),
  },
  'mail addresses are linked whole or not at all': {
    end: (host) => expect(addresses(host)).to.deep.equal(['mailto:hr@firma.example']),
  },
  'emphasis works beside CJK punctuation': {
    frame: (host) => expect(host.textContent).not.to.include('*'),
  },
  'numbers of a list stand as written': {
    end(host) {
      const expected = host.textContent!.startsWith('Mai') ? [1, 15, 3] : [1, 2, 3];
      let last = 0;
      expect(Array.from(host.querySelectorAll('li'), ({ value }) => (last = value || last + 1))).to.deep.equal(expected);
    },
  },
  'Windows paths stand as written': {
    frame: (host, received) => expectOwnWords(host, received),
  },
  'a link may have spaces in its address': {
    end: (host) => expect(addresses(host)).to.deep.equal(['https://sp.example/sites/HR/Leave%20Guide%20(2024).docx']),
  },
  'hidden characters that words need stay hidden': {
    frame: (host) => expect(host.textContent).not.to.include('[U+'),
  },
  'each part of an answer has its own direction': {
    end(host) {
      const [task, plain] = host.querySelectorAll('li');
      expect([task!, plain!].map(bulletSide)).to.deep.equal(['right', 'right']);
      const box = host.querySelector('input')!.getBoundingClientRect();
      expect(box.left - textBox(task!.lastChild!).right).to.be.within(0, box.width);
      expect(borderSide(host.querySelector('blockquote')!)).to.equal('right');
      const [head, row] = host.querySelector('table')!.rows;
      expect(Array.from(head!.cells, alignedTo)).to.deep.equal(Array.from(row!.cells, alignedTo));
    },
  },
  'code in cells is not broken inside words': {
    end(host) {
      for (const code of host.querySelectorAll('code')) expect(code.getClientRects(), code.textContent).to.have.lengthOf(1);
    },
  },
  'a selection stays while a list turns loose': {
    frame(host, received) {
      const selection = getSelection()!;
      const first = host.querySelector('li')?.textContent ?? '';
      if (received.endsWith('with words\n')) {
        const words = document.createTreeWalker(host, NodeFilter.SHOW_TEXT);
        while (!words.nextNode()!.textContent!.includes('item'));
        const at = words.currentNode.textContent!.indexOf('item');
        selection.setBaseAndExtent(words.currentNode, at, words.currentNode, at + 9);
      }
      if (!received.includes('with words\n')) return;
      const { startContainer, startOffset, endContainer, endOffset } = composedRange(selection, host)!;
      expect([startContainer, first.slice(startOffset, endOffset)], received).to.deep.equal([endContainer, 'item with']);
    },
  },
  'a copy holds nothing but the text': {
    end(host) {
      getSelection()!.setBaseAndExtent(host, 0, host, host.childNodes.length);
      const { text, html } = copyEventOf(host);
      expect(text.replace(/\s*\n\s*/g, '\n').trim()).to.equal('Country\tDays\nNorway\t49\nParental leave is 20 weeks.\nnpm ci');
      const copy = new DOMParser().parseFromString(html, 'text/html').body;
      expect(copy.textContent.replace(/\s+/g, '')).to.equal('CountryDaysNorway49Parentalleaveis20weeks.npmci');
      expect(copy.querySelector('button, sup, figcaption')).to.equal(null);
    },
  },
};

describe('a reported answer', () => {
  before(loadCopying);

  let root: ShadowRoot;

  beforeEach(() => {
    root = document.body.appendChild(document.createElement('div')).attachShadow({ mode: 'open' });
    adoptStyles(root, [tokens, elements, proseStyles, codeAndTableStyles, citationStyles]);
  });

  afterEach(() => {
    getSelection()!.removeAllRanges();
    document.body.replaceChildren();
  });

  /** Pushes a text in pieces of this length; each citation comes with the text it is for, as from the API. */
  function show(written: string, size: number, frame?: Reading['frame']): HTMLElement {
    const { text, citations } = readCited(written);
    const { host, renderer } = startAnswer();
    host.className = 'prose';
    host.dir = 'auto';
    host.style.inlineSize = '800px';
    root.append(host);
    renderer.sources(sources);
    for (let at = 0; at < text.length; at += size) {
      const received = text.slice(0, at + size);
      renderer.push(text.slice(at, at + size));
      for (const citation of citations) if (citation.position > at && citation.position <= at + size) renderer.cite(citation);
      renderer.flush();
      frame?.(host, received);
    }
    endAnswer(renderer);
    return host;
  }

  for (const [kind, answers] of Object.entries(reportedAnswers) as [ReportedKind, readonly ReportedAnswer[]][])
    describe(kind, () => {
      const { frame, end } = readings[kind] ?? {};
      for (const { written, shown } of answers) {
        const { text } = readCited(written);
        it(`by character and whole: ${text.trim().replaceAll('\n', '⏎')}`, () => {
          const streamed = show(written, 1, frame);
          const whole = show(written, text.length);
          for (const host of [streamed, whole]) {
            expect(outlineOf(host, names)).to.equal(shown);
            end?.(host, text);
          }
          if (!isSameAnswer(streamed, whole)) expect(streamed.innerHTML).to.equal(whole.innerHTML);
        });
      }
    });
});
