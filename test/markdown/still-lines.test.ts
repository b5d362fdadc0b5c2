import { expect } from '@open-wc/testing';
import { adoptStyles } from 'lit';
import { createAnswerRenderer } from '../../src/markdown/answer-renderer.js';
import { proseStyles } from '../../src/ui/prose/prose-styles.js';
import { tokens } from '../../src/ui/styles/tokens.js';
import { endAnswer } from './render-answer.js';

const words =
  'The annual leave of everybody who has been here for a year or more is thirty days, unless a manager agrees to less.'
    .repeat(3)
    .split(/(?<= )/);

describe('lines while an answer streams', () => {
  let host: HTMLElement;

  beforeEach(() => {
    const root = document.body.appendChild(document.createElement('div')).attachShadow({ mode: 'open' });
    adoptStyles(root, [tokens, proseStyles]);
    host = root.appendChild(document.createElement('div')).appendChild(document.createElement('div'));
    host.className = 'prose';
  });

  afterEach(() => document.body.replaceChildren());

  /** Where each word stands, from the top of the answer. */
  function places(): readonly number[] {
    const text = host.querySelector('p, li, h4')!.firstChild as Text;
    const { top } = host.getBoundingClientRect();
    const range = document.createRange();
    return Array.from(text.data.matchAll(/\S+/g), ({ 0: word, index }) => {
      range.setStart(text, index);
      range.setEnd(text, index + word.length);
      return Math.round(range.getBoundingClientRect().top - top);
    });
  }

  for (const [name, start] of [
    ['paragraph', ''],
    ['list', '- '],
    ['heading', '## '],
  ] as const)
    for (const width of [180, 260, 340])
      it(`no word of a ${name} moves to another one once it is set (${width} px)`, () => {
        host.style.width = `${width}px`;
        const renderer = createAnswerRenderer(host, { schedule: 'manual' });
        renderer.push(start);
        let before: readonly number[] = [];
        for (const word of words) {
          renderer.push(word);
          renderer.flush();
          const after = places();
          expect(after.slice(0, before.length)).to.deep.equal(before);
          before = after;
        }
        expect(new Set(before).size).to.be.greaterThan(5);
        endAnswer(renderer);
        expect(places()).to.deep.equal(before);
      });
});
