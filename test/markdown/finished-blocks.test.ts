import { expect, waitUntil } from '@open-wc/testing';
import fc from '../fast-check.js';
import { longAnswer } from './long-blocks.js';
import { cases } from './machine.js';
import { joined } from './random-answers.js';
import { endAnswer, renderAnswer, startAnswer } from './render-answer.js';

describe('finished blocks', () => {
  it('are reported once each, all of them by the end, and never while they change', () => {
    fc.assert(
      fc.property(
        fc.oneof(longAnswer, joined),
        fc.array(fc.nat(300), { minLength: 1 }),
        fc.option(fc.nat(2_000)),
        (text, steps, place) => {
          const finished = new Map<ChildNode, string>();
          const { host, renderer } = startAnswer({
            onFinished(nodes, signal) {
              for (const node of nodes) {
                expect(finished.has(node)).to.equal(false);
                finished.set(node, node.textContent!);
              }
              signal.addEventListener('abort', () => nodes.forEach((node) => finished.delete(node)));
            },
          });
          renderer.sources([{ ids: ['a'], kind: 'web', title: 'A' }]);
          for (let at = 0, step = 0; at < text.length; step++) {
            const end = at + steps[step % steps.length]! + 1;
            renderer.push(text.slice(at, end));
            renderer.flush();
            for (const [node, shown] of finished)
              if (node.nodeName !== 'TABLE') expect(startOf(node)).to.equal(shown.slice(0, 30));
            at = end;
          }
          if (place !== null) renderer.cite({ referenceIds: ['a'], position: place % (text.length + 1) });
          endAnswer(renderer);
          // A source that is described once more makes no block due.
          renderer.sources([{ ids: ['a'], kind: 'web', title: 'A' }]);
          endAnswer(renderer);
          const blocks = [...host.querySelectorAll('.block-group > *')];
          expect(blocks.filter((block) => !finished.has(block))).to.deep.equal([]);
          expect([...finished.keys()].every((node) => host.contains(node))).to.equal(true);
          renderer.reset();
          expect(finished.size).to.equal(0);
        },
      ),
      { numRuns: cases(100) },
    );
  });

  it('of code are rendered by a function of the page, within the block', async () => {
    const drawn: string[] = [];
    const host = document.body.appendChild(
      renderAnswer('```Dot\na -> b\n```', [], [], {
        codeRenderers: {
          dot: async (text, element) => {
            drawn.push(text);
            element.append('A drawing');
          },
        },
      }),
    );
    await waitUntil(() => host.querySelector('.show-code'), 'the button');
    expect(drawn).to.deep.equal(['a -> b']);
    expect(host.querySelector('.code > .rendering')!.textContent).to.equal('A drawing');
    expect(host.querySelector('pre')!.hidden).to.equal(true);
    host.remove();
  });
});

function startOf(node: ChildNode): string {
  return node.textContent!.slice(0, 30);
}
