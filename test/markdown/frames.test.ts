import { expect } from '@open-wc/testing';
import fc from '../fast-check.js';
import { longAnswer } from './long-blocks.js';
import { cases } from './machine.js';
import { answer } from './random-answers.js';
import { renderAnswer, startAnswer, visibleText } from './render-answer.js';

const steps = fc.array(fc.nat(30), { minLength: 1, maxLength: 8 });

/** Without definitions: those that come late make links of brackets that were shown before. */
const several = fc
  .array(fc.oneof(answer, longAnswer), { minLength: 3, maxLength: 8 })
  .map((answers) => answers.join('\n\n').replaceAll(']:', '] '));

/** Pushes the text in such steps and looks after each. */
function watch(text: string, sizes: readonly number[], look: (host: HTMLElement, received: string) => void): void {
  const { host, renderer } = startAnswer();
  for (let at = 0, step = 0; at < text.length; step++) {
    const end = at + sizes[step % sizes.length]! + 1;
    renderer.push(text.slice(at, end));
    renderer.flush();
    look(host, text.slice(0, end));
    at = end;
  }
}

function letters(text: string): number {
  return text.replace(/[^\p{L}\p{N}]/gu, '').length;
}

/** What a half-written link leads to is no text, however long it is; nor is a link's definition. */
const halfLink = /\]\((?:<[^>\n]*|(?:(?!\]\()\S)*)$|\]\([^()]*["'][^"']*["']?$|\[[^\]]*\]:[^]*$/;

function expectNoLag(text: string, sizes: readonly number[]): void {
  watch(text, sizes, (host, received) => {
    const written = letters(visibleText(renderAnswer(received.replace(halfLink, ''))));
    const row = /[^\n]*\|[^\n]*$/.exec(received)?.[0].length ?? 0;
    expect(letters(visibleText(host)), JSON.stringify(received)).to.be.at.least(written - Math.max(80, row));
  });
}

/** Blocks that are surely finished: the tail holds the last, and those before it until the last has a whole line. */
function expectSameNodes(text: string, sizes: readonly number[]): number {
  const finished: Element[] = [];
  let observer: MutationObserver | undefined;
  let most = 0;
  watch(text, sizes, (host, received) => {
    observer ??= observed(host);
    const records = observer.takeRecords();
    for (const element of finished) {
      expect(host.contains(element), JSON.stringify(received)).to.equal(true);
      const touched = records.find(({ target }) => element.contains(target));
      expect(touched && element.outerHTML, JSON.stringify(received)).to.equal(undefined);
    }
    finished.splice(0, Infinity, ...Array.from(host.querySelectorAll('.block-group > *')).slice(0, -4));
    most = Math.max(most, finished.length);
  });
  return most;
}

function observed(host: HTMLElement): MutationObserver {
  const observer = new MutationObserver(() => undefined);
  observer.observe(host, { subtree: true, childList: true, characterData: true, attributes: true });
  return observer;
}

/** What once lagged by more, at this step. */
const found: readonly (readonly [text: string, step: number])[] = [
  [`${'[link]('.repeat(18)}foo(and(bar)))\n\tfoo\tbaz\t\tbim\n`, 1],
  [`> ${'See [the handbook]['.repeat(7)}hb] and [hb].\n> \n> * one\n> * two, see [hb]\n> \n> Last [hb] one.\n> `, 1],
];

describe('each frame of any answer, of the examples joined and damaged', () => {
  it('lags by no more than 80 characters or a row of a table', () => {
    for (const [text, step] of found) expectNoLag(text, [step - 1]);
    fc.assert(fc.property(answer, steps, expectNoLag), { numRuns: cases(150) });
    fc.assert(fc.property(longAnswer, steps, expectNoLag), { numRuns: cases(5) });
  }).timeout(60_000);

  it('leaves the nodes of finished blocks alone', () => {
    let watched = 0;
    fc.assert(
      fc.property(several, steps, (text, sizes) => {
        watched += expectSameNodes(text, sizes);
      }),
      { numRuns: cases(25) },
    );
    console.log(`${watched} finished blocks were watched`);
    expect(watched).to.be.greaterThan(cases(150));
  }).timeout(60_000);
});
