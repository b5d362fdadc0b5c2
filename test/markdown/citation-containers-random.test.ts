import { expect } from '@open-wc/testing';
import fc from '../fast-check.js';
import { cases } from './machine.js';
import { emphasisAroundLinks } from './nested-emphasis.js';
import { splitMarkdown } from '../../src/markdown/parse/blocks.js';
import { endAnswer, isSameAnswer, renderAnswer, source, startAnswer, visibleText } from './render-answer.js';

/** The containers that a character lies in, from the outermost: the third item of the answer is `li 2`. */
type Path = readonly string[];

/** Markdown of which every character knows its containers; undefined: none of its own, as the indentation of a line. */
interface Piece {
  readonly text: string;
  readonly path: Path | undefined;
}
type Line = readonly Piece[];

/** Counts containers in the order in which they begin. */
class Count {
  readonly #counts = new Map<string, number>();

  next(name: string): string {
    const count = this.#counts.get(name) ?? 0;
    this.#counts.set(name, count + 1);
    return `${name} ${count}`;
  }
}

type Block = (path: Path, count: Count) => readonly Line[];

const word = fc.constantFrom(
  ...['words', 'several plain words', '**bold words**', '*em*', '`code here`', '[a link](https://docs.example/a_b)', '~~gone~~'],
  ...[
    '**bold *and em* in it**',
    'https://docs.example/x',
    'a\\*b',
    '&amp;',
    '👨‍👩‍👧',
    '日本語の文章',
    'e\u0301te\u0301',
    'one<br>two',
  ],
  ...['snake_case', '2 * 3', '![chart](https://docs.example/c.png)', 'عربي'],
);
const words = fc.array(word, { minLength: 1, maxLength: 4 }).map((parts) => parts.join(' '));

const paragraph: fc.Arbitrary<Block> = fc
  .array(words, { minLength: 1, maxLength: 3 })
  .map((lines) => (path) => lines.map((text) => [{ text: `Text ${text}`, path }]));

const code: fc.Arbitrary<Block> = fc
  .tuple(
    fc.constantFrom('```', '~~~~', '```sh'),
    fc.array(fc.constantFrom('npm ci', '- no item', '> no quote', '| no | row |', '', '  x'), { maxLength: 4 }),
  )
  .map(([fence, lines]) => (path) => [...[fence, ...lines, fence.replace('sh', '')].map((text): Line => [{ text, path }])]);

/** Rows with fewer and more cells than the header. */
const table: fc.Arbitrary<Block> = fc
  .tuple(
    fc.integer({ min: 1, max: 3 }),
    fc.array(fc.array(fc.oneof(words, fc.constant(''), fc.constant('a \\| b')), { minLength: 1, maxLength: 4 }), {
      maxLength: 3,
    }),
  )
  .map(([columns, rows]) => (path, count) => {
    const row = (name: string, cells: readonly string[]): Line => {
      const own = [...path, count.next('tr')];
      const shown = Array.from({ length: columns }, () => count.next(name));
      const pieces = cells.flatMap((text, index): Line => [
        { text: ' ', path: undefined },
        // What is left over belongs to no cell, but to the row.
        { text, path: index < columns ? [...own, shown[index]!] : own },
        { text: ' ', path: undefined },
        { text: '|', path: index < columns ? [...own, shown[index]!] : own },
      ]);
      return [{ text: '|', path: own }, ...pieces];
    };
    const header = row(
      'th',
      Array.from({ length: columns }, (_, index) => `h${index}`),
    );
    const rule: Line = [{ text: `|${'---|'.repeat(columns)}`, path: header[0]!.path }];
    return [header, rule, ...rows.map((cells) => row('td', cells))];
  });

const rule: fc.Arbitrary<Block> = fc.constant((path) => [[{ text: '***', path }]]);
const heading: fc.Arbitrary<Block> = words.map((text) => (path) => [[{ text: `## ${text}`, path }]]);

/** `depth`: so many containers may be in each other; tables count for none. */
function blocks(depth: number): fc.Arbitrary<readonly Block[]> {
  const leaf = fc.oneof(paragraph, code, table, heading, rule);
  const block = depth === 0 ? leaf : fc.oneof(leaf, list(depth - 1), quote(depth - 1));
  return fc.array(block, { minLength: 1, maxLength: 3 });
}

function list(depth: number): fc.Arbitrary<Block> {
  return fc
    .tuple(fc.constantFrom('- ', '1. ', '* ', '-   '), fc.boolean(), fc.array(blocks(depth), { minLength: 1, maxLength: 3 }))
    .map(
      ([marker, isTight, items]): Block =>
        (path, count) =>
          items.flatMap((content) => {
            const own = [...path, count.next('li')];
            const first: Block = () => [[{ text: 'Item', path: own }]];
            return joined([first, ...content], own, count, isTight).map((line, index): Line => {
              if (index > 0 && line.length === 0) return line;
              const isFirst = index === 0;
              return [{ text: isFirst ? marker : ' '.repeat(marker.length), path: isFirst ? own : undefined }, ...line];
            });
          }),
    );
}

function quote(depth: number): fc.Arbitrary<Block> {
  return blocks(depth).map((content): Block => (path, count) => {
    const own = [...path, count.next('blockquote')];
    return joined(content, own, count, false).map((line): Line => [{ text: '> ', path: undefined }, ...line]);
  });
}

/** Blank lines and a paragraph between them, where one would go on with the other; a list may follow its text at once. */
function joined(content: readonly Block[], path: Path, count: Count, isTight: boolean): readonly Line[] {
  return content.flatMap((block, index) => {
    const between: readonly Line[] = index === 0 ? [] : isTight && index === 1 ? [] : [[], [{ text: 'Between.', path }], []];
    return [...between, ...block(path, count)];
  });
}

interface Document {
  readonly text: string;
  /** Of the characters. */
  readonly paths: readonly (Path | undefined)[];
}

const documents: fc.Arbitrary<Document> = blocks(2).map((content) => {
  const first: Block = (path) => [[{ text: 'Start.', path }]];
  const lines = joined([first, ...content], [], new Count(), false);
  const pieces = lines.flatMap((line): Line => [...line, { text: '\n', path: undefined }]);
  return {
    text: pieces.map(({ text }) => text).join(''),
    paths: pieces.flatMap(({ text, path }) => Array.from({ length: text.length }, () => path)),
  };
});

/** That of the character before it, however much space is between them; undefined where that has none. */
function pathAt({ text, paths }: Document, position: number): Path | undefined {
  return paths[text.slice(0, position).trimEnd().length - 1];
}

const names = 'li, blockquote, tr, td, th';

function pathOf(host: Element, marker: Element): Path {
  const path: string[] = [];
  for (let at = marker.closest(names); at; at = at.parentElement!.closest(names)) {
    path.unshift(`${at.localName} ${Array.from(host.querySelectorAll(at.localName)).indexOf(at)}`);
  }
  return path;
}

/** `fc.double` would nearly always be close to 0. */
const part = fc.nat(10_000).map((number) => number / 10_000);
const positions = fc.array(part, { minLength: 1, maxLength: 6 });

describe('citations in random containers', () => {
  it('stand in the container that their position lies in', () => {
    let nested = 0;
    fc.assert(
      fc.property(documents, positions, (document, places) => {
        const { text } = document;
        const cited = places
          .map((place) => Math.round(place * text.length))
          .filter((position) => pathAt(document, position) !== undefined);
        const sources = cited.map((_, index) => source(`s${index}`, { number: index + 1 }));
        const citations = cited.map((position, index) => ({ referenceIds: [`s${index}`], position }));
        const host = renderAnswer(text, citations, sources);
        for (const [index, position] of cited.entries()) {
          const expected = pathAt(document, position)!;
          const markers = host.querySelectorAll(`[data-number="${index + 1}"]`);
          expect(markers, `${text.slice(0, position)}⟪${index}⟫`).to.have.lengthOf(1);
          // What no cell shows stands in one of its row.
          const isRow = expected.at(-1)?.startsWith('tr');
          const found = pathOf(host, markers[0]!).slice(0, isRow ? expected.length : undefined);
          expect(found, `${text.slice(0, position)}⟪${index}⟫${text.slice(position)}`).to.deep.equal(expected);
          if (expected.length > 1) nested++;
        }
        expect(visibleText(host)).to.equal(visibleText(renderAnswer(text)));
      }),
      { numRuns: cases(300) },
    );
    expect(nested).to.be.greaterThan(cases(300));
  });

  it('stand there however the text is cut', () => {
    fc.assert(
      fc.property(documents, positions, fc.array(fc.nat(40), { minLength: 1 }), ({ text }, places, steps) => {
        const sources = places.map((_, index) => source(`s${index}`, { number: index + 1 }));
        const citations = places.map((place, index) => ({
          referenceIds: [`s${index}`],
          position: Math.round(place * text.length),
        }));
        const { host, renderer } = startAnswer();
        renderer.sources(sources);
        for (const citation of citations) renderer.cite(citation);
        for (let at = 0, step = 0; at < text.length; step++) {
          const end = at + steps[step % steps.length]! + 1;
          renderer.push(text.slice(at, end));
          renderer.flush();
          at = end;
        }
        endAnswer(renderer);
        const whole = renderAnswer(text, citations, sources);
        if (!isSameAnswer(host, whole)) expect(host.innerHTML, text).to.equal(whole.innerHTML);
      }),
      { numRuns: cases(60) },
    );
  });

  it('stand there in lists and tables that are long enough to freeze in parts', () => {
    const steps = Array.from(
      { length: 60 },
      (_, index) => `${index + 1}. Step ${index}:\n    \`\`\`sh\n    run ${index}\n    \`\`\`\n`,
    );
    const rows = Array.from({ length: 60 }, (_, index) => `| a ${index} | b | left over ${index} |\n`);
    const text = `${steps.join('')}\n| a | b |\n|---|---|\n${rows.join('')}`;
    const citations = Array.from(text.matchAll(/run \d+|over \d+/g), ({ 0: found, index }, number) => ({
      referenceIds: [`s${number}`],
      position: index + found.length,
    }));
    const sources = citations.map(({ referenceIds }, index) => source(referenceIds[0]!, { number: index + 1 }));
    const { host, renderer } = startAnswer();
    renderer.sources(sources);
    for (let at = 0, next = 0; at < text.length; at += 7) {
      renderer.push(text.slice(at, at + 7));
      while (citations[next] && citations[next]!.position <= at + 7) renderer.cite(citations[next++]!);
      renderer.flush();
    }
    endAnswer(renderer);
    expect(splitMarkdown(text).filter(({ context }) => context !== undefined).length).to.be.greaterThan(8);
    expect(isSameAnswer(host, renderAnswer(text, citations, sources))).to.equal(true);
    for (const [index] of citations.entries()) {
      const marker = host.querySelector(`[data-number="${index + 1}"]`)!;
      const [container, last] = index < 60 ? ['li', '.code + .citation-line'] : ['tr', 'td:last-child'];
      expect(pathOf(host, marker)[0]).to.equal(index < 60 ? `li ${index}` : `tr ${index - 59}`);
      expect(marker.closest(container!)!.querySelector(`:scope > ${last}`)!.contains(marker)).to.equal(true);
    }
  });

  it('stand outside of emphasis at its start and end', () => {
    let within = 0;
    fc.assert(
      fc.property(emphasisAroundLinks, positions, (text, places) => {
        const citations = places.map((place) => ({ referenceIds: ['a'], position: Math.round(place * text.length) }));
        const host = renderAnswer(text, citations, [source('a')]);
        for (const marker of host.querySelectorAll('.citations')) {
          const emphasis = marker.closest('strong, em, del');
          if (!emphasis) continue;
          within++;
          const range = document.createRange();
          range.selectNodeContents(emphasis);
          range.setEndBefore(marker);
          const before = range.toString();
          range.selectNodeContents(emphasis);
          range.setStartAfter(marker);
          const written = `${before}⟪⟫${range.toString()}`;
          expect(before.trim(), `${written} of ${text}`).not.to.equal('');
          expect(range.toString().trim(), `${written} of ${text}`).not.to.equal('');
        }
      }),
      { numRuns: cases(300) },
    );
    expect(within).to.be.greaterThan(cases(100));
  });

  it('split no sign', () => {
    const signs = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
    const sign = fc.constantFrom('👨‍👩‍👧', '🇩🇪', '🇳🇴', 'e\u0301', 'नि', '👍🏽', 'ก็', '각', '😀', 'a', ' ', '字', '1️⃣', '**b**');
    fc.assert(
      fc.property(fc.array(sign, { minLength: 1, maxLength: 12 }), part, (parts, place) => {
        const text = `x${parts.join('')}`;
        const position = Math.round(place * text.length);
        const host = renderAnswer(text, [{ referenceIds: ['a'], position }], [source('a')]);
        const marker = host.querySelector('.citations')!;
        const before = document.createRange();
        before.setStart(host, 0);
        before.setEndBefore(marker);
        const { length } = before.toString();
        marker.remove();
        const ends = Array.from(signs.segment(host.textContent!), ({ index }) => index);
        expect([...ends, host.textContent!.length], `${text} at ${position}`).to.include(length);
      }),
      { numRuns: cases(500) },
    );
  });
});
