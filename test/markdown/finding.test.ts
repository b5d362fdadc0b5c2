import { expect } from '@open-wc/testing';
import { createAnswerRenderer } from '../../src/markdown/answer-renderer.js';
import { codeAndTableStyles } from '../../src/ui/prose/code-and-table-styles.js';
import { proseStyles } from '../../src/ui/prose/prose-styles.js';
import { endAnswer } from './render-answer.js';

/** Not in TypeScript's DOM, in every engine: what a page's own search does. */
declare global {
  function find(text: string): boolean;
}

const filler = Array.from({ length: 400 }, (_, at) => `## Section ${at}\n\nWords of section ${at}.\n\n- one\n- two\n\n`).join('');

/** Firefox lays out what is selected, but not at once. */
async function settled(): Promise<void> {
  for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);
}

describe('an answer whose parts out of sight are not laid out', () => {
  let scroller: HTMLElement;

  beforeEach(async () => {
    document.adoptedStyleSheets = [proseStyles, codeAndTableStyles].map(({ styleSheet }) => styleSheet!);
    scroller = document.body.appendChild(document.createElement('div'));
    scroller.style.cssText = 'width:500px;height:300px;overflow:auto';
    const host = scroller.appendChild(document.createElement('div'));
    host.className = 'prose';
    const renderer = createAnswerRenderer(host, { schedule: 'manual' });
    renderer.push(`The aardvark comes first.\n\n${filler}In the end comes the zebra.`);
    endAnswer(renderer);
    await settled();
    expect(getComputedStyle(host.querySelector('.block-group')!).contentVisibility).to.equal('auto');
  });

  afterEach(() => {
    document.body.replaceChildren();
    document.adoptedStyleSheets = [];
    getSelection()!.removeAllRanges();
  });

  it('is found by the search of the page, wherever the word stands', async () => {
    for (const word of ['aardvark', 'section 233.', 'zebra']) {
      getSelection()!.removeAllRanges();
      expect(find(word), word).to.equal(true);
      await settled();
      expect(String(getSelection()).toLowerCase()).to.equal(word);
    }
  });

  it('is selected and copied as a whole', async () => {
    getSelection()!.selectAllChildren(scroller);
    await settled();
    const text = String(getSelection());
    expect(text)
      .to.match(/^\s*The aardvark comes first\./)
      .and.match(/comes the zebra\.\s*$/);
    for (let at = 0; at < 400; at++) expect(text).to.contain(`Words of section ${at}.`);
  });
});
