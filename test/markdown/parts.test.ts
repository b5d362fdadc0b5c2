import { expect } from '@open-wc/testing';
import fc from '../fast-check.js';
import { englishLabels } from '../../src/markdown/answer-labels.js';
import { decorate } from '../../src/markdown/dom/decorate.js';
import { AnswerBlock } from '../../src/markdown/dom/answer-block.js';
import { purify } from '../../src/markdown/dom/purify.js';
import { LinkReferences } from '../../src/markdown/link-references.js';
import { splitMarkdown } from '../../src/markdown/parse/blocks.js';
import { renderMarkdown } from '../../src/markdown/render-markdown.js';
import { longAnswer } from './long-blocks.js';
import { cases } from './machine.js';
import { endAnswer, isSameAnswer, renderAnswer, source, startAnswer } from './render-answer.js';

const sources = ['a', 'b', 'c'].map((id, index) => source(id, { number: index + 1 }));

function expectSame(host: HTMLElement, whole: HTMLElement): void {
  if (!isSameAnswer(host, whole)) expect(host.innerHTML).to.equal(whole.innerHTML);
}

/** Nothing but the elements that marked makes of the text, blocks in no groups, code in no lines, lists and tables in one, lines without the space at their end. */
function plain(host: ParentNode): string {
  const copy = document.createElement('div');
  copy.append(...Array.from(host.childNodes, (node) => node.cloneNode(true)));
  for (const own of copy.querySelectorAll('.lines, .block-group')) own.replaceWith(...own.childNodes);
  for (const rest of copy.querySelectorAll('.continued')) {
    const whole = rest.previousElementSibling!;
    if (rest instanceof HTMLOListElement && !rest.firstElementChild!.hasAttribute('value'))
      expect(rest.start).to.equal(numberAfter(whole as HTMLOListElement));
    whole.append(...rest.childNodes);
    rest.remove();
  }
  // Named by their order in the answer, which no block knows.
  for (const button of copy.querySelectorAll('.copy-code')) button.removeAttribute('aria-label');
  copy.normalize();
  return copy.innerHTML
    .replace(/>\s+</g, '><')
    .replace(/\s+(?=<\/?(?:li|p|ul|ol|blockquote|div|h\d)\b)/g, '')
    .trim();
}

function numberAfter(list: HTMLOListElement): number {
  return Array.from(list.children).reduce((next, item) => Number(item.getAttribute('value') ?? next) + 1, list.start);
}

/** The answer in parts must be what the parser makes of it in one; answers with how many parts it has. */
function expectWhole(text: string): number {
  const answer = renderAnswer(text);
  const blocks = splitMarkdown(text);
  const links = new LinkReferences();
  links.update(
    blocks.map((content) => Object.assign(new AnswerBlock(), { content })),
    0,
  );
  const whole = purify(renderMarkdown(text, links.definitions)!)!;
  decorate(whole, { labels: englishLabels, headingLevel: 3, imageOrigins: [], isOpen: false });
  expect(plain(answer)).to.equal(plain(whole));
  return blocks.filter(({ context }) => context !== undefined).length;
}

describe('a word beyond the limits', () => {
  it('is shown to its end, wherever a pair of surrogates is divided', () => {
    for (const before of ['', 'a'])
      for (const sign of ['😀', '𠮷']) {
        const text = `${before}${sign.repeat(14_000)}`;
        const { host, renderer } = startAnswer();
        for (let at = 0; at < text.length; at += 5_000) {
          renderer.push(text.slice(at, at + 5_000));
          renderer.flush();
        }
        renderer.push('\n\nThe next paragraph.');
        endAnswer(renderer);
        expect(host.textContent!.match(/[\ud800-\udbff][\udc00-\udfff]/g)).to.have.lengthOf(14_000);
        expect(host.querySelector('.block-group:last-child > :last-child')?.textContent).to.equal('The next paragraph.');
      }
  });
});

describe('a long block', () => {
  it('in parts is what the parser makes of the whole', () => {
    let parts = 0;
    fc.assert(
      fc.property(longAnswer, (text) => {
        parts += expectWhole(text);
      }),
      { numRuns: cases(150) },
    );
    expect(parts).to.be.greaterThan(cases(150));
  });

  it('is parsed behind its own beginning, or the character before it', () => {
    fc.assert(
      fc.property(longAnswer, (text) => {
        let before = '';
        for (const { context = '', markdown: source } of splitMarkdown(text)) {
          expect(before.includes(context), `${context} is not in ${before}`).to.equal(true);
          before = context + source;
        }
      }),
      { numRuns: cases(100) },
    );
  });

  it('is so too where it once was not', () => {
    for (const text of [
      `- ${'words **bold** '.repeat(25)}one<br>two   \n- <`,
      `- | ### foo ###     \n${'- | \n- | <https://foo.bar.`baz>`\n'.repeat(16)}- |`,
      `${'- o `` baaaa     \n- bbb     \n- ` foo '.repeat(12)}\n- \``,
    ])
      expect(expectWhole(text)).to.be.greaterThan(0);
  });

  it('ends as when it is rendered at once, however it is cut', () => {
    fc.assert(
      fc.property(longAnswer, fc.array(fc.nat({ max: 300 }), { minLength: 1 }), (text, steps) => {
        const { host, renderer } = startAnswer();
        for (let at = 0, step = 0; at < text.length; step++) {
          const end = at + steps[step % steps.length]! + 1;
          renderer.push(text.slice(at, end));
          renderer.flush();
          at = end;
        }
        endAnswer(renderer);
        expectSame(host, renderAnswer(text));
      }),
      { numRuns: cases(80) },
    );
  });

  it('ends the same with citations that come at any time', () => {
    fc.assert(
      fc.property(
        longAnswer,
        fc.array(fc.record({ referenceIds: fc.subarray(['a', 'b', 'c'], { minLength: 1 }), position: fc.nat(4_000) }), {
          maxLength: 6,
        }),
        fc.infiniteStream(fc.nat(400)),
        (text, citations, random) => {
          const { host, renderer } = startAnswer();
          const waiting = [...citations];
          let at = 0;
          renderer.sources(sources);
          for (const number of random) {
            if (number % 3 === 0 && waiting.length > 0) renderer.cite(waiting.shift()!);
            renderer.push(text.slice(at, (at += number)));
            if (number % 2 === 0) renderer.flush();
            if (at >= text.length) break;
          }
          for (const rest of waiting) renderer.cite(rest);
          endAnswer(renderer);
          expectSame(host, renderAnswer(text, citations, sources));
          const cited = new Set(citations.map(({ position }) => Math.min(position, text.length)));
          expect(host.querySelectorAll('.citations').length).to.be.at.most(cited.size);
        },
      ),
      { numRuns: cases(80) },
    );
  });

  const blocks: Readonly<Record<string, readonly [text: string, finished: string]>> = {
    list: [
      Array.from({ length: 60 }, (_, index) => `- item **${index}** with words\n  - nested ${index}\n`).join(''),
      '.block-group > ul > li',
    ],
    table: [
      `| a | b |\n|---|---|\n${Array.from({ length: 80 }, (_, index) => `| cell ${index} | *other* |\n`).join('')}`,
      'tbody > tr',
    ],
    code: [
      `\`\`\`ts\n${Array.from({ length: 700 }, (_, index) => `const line${index} = ${index};\n`).join('')}\`\`\`\n`,
      '.lines',
    ],
    paragraph: [
      Array.from({ length: 120 }, (_, index) => `Sentence ${index} has *some* and \`code ${index}\` in it.`).join(' '),
      'p > code',
    ],
  };

  for (const [name, [text, finished]] of Object.entries(blocks)) {
    it(`leaves what is finished of a ${name} alone`, () => {
      const { host, renderer } = startAnswer();
      const observer = new MutationObserver(() => undefined);
      observer.observe(host, { subtree: true, childList: true, characterData: true, attributes: true });
      let most = 0;
      const known: Element[] = [];
      for (let at = 0; at < text.length; at += 40) {
        renderer.push(text.slice(at, at + 40));
        renderer.flush();
        const elements = Array.from(host.querySelectorAll(finished));
        for (const { target } of observer.takeRecords()) {
          const touched = known.findIndex((element) => element.contains(target));
          expect(touched, `an element ${elements.length - touched} from the end`).to.equal(-1);
        }
        expect(elements.slice(0, known.length)).to.deep.equal(known);
        const alive = name === 'code' ? 2 : 24;
        known.splice(0, Infinity, ...elements.slice(0, Math.max(0, elements.length - alive)));
        most = Math.max(most, known.length);
      }
      endAnswer(renderer);
      expect(most).to.be.greaterThan(name === 'code' ? 3 : 30);
    });
  }

  it('that becomes a heading, a table or a loose list in the end is one from its start', () => {
    const words = 'Plain words of it. '.repeat(60).trim();
    for (const [text, selector] of [
      [`${words}\n===\n\nend`, 'h3'],
      [`${words} a | b\n--|--\nc | d\n\nend`, '.table th'],
      [`${'- item of a list\n'.repeat(60)}\n- last\n\nend`, 'li > p'],
    ] as const) {
      const { host, renderer } = startAnswer();
      for (let at = 0; at < text.length; at += 30) {
        renderer.push(text.slice(at, at + 30));
        renderer.flush();
      }
      endAnswer(renderer);
      expectSame(host, renderAnswer(text));
      expect(host.querySelector(selector)?.textContent).to.match(/^(?:Plain|item)/);
    }
  });

  it('keeps a selection in its finished words', () => {
    const { host, renderer } = startAnswer();
    document.body.append(host);
    renderer.sources(sources);
    renderer.push('Plain words of it. '.repeat(60));
    renderer.flush();
    const text = host.querySelector('p')!.firstChild as Text;
    const selection = getSelection()!;
    selection.setBaseAndExtent(text, 6, text, 18);
    renderer.cite({ referenceIds: ['a'], position: 11 });
    renderer.push('More. '.repeat(100));
    renderer.flush();
    endAnswer(renderer);
    expect(selection.toString().replace(/[\u20601]/g, '')).to.equal('words of it.');
    expect(host.querySelectorAll('.citation')).to.have.lengthOf(1);
    selection.removeAllRanges();
    host.remove();
  });
});
