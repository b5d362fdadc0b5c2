import { expect } from '@open-wc/testing';
import { adoptStyles } from 'lit';
import { codeAndTables } from '../../src/ui/styles/code-and-tables.js';
import { prose } from '../../src/ui/styles/prose.js';
import { tokens } from '../../src/ui/styles/tokens.js';
import { renderAnswer } from './render-answer.js';

const arabic = 'إجازة الوالدين ثمانون يومًا.';
const english = 'Leave is eighty days.';

/** Whether the text of an element stands at the left or the right of the room it has. */
function sideOf(element: Element): 'left' | 'right' {
  const range = document.createRange();
  range.selectNodeContents(element);
  const text = range.getBoundingClientRect();
  const room = element.getBoundingClientRect();
  return text.left - room.left < room.right - text.right ? 'left' : 'right';
}

describe('an answer in two scripts', () => {
  afterEach(() => document.body.replaceChildren());

  for (const dir of ['ltr', 'rtl']) {
    it(`sets each block by its own direction, in a page that is ${dir}`, () => {
      const page = document.body.appendChild(document.createElement('div'));
      page.dir = dir;
      const root = page.attachShadow({ mode: 'open' });
      adoptStyles(root, [tokens, prose, codeAndTables]);
      const host = renderAnswer(`${english}\n\n${arabic}\n\n## ${arabic}\n\n- ${english}\n- ${arabic}\n`);
      host.className = 'prose';
      host.style.inlineSize = '500px';
      root.append(host);
      const sides = Array.from(host.querySelectorAll('p, h4, li'), sideOf);
      expect(sides).to.deep.equal(['left', 'right', 'right', 'left', 'right']);
    });
  }
});
