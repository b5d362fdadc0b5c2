import { expect } from '@open-wc/testing';
import { renderAnswer, isSameAnswer, source, startAnswer } from './render-answer.js';

const sources = [source('a')];
const cases = {
  'plain text': '- first item with words\n- second item\n\n- third\n',
  numbers: '1. first item with words\n2. second item\n\n3. third\n',
  tasks: '- [ ] first item with words\n- [x] second item\n\n- third\n',
  'formatted text': '- **Note:** first item with words and `code`\n- second *item*\n\n- third\n',
  'a nested list': '- first item with words\n  - nested\n- second item\n\n- third\n',
  'a quoted list': '> - first item with words\n> - second item\n>\n> - third\n',
  'items in a nested list': '- parent\n  - first item with words\n  - second item\n\n  - third\n',
  'a second paragraph in its last item': '- first item with words\n- second item\n\n  more\n',
};

describe('a list that turns loose', () => {
  for (const where of ['a page', 'a shadow root'] as const)
    for (const [name, text] of Object.entries(cases))
      for (const direction of ['forward', 'backward'] as const)
        it(`keeps what is selected, with ${name}, ${direction}, in ${where}`, () => {
          const page = document.body.appendChild(document.createElement('div'));
          const root = where === 'a page' ? page : page.attachShadow({ mode: 'open' });
          const { host, renderer } = startAnswer();
          root.append(host);
          const from = text.indexOf('second');
          renderer.push(text.slice(0, from));
          renderer.flush();
          const selected = textWith(host, 'first item');
          const at = selected.data.indexOf('item');
          const selection = getSelection()!;
          const [anchor, focus] = direction === 'forward' ? [at, at + 9] : [at + 9, at];
          selection.setBaseAndExtent(selected, anchor, selected, focus);
          for (const character of text.slice(from)) {
            renderer.push(character);
            renderer.flush();
            expect(selectedText(host)).to.equal('item with');
          }
          renderer.end();
          expect(selectedText(host)).to.equal('item with');
          expect(textWith(host, 'first item')).to.equal(selected);
          expect(selected.parentElement!.closest('li > p')).not.to.equal(null);
          expect(isSameAnswer(host, renderAnswer(text))).to.equal(true);
          selection.removeAllRanges();
          page.remove();
        });

  it('keeps a marker and its text', () => {
    const text = cases['plain text'];
    const { host, renderer } = startAnswer();
    document.body.append(host);
    renderer.sources(sources);
    renderer.cite({ referenceIds: ['a'], position: 12 });
    renderer.push(text.slice(0, 30));
    renderer.flush();
    const marker = host.querySelector('.citations')!;
    renderer.push(text.slice(30));
    renderer.end();
    expect(host.querySelector('li > p > .citations')).to.equal(marker);
    expect(isSameAnswer(host, renderAnswer(text, [{ referenceIds: ['a'], position: 12 }], sources))).to.equal(true);
    host.remove();
  });

  it('keeps the focus on a link, in browsers that can move nodes', () => {
    const { host, renderer } = startAnswer();
    document.body.append(host);
    renderer.push('- see [a page](https://docs.example/a)\n- second');
    renderer.flush();
    const link = host.querySelector('a')!;
    link.focus();
    renderer.push(' item\n\n- third\n');
    renderer.end();
    expect(host.querySelector('li > p > a')).to.equal(link);
    if ('moveBefore' in Element.prototype) expect(document.activeElement).to.equal(link);
    host.remove();
  });
});

function textWith(root: Node, words: string): Text {
  const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) if ((texts.currentNode as Text).data.includes(words)) return texts.currentNode as Text;
  throw new Error(`No text node has "${words}".`);
}

/** Browsers differ in how they show a selection within a shadow tree. */
function selectedText(host: Element): string {
  const selection = getSelection()!;
  const root = host.getRootNode();
  const shadowRoots = root instanceof ShadowRoot ? [root] : [];
  const { startContainer, startOffset, endContainer, endOffset } =
    selection.getComposedRanges?.({ shadowRoots })[0] ?? selection.getRangeAt(0);
  const range = document.createRange();
  range.setStart(startContainer, startOffset);
  range.setEnd(endContainer, endOffset);
  return range.toString();
}
