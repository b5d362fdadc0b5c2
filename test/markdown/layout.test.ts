import { expect } from '@open-wc/testing';
import { adoptStyles } from 'lit';
import { citationStyles } from '../../src/ui/prose/citation-styles.js';
import { codeAndTableStyles } from '../../src/ui/prose/code-and-table-styles.js';
import { elements } from '../../src/ui/styles/elements.js';
import { proseStyles } from '../../src/ui/prose/prose-styles.js';
import { tokens } from '../../src/ui/styles/tokens.js';
import { createAnswerRenderer } from '../../src/markdown/answer-renderer.js';
import { endAnswer, renderAnswer, source } from './render-answer.js';

describe('the layout of an answer', () => {
  let root: ShadowRoot;

  beforeEach(() => {
    root = document.body.appendChild(document.createElement('div')).attachShadow({ mode: 'open' });
    adoptStyles(root, [tokens, elements, proseStyles, codeAndTableStyles, citationStyles]);
  });

  afterEach(() => document.body.replaceChildren());

  function show(text: string, width = 800): HTMLElement {
    const host = renderAnswer(text, [{ referenceIds: ['a'], position: text.length }], [source('a')]);
    host.className = 'prose';
    host.style.inlineSize = `${width}px`;
    root.appendChild(document.createElement('div')).append(host);
    return host;
  }

  describe('numbers of lists', () => {
    /** Width of a text in the font of an element, in pixels. */
    function widthOf(text: string, element: Element): number {
      const { font } = getComputedStyle(element);
      const canvas = document.createElement('canvas').getContext('2d')!;
      canvas.font = font;
      return canvas.measureText(text).width;
    }

    for (const [kind, text, numbers] of [
      ['years', '1986. Founded\n2024. Merged', ['1986. ', '2024. ']],
      ['a nested list', '- Chapters\n  100. One\n  101. Two', ['', '100. ', '101. ']],
      ['short ones', '9. Nine\n10. Ten', ['9. ', '10. ']],
    ] as const)
      it(`have room in front of their items: ${kind}`, () => {
        // Numbers of two digits reach into the padding of the group.
        for (const [index, item] of show(text).querySelectorAll('li').entries())
          expect(parseFloat(getComputedStyle(item).marginInlineStart) + 12).to.be.at.least(widthOf(numbers[index]!, item));
      });

    it('have the same room in all parts of a long list', () => {
      const text = Array.from({ length: 40 }, (_, index) => `${index + 80}. Item ${index} with ${'some words '.repeat(12)}`).join(
        '\n',
      );
      const [list] = show(text).querySelectorAll('ol');
      const margins = Array.from(list!.children, (item) => getComputedStyle(item).marginInlineStart);
      expect(list!.children.length).to.be.greaterThan(25);
      expect(new Set(margins)).to.have.length(1);
      expect(parseFloat(margins[0]!)).to.be.greaterThan(24);
    });
  });

  describe('code in cells', () => {
    const words = ['max_connections', 'enabled', '--dry-run', 'X-Request-Id', '/etc/ssl/certs', '2026-01-31', 'a|b'];
    const sentence = 'The number of connections that the server accepts before it refuses more of them, for each address';

    for (const width of [320, 500, 800])
      it(`is not broken inside words at ${width} px, and the table scrolls where it is too wide`, () => {
        const rows = words.map((word) => `| \`${word.replace('|', '\\|')}\` | \`enabled\` | ${sentence} |`);
        const host = show(`| Setting | Value | What it does |\n|---|---|---|\n${rows.join('\n')}\n`, width);
        for (const code of host.querySelectorAll('code')) expect(code.getClientRects(), code.textContent).to.have.length(1);
        expect(host.querySelector('.table')!.getBoundingClientRect().width).to.be.at.most(width);
        expect(host.scrollWidth).to.be.at.most(width + 6);
      });

    it('breaks between words, and where it is long', () => {
      const command = 'npm install --save-dev a-very-long-package-name another-very-long-package-name and-one-more-package';
      const host = show(`| Command | What it does |\n|---|---|\n| \`${command}\` | ${sentence} |\n`, 500);
      expect(host.querySelector('code')!.getClientRects().length).to.be.greaterThan(1);
    });

    it('does not overlap the next column of a long table', () => {
      const row = (code: string): string => `| \`${code}\` | ${sentence} |\n`;
      const host = show('');
      const renderer = createAnswerRenderer(host, { schedule: 'manual' });
      renderer.push('| Setting | What it does |\n|---|---|\n');
      for (const code of [...Array<string>(60).fill('short'), ...Array<string>(3).fill('a_much_longer_name_than_before')]) {
        renderer.push(row(code));
        renderer.flush();
      }
      endAnswer(renderer);
      expect(host.querySelector('table.pinned')).not.to.equal(null);
      for (const { children } of Array.from(host.querySelectorAll('tr')).slice(-3)) {
        const [code, next] = [children[0]!.querySelector('code')!, children[1]!].map((each) => each.getBoundingClientRect());
        expect(code!.right).to.be.at.most(next!.left);
      }
    });
  });

  describe('a wide table', () => {
    const table = (...heads: readonly string[]): string =>
      `| ${heads.join(' | ')} |\n|${'---|'.repeat(heads.length)}\n|${' a_long_name_that_does_not_wrap |'.repeat(heads.length)}\n`;
    const frame = (): Promise<unknown> => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));

    for (const [direction, head, sign] of [
      ['left-to-right', 'Country', 1],
      ['right-to-left', 'البلد', -1],
    ] as const)
      it(`is shaded on the side where columns are hidden, ${direction}`, async () => {
        const box = show(table(head, 'B', 'C', 'D'), 320).querySelector<HTMLElement>('.table')!;
        /** Widths of the shades: at the left, at the right. */
        const shades = async (): Promise<readonly number[]> => {
          await frame();
          return getComputedStyle(box)
            .backgroundSize.split(', ')
            .map((size) => Math.round(parseFloat(size)));
        };
        const atStart = await shades();
        box.scrollLeft = sign * box.scrollWidth;
        const atEnd = await shades();
        const [hidden, shown] = CSS.supports('animation-timeline: scroll(self x)') ? [20, 0] : [0, 0];
        const [left, right] = [
          [hidden, shown],
          [shown, hidden],
        ];
        expect([atStart, atEnd]).to.deep.equal(sign > 0 ? [right, left] : [left, right]);
      });

    it('is not shaded if all columns are visible', async () => {
      const box = show(table('A', 'B'), 800).querySelector('.table')!;
      await frame();
      expect(getComputedStyle(box).backgroundSize.split(', ').map(parseFloat)).to.deep.equal([0, 0]);
    });
  });

  describe('code in an item', () => {
    const code = '```sh\n   npm ci\n   ```';
    for (const [name, text] of Object.entries({
      'text of the same item': `1. Install\n   ${code}\n   and wait\n`,
      'a paragraph of the same item': `1. Install\n\n   ${code}\n\n   and wait\n`,
      'the next item': `1. Install\n   ${code}\n2. and wait\n`,
      'the next item of a loose list': `1. Install\n\n   ${code}\n\n2. and wait\n`,
      'a nested list': `1. Install\n   ${code}\n   - and wait\n`,
      'the paragraph below a list': `1. Install\n   ${code}\n\nand wait\n`,
    }))
      it(`has as much room below as above, before ${name}`, () => {
        const host = show(text);
        const figure = host.querySelector('.code')!.getBoundingClientRect();
        const [above, below] = ['Install', 'and wait'].map((words) => lineOf(host, words));
        expect(below!.top - figure.bottom).to.be.closeTo(figure.top - above!.bottom, 0.5);
      });
  });
});

/** The box of a line, with its leading. */
function lineOf(host: HTMLElement, words: string): { readonly top: number; readonly bottom: number } {
  const texts = document.createTreeWalker(host, NodeFilter.SHOW_TEXT);
  while (texts.nextNode() && !(texts.currentNode as Text).data.includes(words));
  const range = document.createRange();
  range.selectNodeContents(texts.currentNode);
  const { top, bottom } = range.getBoundingClientRect();
  const leading = (parseFloat(getComputedStyle(texts.currentNode.parentElement!).lineHeight) - (bottom - top)) / 2;
  return { top: top - leading, bottom: bottom + leading };
}
