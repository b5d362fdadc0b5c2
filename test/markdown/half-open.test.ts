import { expect } from '@open-wc/testing';
import { endAnswer, renderAnswer, startAnswer, visibleText } from './render-answer.js';
import { samples } from './samples.js';

/** Their finished text shows none of the marks that they are written with. */
const unmarked = [
  'Plain **bold** and *italic* and __strong__ and _em_ and ***both*** and ~~gone~~ end.',
  'Code `a b` and ``double`` here.',
  'A **bold with `code` in it** and *em with **strong** inside* it.',
  'See [the text](https://docs.example/a/b "Title") and ![a picture](https://docs.example/i.png) there.',
  'A **[bold link](https://docs.example)** and [*em* in link](https://docs.example/x) too.',
  '# One **two**\n\n## Three `four`\n\nText\n',
  '- one **two**\n- three *four*\n  - five `six`\n    1. seven\n\n- [ ] task **one**\n- [x] task two\n',
  '1. **One**: text\n2. **Two**: text\n\n> quote **bold**\n> more *em*\n\n---\n\nend\n',
  '| **Name** | Days |\n|:--|--:|\n| `code` | *25* |\n| [link](https://docs.example) | ~~no~~ |\n\nAfter **that**.\n',
  'Name | Days\n--|--\nx **y** | 25\n\nAfter.\n',
  'Title\n=====\n\nOther\n---\n\ntext\n***\n',
  'Before\n\n```js\nlet x = 1;\n```\nafter **bold**\n\n~~~\ncode\n~~~\n',
  '- item\n\n  ```sh\n  ls -l\n  ```\n\n  after **bold**\n',
  '**Note:** see <https://docs.example/auto> and https://docs.example/bare and a@docs.example.\n',
  'Line one\\\nline **two**  \nline *three*\n',
  '日本語の**太字**です。*強調*も。\n',
  '**A paragraph\nover lines** with *em\nover lines* too.\n',
];

const marks = /[*_~`[\]|]/;

function frames(
  text: string,
): readonly { readonly received: string; readonly shown: string; readonly addresses: readonly string[] }[] {
  const { host, renderer } = startAnswer();
  return Array.from({ length: text.length }, (_, index) => {
    renderer.push(text.slice(index, index + 1));
    renderer.flush();
    const addresses = Array.from(host.querySelectorAll('a'), (anchor) => anchor.href);
    return { received: text.slice(0, index + 1), shown: visibleText(host), addresses };
  });
}

function letters(text: string): number {
  return text.replace(/[^\p{L}\p{N}]/gu, '').length;
}

describe('half-open syntax', () => {
  it('is never shown raw', () => {
    for (const text of unmarked) {
      expect(visibleText(renderAnswer(text)), text).not.to.match(marks);
      for (const { received, shown } of frames(text)) expect(shown, received).not.to.match(marks);
    }
  });

  it('is held back at the start of a line, in any list or quote', () => {
    for (const container of ['', '- ', '1. ', '> ', '- - ', '> - ', '- > ', '1. > - '])
      for (const mark of ['- ', '* ', '1. ', '> ', '## ', '- [x] ', '- [ ] ', '- [ ] [', '- [x] !['])
        for (const { received, shown } of frames(`${container}${mark}words`))
          expect('words'.startsWith(shown), `${shown} of ${received}`).to.equal(true);
  });

  it('holds back the backslash of a line break until the next line has text', () => {
    for (const { received, shown } of frames('Line two\\\nnext **A** \\\n**B** end'))
      expect(shown, received).not.to.include('\\');
  });

  it('is not joined by a loose mark at the end', () => {
    for (const text of ['**Gesamt: 5 * 3 = 15** und *Preis 5 ** 2* hier', '~~alt: 5 ~~ 6~~ neu', '_a _ b_ und __c __ d__ e'])
      for (const { received, shown } of frames(text)) expect(shown, received).not.to.match(/[*_~]{3}/);
  });

  it('holds back no more than 80 characters', () => {
    for (const text of [...unmarked, ...samples]) {
      for (const { received, shown } of frames(text)) {
        // What a half-written link leads to is never shown.
        const written = renderAnswer(received.replace(/\]\([^()\s]*$|\]\([^()]*"[^"]*"?$/, ''));
        expect(letters(shown), received).to.be.at.least(letters(visibleText(written)) - 80);
      }
    }
  });

  it('never leads anywhere but where the finished answer does', () => {
    for (const text of [...unmarked, ...samples]) {
      const finished = Array.from(renderAnswer(text).querySelectorAll('a'), (anchor) => anchor.href);
      for (const { received, addresses } of frames(text))
        for (const address of addresses) expect(finished, received).to.include(address);
    }
  });

  it('is shown as it is once the answer has ended', () => {
    for (const text of ['a **b', 'a `b', '[a', '[a](b', '| a | b |', 'a\n-', '```', '<div', '&am', '\\', '- [ ]', '[a]:']) {
      const { host, renderer } = startAnswer();
      renderer.push(text);
      renderer.flush();
      endAnswer(renderer);
      expect(host.innerHTML, text).to.equal(renderAnswer(text).innerHTML);
    }
  });

  it('never breaks a character in two', () => {
    const half = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;
    for (const { received, shown } of frames('A 😀, **😀**, `😀` and 👩‍👩‍👧.\n\n- 😀\n')) expect(shown, received).not.to.match(half);
  });
});
