import { expect } from '@open-wc/testing';
import fc from '../fast-check.js';
import { renderAnswer, source, startAnswer } from '../markdown/render-answer.js';
import { purify } from '../../src/markdown/dom/purify.js';
import { nativeSanitizer } from '../../src/markdown/dom/sanitize.js';
import { corpus, kinds } from './corpus/corpus.js';
import { Guard } from './guard.js';
import { strangersInAnswer } from './strangers.js';

const strangers = (host: HTMLElement): readonly string[] =>
  Array.from(host.querySelectorAll('*')).flatMap((element) => strangersInAnswer(element));

/** What hides in a text or turns it around; joiners between letters of other scripts are how these are written. */
const hidden = /[\u00ad\u034f\u061c\u115f\u180e\u200b\u200e\u200f\u202a-\u202e\u2061-\u206f\u2800\u3164\ufeff\uffa0]/;

describe('hostile text', () => {
  let guard: Guard;
  let page: HTMLElement;

  beforeEach(async () => {
    guard = await Guard.start();
    page = document.createElement('div');
    document.body.append(page);
    guard.watch(page, (element) => (element.classList.contains('answer') ? [] : strangersInAnswer(element)));
  });

  afterEach(() => {
    guard.stop();
    page.remove();
  });

  it('comes to nothing, in five hundred attacks and more', async () => {
    expect(corpus.length).to.be.greaterThan(500);
    for (const attack of corpus) page.replaceChildren(renderAnswer(guard.live(attack)));
    expect(await guard.findings()).to.deep.equal([]);
  });

  it('comes to nothing even where markup reaches the sanitiser', async () => {
    const allowed =
      'p br hr h1 h2 h3 h4 h5 h6 ul ol li blockquote pre code strong em del a span sup div table thead tbody tr th td';
    const known = 'href title align start data-citation data-language data-task data-image data-bare data-plain';
    const sanitizers = [purify, nativeSanitizer()].filter((sanitize) => sanitize !== undefined);
    for (const [attack, sanitize] of sanitizers.flatMap((each) => corpus.map((text) => [text, each] as const))) {
      const box = document.createElement('div');
      box.className = 'answer';
      box.append(...(sanitize(guard.live(attack))?.childNodes ?? []));
      for (const { localName, namespaceURI } of box.querySelectorAll('*')) {
        expect(allowed.split(' '), attack).to.include(localName);
        expect(namespaceURI, attack).to.equal('http://www.w3.org/1999/xhtml');
      }
      for (const element of box.querySelectorAll('*'))
        expect(known.split(' '), attack).to.include.members(element.getAttributeNames());
      for (const { href } of box.querySelectorAll('a[href]') as NodeListOf<HTMLAnchorElement>)
        expect(href, attack).to.match(/^(?:https?|mailto|tel):/);
    }
    expect(await guard.findings()).to.deep.equal([]);
  });

  /** Streams a text in the pieces that `sizeOf` gives and looks at every frame. */
  const stream = (attack: string, sizeOf: () => number): void => {
    const { host, renderer } = startAnswer();
    host.className = 'answer';
    page.replaceChildren(host);
    const text = guard.live(attack);
    for (let at = 0, size = 0; at < text.length; at += size) {
      size = sizeOf();
      renderer.push(text.slice(at, at + size));
      renderer.flush();
      expect(strangers(host), text.slice(0, at + size)).to.deep.equal([]);
    }
    renderer.end();
    expect(strangers(host), attack).to.deep.equal([]);
  };

  it('comes to nothing in any cut', async () => {
    const sizes = fc.sample(fc.integer({ min: 1, max: 12 }), 1_000);
    let next = 0;
    for (const attack of corpus) stream(attack, () => sizes[next++ % sizes.length]! * (attack.length > 400 ? 40 : 1));
    expect(await guard.findings()).to.deep.equal([]);
  });

  it('comes to nothing cut at every character', async () => {
    const [first = 0] = fc.sample(fc.nat(9), 1);
    const tenth = corpus.filter(({ length }, index) => length < 400 && index % 10 === first);
    for (const attack of tenth) stream(attack, () => 1);
    expect(await guard.findings()).to.deep.equal([]);
  });

  it('comes to nothing joined, nested and cited', async () => {
    const glue = fc.constantFrom('\n', '\n\n', '> ', '- ', '**', '`', '[', '](', ')', '|', '<', '>', '\n|---|\n', '```\n');
    const pieces = fc.array(fc.oneof(fc.constantFrom(...corpus), glue), { maxLength: 8 });
    fc.assert(
      fc.property(pieces, fc.array(fc.nat(200), { maxLength: 3 }), (parts, positions) => {
        const citations = positions.map((position) => ({ referenceIds: ['a'], position }));
        page.replaceChildren(renderAnswer(guard.live(parts.join('')), citations, [source('a')]));
      }),
      { numRuns: 300 },
    );
    expect(await guard.findings()).to.deep.equal([]);
  });

  it('reaches nothing through what a marker points to', async () => {
    for (const attack of corpus) {
      const text = guard.live(attack);
      const hostile = source(text, { title: text, url: text, appId: text, siteName: text, subtitle: text, icon: text });
      page.replaceChildren(renderAnswer('Text.', [{ referenceIds: [text], position: 5 }], [hostile]));
    }
    expect(await guard.findings()).to.deep.equal([]);
  });

  it('loads pictures from allowed origins only, and names the others', () => {
    const isAllowed = (url: string): boolean => new URL(url).origin === 'https://images.example';
    for (const attack of [...kinds.images, '![x](https://images.example/a.png)']) {
      const host = renderAnswer(attack, [], [], { imageOrigins: ['https://images.example'] });
      expect([...host.querySelectorAll('*')].flatMap((element) => strangersInAnswer(element, isAllowed))).to.deep.equal([]);
    }
    expect(renderAnswer('![A chart](https://evil.example/a.png)').textContent).to.equal('Image: A chart (evil.example)');
  });

  it('shows where every link leads, and nothing is hidden in its words', () => {
    for (const attack of corpus) {
      for (const link of renderAnswer(attack).querySelectorAll('a')) {
        const { protocol, host, pathname } = new URL(link.href);
        const target = protocol.startsWith('http') ? host.replace(/^www\./, '') : pathname;
        expect(link.textContent.toLowerCase(), attack).to.contain(target.toLowerCase());
        expect(link.textContent + link.title, attack).not.to.match(hidden);
        expect(link.dir).to.equal('auto');
      }
    }
  });

  it('hides nothing in code, which is copied as it is shown', () => {
    for (const attack of [...kinds.spoofing, ...kinds.entities]) {
      for (const code of renderAnswer(`\`\`\`\n${attack}\n\`\`\`\n\n\`${attack}\``).querySelectorAll('code')) {
        expect(code.textContent, attack).not.to.match(hidden);
      }
    }
  });

  for (const [text, shown] of [
    ['[docs\u202elpmaxe.live\u202c](https://evil.example)', 'docs[U+202E]lpmaxe.live[U+202C] (evil.example)'],
    ['[docs\u200b.example](https://docs.example)', 'docs[U+200B].example (docs.example)'],
    ['[do\u200dcs.example](https://evil.example)', 'do[U+200D]cs.example (evil.example)'],
    ['[نامه\u200cای 👩\u200d👧](https://docs.example)', 'نامه\u200cای 👩\u200d👧 (docs.example)'],
    ['[do\ufe0fcs.example ☂️](https://evil.example)', 'do[U+FE0F]cs.example ☂️ (evil.example)'],
    ['[docs\u2800\u0085.example](https://evil.example)', 'docs[U+2800][U+0085].example (evil.example)'],
    ['<https://docs.example@evil.example/>', 'https://docs.example@evil.example/ (evil.example)'],
    ['[docs.example.evil.example](https://evil.example)', 'docs.example.evil.example (evil.example)'],
    ['[https://docs.example](https://docs.example.evil.example)', 'https://docs.example (docs.example.evil.example)'],
    [`[https://docs.example](${location.origin}/a)`, `https://docs.example (${location.host})`],
    [`[the form](${location.origin}/a)`, 'the form'],
    ['[аpple.example](https://аpple.example)', 'аpple.example (xn--pple-43d.example)'],
    ['[docs.example/a](https://docs.example/a)', 'docs.example/a'],
    ['[help@docs.example](mailto:thief@evil.example?subject=x)', 'help@docs.example (thief@evil.example)'],
    ['[thief@evil.example](mailto:thief@evil.example)', 'thief@evil.example'],
    ['[+1 555 0100](tel:+1-900-555-0199)', '+1 555 0100 (+1-900-555-0199)'],
    ['[+1 900 555 0199](tel:+1-900-555-0199)', '+1 900 555 0199'],
  ] as const) {
    it(`shows ${JSON.stringify(text)} as it is`, () => {
      expect(renderAnswer(text).querySelector('a')!.textContent).to.equal(shown);
    });
  }
});
