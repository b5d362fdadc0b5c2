import { expect } from '@open-wc/testing';
import { adoptStyles } from 'lit';
import { codeAndTableStyles } from '../../src/ui/prose/code-and-table-styles.js';
import { elements } from '../../src/ui/styles/elements.js';
import { proseStyles } from '../../src/ui/prose/prose-styles.js';
import { tokens } from '../../src/ui/styles/tokens.js';
import fc from '../fast-check.js';
import { endAnswer, renderAnswer, startAnswer } from './render-answer.js';
import { alignedTo, borderSide, bulletSide, sideOf, textBox, type Side } from './sides.js';

const arabic = 'إجازة الوالدين ثمانون يومًا.';
const english = 'Leave is eighty days.';

describe('an answer in two scripts', () => {
  let root: ShadowRoot;
  let page: HTMLElement;

  beforeEach(() => {
    page = document.body.appendChild(document.createElement('div'));
    root = page.attachShadow({ mode: 'open' });
    adoptStyles(root, [tokens, elements, proseStyles, codeAndTableStyles]);
  });

  afterEach(() => document.body.replaceChildren());

  function show(text: string): HTMLElement {
    const host = renderAnswer(text);
    host.className = 'prose';
    host.dir = 'auto';
    host.style.inlineSize = '500px';
    root.appendChild(document.createElement('div')).append(host);
    return host;
  }

  const inOrder = <Item extends Element>(host: HTMLElement, selector: string, side: (element: Item) => Side): readonly Side[] =>
    Array.from(host.querySelectorAll<Item>(selector), side);

  for (const dir of ['ltr', 'rtl']) {
    describe(`in a page that is ${dir}`, () => {
      beforeEach(() => {
        page.dir = dir;
      });

      it('sets each block by its own direction', () => {
        const host = show(`${english}\n\n${arabic}\n\n## ${arabic}\n\n- ${english}\n- ${arabic}\n`);
        expect(inOrder(host, 'p, h4, li', sideOf)).to.deep.equal(['left', 'right', 'right', 'left', 'right']);
      });

      for (const first of [english, arabic])
        it(`sets bullets, numbers and boxes where the text of their item begins, below ${first === english ? 'English' : 'Arabic'}`, () => {
          for (const sign of ['-', '1.', '- [ ]']) {
            const host = show(`${first}\n\n${sign} ${english}\n${sign} ${arabic}\n\n> ${sign} ${arabic}\n> ${sign} ${english}\n`);
            expect(inOrder(host, 'li', bulletSide), sign).to.deep.equal(['left', 'right', 'right', 'left']);
          }
        });

      it('sets bullets of nested and loose items where their text begins', () => {
        const host = show(`${english}\n\n- ${english}\n  - ${arabic}\n\n    ${english}\n  - 49\n- ${arabic}\n  - ${english}\n`);
        expect(inOrder(host, 'li', bulletSide)).to.deep.equal(['left', 'right', 'left', 'right', 'left']);
      });

      it('sets a box beside the first word of its item', () => {
        const host = show(`${english}\n\n- [ ] ${arabic}\n- [x] ${english}\n`);
        const [right, left] = Array.from(host.querySelectorAll('input'), (box) => {
          const { left, right, width } = box.getBoundingClientRect();
          const text = textBox(box.parentElement!.lastChild!);
          return { after: left - text.right, before: text.left - right, width };
        });
        expect(right!.after).to.be.within(0, right!.width);
        expect(left!.before).to.be.within(0, left!.width);
      });

      it('sets the border of a quote where its text begins', () => {
        const host = show(`${english}\n\n> ${arabic}\n\n---\n\n> ${english}\n\n---\n\n> - ${arabic}\n\n---\n\n> > ${arabic}\n`);
        expect(inOrder(host, 'blockquote', borderSide)).to.deep.equal(['right', 'left', 'right', 'right', 'right']);
      });

      it('keeps head and cells of a column on one side, and begins a table where its text begins', () => {
        const host = show(
          `${english}\n\n| البلد | الأيام | ملاحظة |\n|---|--:|:-:|\n| النرويج | 49 | Norway |\n| USA | 32 | نعم |\n\n` +
            `| Country | Days |\n|---|--:|\n| النرويج | 49 |\n| Spain | ٣٢ |\n`,
        );
        const sides = Array.from(host.querySelectorAll('table'), (table) =>
          Array.from(table.rows[0]!.cells, ({ cellIndex, align }) =>
            align === 'center' ? [] : [...new Set(Array.from(table.rows, ({ cells }) => alignedTo(cells[cellIndex]!)))],
          ),
        );
        expect(sides).to.deep.equal([
          [['right'], ['right'], []],
          [['left'], ['right']],
        ]);
        const first = Array.from(host.querySelectorAll('tr:first-child > th:first-child'), (cell) => {
          const { left } = cell.nextElementSibling!.getBoundingClientRect();
          return cell.getBoundingClientRect().left > left ? 'right' : 'left';
        });
        expect(first).to.deep.equal(['right', 'left']);
      });

      it('leaves code from left to right', () => {
        const host = show(`- ${arabic}\n\n  \`\`\`sh\n  npm ci\n  \`\`\`\n\n- \`\`\`\n  npm ci\n  \`\`\`\n  ${arabic}\n`);
        expect(Array.from(host.querySelectorAll('li'), ({ dir }) => dir)).to.deep.equal(['rtl', 'rtl']);
        expect(inOrder(host, '.lines', sideOf)).to.deep.equal(['left', 'left']);
      });
    });
  }

  it('has the same directions however it is cut', () => {
    const words = fc.constantFrom('word', 'كلمة', 'מילה', '49', '**ب**', '`code`', '[نص](https://a.example)');
    const line = fc.array(words, { minLength: 1, maxLength: 4 }).map((all) => all.join(' '));
    const start = fc.constantFrom('- ', '1. ', '> ', '> - ', '  - ', '- [ ] ', '', '| a | b |\n|---|--:|\n| ');
    const text = fc.array(fc.tuple(start, line, fc.constantFrom('\n', '\n\n')), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 9 }), (lines, size) => {
        const answer = lines.map((parts) => parts.join('')).join('');
        const { host, renderer } = startAnswer();
        for (let at = 0; at < answer.length; at += size) {
          renderer.push(answer.slice(at, at + size));
          renderer.flush();
        }
        endAnswer(renderer);
        const directions = (shown: HTMLElement) =>
          Array.from(shown.querySelectorAll('[dir]'), (each) => [each.localName, each.getAttribute('dir')]);
        expect(directions(host)).to.deep.equal(directions(renderAnswer(answer)));
        for (const element of host.querySelectorAll<HTMLElement>('li, blockquote')) {
          const letter = /\p{L}/u.exec(element.textContent)?.[0];
          expect(element.dir).to.equal(letter === undefined ? '' : /[a-z]/i.test(letter) ? 'ltr' : 'rtl');
        }
      }),
    );
  });
});
