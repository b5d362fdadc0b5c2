import { expect } from '@open-wc/testing';
import fc from '../fast-check.js';
import { createAnswerRenderer } from '../../src/markdown/answer-renderer.js';
import { cases } from './machine.js';
import { answer } from './random-answers.js';
import { endAnswer, isSameAnswer, renderAnswer, source, startAnswer } from './render-answer.js';
import { samples } from './samples.js';

const sources = ['a', 'b', 'c'].map((id, index) => source(id, { number: index + 1 }));

function expectSame(host: HTMLElement, whole: HTMLElement): void {
  if (!isSameAnswer(host, whole)) expect(host.innerHTML).to.equal(whole.innerHTML);
  expect(isSameAnswer(host, whole)).to.equal(true);
}

const deep = '> '.repeat(60);

/** What a cut once made another answer of. */
const found: readonly string[] = [
  "[o]: l '\n1. 2\n'",
  '[foo]: /url\n"a title\nover lines"\n\n[foo]',
  '[foo]: /url "a title\n\nover blocks"\n\n[foo]',
  `${'1. - '.repeat(30)}\n \n1. - \n    \n1.`,
  `# a\n> b\n- c\n${deep}x\ny\n\nz **b**\n\n\`\`\`\n${deep}x\n\`\`\`\n*e*`,
  `a [b] c\n\n${deep}a\n\n---\n\n- x\n\n  y\n\n[b]: /url`,
];

describe('an answer that streams', () => {
  it('ends as it does at once where it once did not', () => {
    for (const text of found) {
      const { host, renderer } = startAnswer();
      for (const character of text) {
        renderer.push(character);
        renderer.flush();
      }
      endAnswer(renderer);
      expectSame(host, renderAnswer(text));
    }
  });

  it('ends as the same answer rendered at once, however it is cut', () => {
    fc.assert(
      fc.property(answer, fc.array(fc.nat({ max: 30 }), { minLength: 1 }), (text, steps) => {
        const { host, renderer } = startAnswer();
        for (let at = 0, step = 0; at < text.length; step++) {
          const end = at + steps[step % steps.length]! + (step % 2);
          renderer.push(text.slice(at, end));
          renderer.flush();
          at = end;
        }
        endAnswer(renderer);
        expectSame(host, renderAnswer(text));
      }),
      { numRuns: cases(400) },
    );
  });

  it('ends the same whatever the order of text, citations and sources', () => {
    const citation = fc.record({
      referenceIds: fc.subarray(['a', 'b', 'c', 'unknown'], { minLength: 1 }),
      position: fc.nat(400),
    });
    fc.assert(
      fc.property(answer, fc.array(citation, { maxLength: 6 }), fc.infiniteStream(fc.nat(40)), (text, citations, random) => {
        const { host, renderer } = startAnswer();
        const waiting = [...citations];
        let at = 0;
        let areSourcesKnown = false;
        for (const number of random) {
          if (number % 7 === 0) renderer.sources(sources.slice(0, number % 4));
          if (number % 3 === 0 && waiting.length > 0) renderer.cite(waiting.shift()!);
          renderer.push(text.slice(at, at + number));
          at += number;
          if (number % 2 === 0) renderer.flush();
          if (number % 5 === 0 && !areSourcesKnown) {
            renderer.sources(sources);
            areSourcesKnown = true;
          }
          if (at >= text.length) break;
        }
        for (const rest of waiting) renderer.cite(rest);
        renderer.sources(sources);
        endAnswer(renderer);
        expectSame(host, renderAnswer(text, citations, sources));
      }),
      { numRuns: cases(300) },
    );
  });

  it('leaves the elements of finished blocks alone', () => {
    const text = samples.join('\n\n');
    const { host, renderer } = startAnswer();
    const changed = new Set<Node>();
    const observer = new MutationObserver(() => undefined);
    observer.observe(host, { subtree: true, childList: true, characterData: true, attributes: true });
    const finished: Element[] = [];
    for (let at = 0; at < text.length; at += 7) {
      renderer.push(text.slice(at, at + 7));
      renderer.flush();
      // A second block of code gives the button of the first another name.
      const records = observer.takeRecords().filter(({ attributeName }) => attributeName !== 'aria-label');
      for (const { target } of records) changed.add(target);
      for (const element of finished) {
        expect(host.contains(element)).to.equal(true);
        expect(
          records.some(({ target }) => element.contains(target)),
          element.outerHTML,
        ).to.equal(false);
      }
      // All blocks but the last two: the tail holds the last, and the one before it until the last has a whole line.
      finished.splice(0, Infinity, ...Array.from(host.querySelectorAll('.block-group > *')).slice(0, -4));
    }
    expect(finished).to.have.length.greaterThan(20);
    expect(changed.size).to.be.greaterThan(0);
  });

  it('keeps a selection, late markers and a growing paragraph notwithstanding', () => {
    const { host, renderer } = startAnswer();
    document.body.append(host);
    renderer.sources(sources);
    renderer.push('The first paragraph has words.\n\nThe second');
    renderer.flush();
    const text = host.querySelector('p')!.firstChild as Text;
    const selection = getSelection()!;
    selection.setBaseAndExtent(text, 4, text, 15);
    renderer.cite({ referenceIds: ['a'], position: 30 });
    renderer.cite({ referenceIds: ['b'], position: 9 });
    renderer.push(' grows and grows.\n\nThe third.');
    renderer.flush();
    expect(host.querySelectorAll('p:first-child .citation')).to.have.lengthOf(2);
    expect(selection.toString().replace(/[\u20602]/g, '')).to.equal('first parag');
    selection.removeAllRanges();
    host.remove();
  });

  it('keeps the focus on a link of the growing block', () => {
    const { host, renderer } = startAnswer();
    document.body.append(host);
    renderer.push('- see [a page](https://docs.example/a)\n- and');
    renderer.flush();
    const link = host.querySelector('a')!;
    link.focus();
    renderer.push(' **more** to\n- come');
    renderer.flush();
    expect(document.activeElement).to.equal(link);
    host.remove();
  });

  it('contains blocks in groups', () => {
    const host = renderAnswer('A paragraph.\n\n'.repeat(40));
    expect(Array.from(host.children, ({ className, children }) => [className, children.length])).to.deep.equal([
      ...Array.from({ length: 5 }, () => ['block-group', 8]),
    ]);
  });

  it('renders by itself with the next frame, unless told not to', async () => {
    const host = document.createElement('div');
    const renderer = createAnswerRenderer(host);
    renderer.push('Text');
    expect(host.textContent).to.equal('');
    await new Promise<void>((resolve) => {
      new MutationObserver((_, observer) => (observer.disconnect(), resolve())).observe(host, { childList: true });
    });
    expect(host.textContent).to.equal('Text');
  });

  it('starts over, and goes on after its end', () => {
    const { host, renderer } = startAnswer();
    renderer.push('# One\n\nTwo');
    endAnswer(renderer);
    const heading = host.querySelector('h3');
    renderer.push(' three **fo');
    renderer.flush();
    expect(renderer.text).to.equal('# One\n\nTwo three **fo');
    expect(host.querySelector('strong')?.textContent).to.equal('fo');
    expect(host.querySelector('h3')).to.equal(heading);
    renderer.reset();
    expect(host.innerHTML).to.equal('');
    renderer.push('New');
    endAnswer(renderer);
    expect(host.innerHTML).to.equal('<div class="block-group"><p>New</p></div>');
  });

  it('shows late definitions in the blocks that refer to them and in no other', () => {
    const { host, renderer } = startAnswer();
    renderer.push('See [page][p].\n\nNothing here.\n\n> also\n> [P\n> ][]\n\nlast\n\n');
    renderer.flush();
    const second = host.querySelectorAll('p')[1]!;
    renderer.push('[p]: https://docs.example/p\n\nend');
    endAnswer(renderer);
    expect(Array.from(host.querySelectorAll('a'), ({ href }) => href)).to.include('https://docs.example/p');
    expect(host.querySelectorAll('p')[1]).to.equal(second);
  });
});
