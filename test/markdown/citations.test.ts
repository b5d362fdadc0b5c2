import { expect } from '@open-wc/testing';
import fc from '../fast-check.js';
import type { Citation, Source } from '../../src/conversation/conversation.js';
import { cases } from './machine.js';
import { endAnswer, renderAnswer, source, startAnswer, visibleText } from './render-answer.js';
import { samples } from './samples.js';

const sources = ['a', 'b', 'c'].map((id) => source(id, { appId: 'confluence' }));
const [a] = sources;

function cite(position: number, ...referenceIds: string[]): Citation {
  return { referenceIds, position };
}

/** The text of the answer with its markers as `{1}`. */
function written(host: HTMLElement): string {
  const copy = host.cloneNode(true) as HTMLElement;
  for (const own of copy.querySelectorAll('figcaption, .link-host, .plain-note')) own.remove();
  for (const group of copy.querySelectorAll('.citations')) {
    const numbers = Array.from(group.querySelectorAll<HTMLElement>('.citation > *'), (control) => control.dataset['number']);
    group.replaceWith(`{${numbers.join(' ')}}`);
  }
  return (copy.textContent ?? '').trim();
}

function markersOf(host: HTMLElement): readonly HTMLElement[] {
  return Array.from(host.querySelectorAll<HTMLElement>('.citation > *'));
}

describe('citations', () => {
  it('stand behind the text that they were given for', () => {
    expect(written(renderAnswer('Twenty days. More.', [cite(12, 'a')], sources))).to.equal('Twenty days.{1} More.');
    expect(written(renderAnswer('Twenty days. More.', [cite(13, 'a')], sources))).to.equal('Twenty days.{1} More.');
    expect(written(renderAnswer('**Note:** text', [cite(9, 'a')], sources))).to.equal('Note:{1} text');
    expect(written(renderAnswer('**Note:** text', [cite(7, 'a')], sources))).to.equal('Note:{1} text');
    expect(written(renderAnswer('One.\n\nTwo.', [cite(6, 'a')], sources))).to.equal('One.{1}Two.');
    expect(written(renderAnswer('- one\n- two\n', [cite(8, 'a')], sources))).to.equal('one{1}two');
  });

  it('in a link, an address or code go behind it', () => {
    expect(written(renderAnswer('See [the page](https://docs.example) now.', [cite(8, 'a')], sources))).to.equal(
      'See the page{1} now.',
    );
    expect(written(renderAnswer('See [the page](https://docs.example) now.', [cite(20, 'a')], sources))).to.equal(
      'See the page{1} now.',
    );
    expect(written(renderAnswer('See https://docs.example/a/b now.', [cite(26, 'a')], sources))).to.equal(
      'See https://docs.example/a/b{1} now.',
    );
    expect(written(renderAnswer('Use `the code` now.', [cite(8, 'a')], sources))).to.equal('Use the code{1} now.');
    const code = renderAnswer('```\ncode\n```\n', [cite(6, 'a')], sources);
    expect(code.querySelector('.code')?.nextElementSibling?.className).to.equal('citation-line');
  });

  it('in a table stay in the cell that they follow', () => {
    const table = '| a | b |\n|---|---|\n| c | d |\n| e | f |\n';
    const cellOf = (position: number) =>
      renderAnswer(table, [cite(position, 'a')], sources).querySelector('.citations')?.parentElement?.textContent?.[0];
    expect(cellOf(table.indexOf('c') + 1)).to.equal('c');
    expect(cellOf(table.indexOf('d |') + 3)).to.equal('d');
    expect(cellOf(table.indexOf('| e'))).to.equal('d');
    expect(cellOf(table.indexOf('---') + 2)).to.equal('b');
    expect(cellOf(table.length)).to.equal('f');
  });

  it('in one place share an element, each source once, in the order of their numbers', () => {
    const host = renderAnswer('Text.', [cite(5, 'a', 'b'), cite(5, 'c', 'a')], sources);
    expect(host.querySelectorAll('.citations')).to.have.lengthOf(1);
    expect(written(host)).to.equal('Text.{1 2 3}');
    const late = [source('a', { number: 2 }), source('b', { number: 1 })];
    expect(written(renderAnswer('Text.', [cite(5, 'a'), cite(5, 'b')], late))).to.equal('Text.{1 2}');
  });

  it('wait for their text and their source; what stays unknown is counted', () => {
    const { host, renderer } = startAnswer();
    renderer.cite(cite(4, 'a'));
    renderer.cite(cite(4, 'missing'));
    renderer.flush();
    expect(markersOf(host)).to.have.lengthOf(0);
    renderer.push('One');
    renderer.flush();
    expect(markersOf(host)).to.have.lengthOf(0);
    renderer.push('. Two');
    renderer.flush();
    expect(written(host)).to.equal('One. Two');
    renderer.sources(sources);
    renderer.flush();
    expect(written(host)).to.equal('One.{1} Two');
    endAnswer(renderer);
    expect(written(host)).to.equal('One.{1} Two');
    expect(renderer.unknownCitations).to.equal(1);
  });

  it('keep their number, whatever comes later', () => {
    const { host, renderer } = startAnswer();
    renderer.push('One. Two. Three.');
    renderer.cite(cite(16, 'c'));
    renderer.sources(sources.slice(2));
    renderer.flush();
    renderer.cite(cite(4, 'a'));
    renderer.cite(cite(9, 'c'));
    renderer.sources(sources);
    endAnswer(renderer);
    expect(written(host)).to.equal('One.{2} Two.{1} Three.{1}');
  });

  it('keep it when a list has no numbers, others, or left their source out for a while', () => {
    const { host, renderer } = startAnswer();
    renderer.push('One. Two. Three.');
    renderer.sources([source('a', { number: 4 }), source('b')]);
    renderer.cite(cite(4, 'a'));
    renderer.cite(cite(9, 'b'));
    renderer.flush();
    expect(written(host)).to.equal('One.{4} Two.{5} Three.');
    renderer.sources([source('a'), source('b', { number: 1 })]);
    renderer.flush();
    expect(written(host)).to.equal('One.{4} Two.{5} Three.');
    renderer.sources([source('c')]);
    renderer.cite(cite(16, 'c'));
    renderer.flush();
    expect(written(host)).to.equal('One. Two. Three.{6}');
    renderer.sources([source('c'), source('b'), source('a')]);
    endAnswer(renderer);
    expect(written(host)).to.equal('One.{4} Two.{5} Three.{6}');
  });

  it('past the end mean the end, before the start the start, in a character behind it', () => {
    expect(written(renderAnswer('Text.', [cite(500, 'a')], sources))).to.equal('Text.{1}');
    expect(written(renderAnswer('Text.', [cite(-3, 'a')], sources))).to.equal('{1}Text.');
    expect(written(renderAnswer('A😀B', [cite(2, 'a')], sources))).to.equal('A😀{1}B');
    expect(written(renderAnswer('One\r\n\r\nTwo three', [cite(10, 'a')], sources))).to.equal('OneTwo{1} three');
    expect(renderAnswer('', [cite(0, 'a')], sources).textContent).to.equal('');
  });

  it('cannot be written by an answer', () => {
    const host = renderAnswer('Text \u27e6\uf4d0\u27e7 and <sup data-citation="0"></sup>.', [], sources);
    expect(markersOf(host)).to.have.lengthOf(0);
    expect(host.querySelector('sup')).to.equal(null);
  });

  it('have a name, lead to the source and never open it in the same page', () => {
    const host = renderAnswer(
      'Text.',
      [cite(5, 'a', 'b', 'c')],
      [a!, source('b', { url: 'javascript:alert(1)' }), source('c', { url: '/relative' })],
    );
    const [link, ...buttons] = markersOf(host);
    expect(link).to.have.property('href', 'https://docs.example/a');
    expect(link).to.have.property('target', '_blank');
    expect(link).to.have.property('rel', 'noopener noreferrer');
    expect(link?.getAttribute('aria-label')).to.equal('Source 1: Page a, confluence');
    expect(buttons.map(({ localName }) => localName)).to.deep.equal(['button', 'button']);
  });

  it('tell when they are followed, and may be kept from opening', () => {
    const followed: unknown[] = [];
    const { host, renderer } = startAnswer({
      onCitation(cited, marker, event) {
        event.preventDefault();
        followed.push(cited, renderer.sourceOf(marker));
      },
    });
    renderer.sources(sources);
    renderer.push('Text.');
    renderer.cite(cite(5, 'a'));
    endAnswer(renderer);
    document.body.append(host);
    const [marker] = markersOf(host);
    marker!.click();
    host.remove();
    expect(followed).to.deep.equal([
      { ...a, number: 1 },
      { ...a, number: 1 },
    ]);
  });

  it('say what they refer to, alone and in their place, and where they are', () => {
    const { host, renderer } = startAnswer();
    renderer.sources(sources);
    renderer.push('One. Two.\n\n- Three.');
    for (const citation of [cite(4, 'a'), cite(9, 'b'), cite(19, 'a', 'c')]) renderer.cite(citation);
    endAnswer(renderer);
    const titles = (found: readonly Source[]): readonly string[] => found.map(({ number, title }) => `${number} ${title}`);
    const markers = markersOf(host);
    expect(titles(markers.map((marker) => renderer.sourceOf(marker)!))).to.deep.equal([
      '1 Page a',
      '2 Page b',
      '1 Page a',
      '3 Page c',
    ]);
    expect(titles(renderer.sourcesAt(markers[3]!))).to.deep.equal(['1 Page a', '3 Page c']);
    expect(titles(renderer.sourcesAt(markers[0]!.closest('.citations')!))).to.deep.equal(['1 Page a']);
    expect(renderer.markersOf(a!)).to.deep.equal([markers[0], markers[2]]);
    expect(renderer.markersOf(renderer.sourceOf(markers[1]!)!)).to.deep.equal([markers[1]]);
    expect(renderer.markersOf(source('d'))).to.deep.equal([]);
    const [paragraph] = host.querySelectorAll('p');
    expect([renderer.sourceOf(paragraph!), renderer.sourcesAt(paragraph!)]).to.deep.equal([undefined, []]);
    renderer.sources([source('a', { title: 'Renamed', url: '/other' }), ...sources.slice(1)]);
    expect(renderer.sourceOf(markers[0]!)!.title, 'the newest list').to.equal('Renamed');
    renderer.reset();
    expect(renderer.markersOf(a!)).to.deep.equal([]);
  });

  it('say what they refer to when another source joins their place', () => {
    const { host, renderer } = startAnswer();
    renderer.sources(sources);
    renderer.push('One. Two.');
    renderer.cite(cite(4, 'a'));
    renderer.cite(cite(9, 'b'));
    renderer.flush();
    renderer.cite(cite(9, 'a'));
    endAnswer(renderer);
    expect(written(host)).to.equal('One.{1} Two.{1 2}');
    expect(markersOf(host).map((marker) => renderer.sourceOf(marker)?.title)).to.deep.equal(['Page a', 'Page a', 'Page b']);
  });

  it('cannot be imitated: a copy of one refers to nothing', () => {
    const { host, renderer } = startAnswer();
    renderer.sources(sources);
    renderer.push('One.');
    renderer.cite(cite(4, 'a'));
    endAnswer(renderer);
    const copy = host.cloneNode(true) as HTMLElement;
    expect(renderer.sourceOf(markersOf(copy)[0]!)).to.equal(undefined);
  });

  it('leave the text as it is, each appears once, and nearly all at their place', () => {
    let atEnd = 0;
    let all = 0;
    fc.assert(
      fc.property(fc.constantFrom(...samples), fc.array(fc.nat(), { minLength: 1, maxLength: 3 }), (text, positions) => {
        const places = [...new Set(positions.map((position) => position % (text.length + 1)))];
        const cited = places.map((_, index) => source(`s${index}`));
        const host = renderAnswer(
          text,
          places.map((position, index) => cite(position, `s${index}`)),
          cited,
        );
        expect(
          markersOf(host)
            .map(({ dataset }) => Number(dataset['number']))
            .sort((one, other) => one - other),
        ).to.deep.equal(cited.map((_, index) => index + 1));
        expect(visibleText(host)).to.equal(visibleText(renderAnswer(text)));
        expect(host.querySelector('a a, a button')).to.equal(null);
        const line = host.querySelectorAll('.citation-line .citation').length;
        const isCode = /```|~~~|^ {4}/m.test(text);
        all += isCode ? 0 : places.length;
        atEnd += isCode ? 0 : line;
      }),
      { numRuns: cases(400) },
    );
    expect(atEnd / all, `${atEnd} of ${all} at a block's end`).to.be.at.most(0.02);
  });

  it('leave backslashes as they are, wherever they stand', () => {
    for (const text of [
      'In D:\\data\\_scratch, or C:\\\\Users\\\\me.',
      'See \\\\nas\\hr\\_a and \\\\\\\\nas\\\\b.',
      'a\\\\b \\\\\\\\ c\\*d\\q R&amp;D &#8230;\\\\',
    ]) {
      const shown = visibleText(renderAnswer(text));
      for (let position = 1; position <= text.length; position++)
        expect(
          visibleText(renderAnswer(text, [cite(position, 'a'), cite(position + 3, 'b')], sources)),
          `${position} of ${text}`,
        ).to.equal(shown);
    }
  });

  it('follow the same visible text as in the answer so far', () => {
    // Every offset of prose, emphasis, lists, headings and tables; code and links move a marker on purpose.
    for (const text of [
      'Some **bold text** and *more* of it.\n\nNext paragraph, ~~old~~.\n',
      '# Heading **one**\n\n- first *item*\n- second\n',
      '| a | b |\n|---|---|\n| cc | **dd** |\n',
    ]) {
      for (let position = 1; position <= text.length; position++) {
        const before = written(renderAnswer(text, [cite(position, 'a')], sources))
          .split('{1}')[0]!
          .replace(/\s/g, '');
        const clean = text.slice(0, position).replace(/[*~#|\s]|^- |---/gm, '');
        expect(before, JSON.stringify(text.slice(0, position))).to.equal(clean.replace(/-/g, ''));
      }
    }
  });
});
