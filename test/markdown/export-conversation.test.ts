import { expect } from '@open-wc/testing';
import { Marked } from 'marked';
import fc from '../fast-check.js';
import { corpus as attacks } from '../hostile/corpus/corpus.js';
import { cases } from './machine.js';
import { nestedEmphasis } from './nested-emphasis.js';
import { renderAnswer, source } from './render-answer.js';
import { samples } from './samples.js';
import type { Conversation, Message, Source } from '../../src/conversation/conversation.js';
import { citedSources } from '../../src/conversation/select.js';
import { createAnswerRenderer } from '../../src/markdown/answer-renderer.js';
import { exportConversation } from '../../src/markdown/export/export-conversation.js';
import { safeUrl } from '../../src/ui/sources/safe-url.js';
import { writeMarkdown } from '../../src/markdown/export/write-markdown.js';

/** As another program shows it: one that renders HTML, loads pictures and cleans nothing. */
const viewer = new Marked();
const view = (markdown: string): Document =>
  new DOMParser().parseFromString(viewer.parse(markdown, { async: false }), 'text/html');

const letters = (node: ParentNode & Node): string => {
  const copy = node.cloneNode(true) as Document | HTMLElement;
  for (const own of copy.querySelectorAll('.citations, .link-host, figcaption, input')) own.remove();
  return (copy instanceof Document ? copy.body : copy).textContent!.replace(/[\s\u2060]+/g, '');
};

/** What does something, or leads or loads from somewhere it should not. */
const dangers = (page: Document): readonly string[] =>
  Array.from(page.body.querySelectorAll('*')).flatMap((element) => [
    ...(element.matches(
      'p, br, hr, h1, h2, h3, h4, h5, h6, ul, ol, li, blockquote, pre, code, strong, em, del, a, table, thead, tbody, tr, th, td, input[type=checkbox]',
    )
      ? []
      : [element.outerHTML]),
    ...Array.from(element.attributes, ({ name }) => name).filter(
      (name) => !/^(?:href|align|start|class|type|checked|disabled)$/.test(name),
    ),
    ...(element instanceof HTMLAnchorElement && !/^(?:https?:\/\/|mailto:|tel:)/.test(element.href) ? [element.href] : []),
  ]);

const answer = (text: string, more: Partial<Message> = {}): Message => ({
  ...{ id: 'a', role: 'assistant', status: 'done', at: 0, citations: [], sources: [], activities: [] },
  text,
  ...more,
});
const question = (text: string): Message => ({ ...answer(text), id: 'q', role: 'user' });

const exported = (
  messages: readonly Message[],
  more: Partial<Conversation> = {},
  imageOrigins: readonly string[] = [],
): Promise<string> =>
  exportConversation(
    { id: 'c', threadId: 't', title: '', messages, ...more },
    {
      createRenderer: (host) => createAnswerRenderer(host, { schedule: 'manual', imageOrigins }),
      sources: 'Sources',
      citedSources,
      filtersOf: ({ filters = [] }) => filters.map(({ label }) => `About ${label}`),
      urlOf: ({ url }: Source) => safeUrl(url),
      placeOf: ({ appId = '' }: Source) => appId,
      noteOf: ({ status }) => (status === 'stopped' ? 'Stopped.' : ''),
    },
  );

const count = (node: ParentNode, selector: string): number => node.querySelectorAll(selector).length;

describe('a conversation as markdown', () => {
  it('reads as a document', async () => {
    const text = 'You get **80 days**. In Germany, add 10.';
    const sources = [
      source('a', { title: 'Parental leave', number: 1, appId: 'Confluence' }),
      source('b', { title: 'A [draft] of <b>', number: 2 }),
      source('c', { title: 'Not cited' }),
    ];
    const citations = [
      { referenceIds: ['a'], position: 20 },
      { referenceIds: ['a', 'b'], position: text.length },
    ];
    const messages = [
      question('How much leave?\nAnd # where? <b>\n\n- in *Germany*'),
      answer(text, { sources, citations }),
      { ...question('Why?'), filters: [{ name: 'resourceId', value: 'a', label: 'the *draft*' }] },
      answer('Because', { status: 'stopped' }),
    ];
    expect(await exported(messages, { title: 'How much leave?' })).to.equal(
      [
        '# How much leave?',
        '',
        '> How much leave?\\',
        '> And \\# where? &lt;b>',
        '>',
        '> \\- in \\*Germany\\*',
        '',
        'You get **80 days**.[[1]](https://docs.example/a) In Germany, add 10.[[1]](https://docs.example/a)[[2]](https://docs.example/b)',
        '',
        '**Sources**',
        '',
        '1. [Parental leave](https://docs.example/a) · Confluence',
        '2. [A \\[draft\\] of &lt;b>](https://docs.example/b)',
        '',
        '> About the \\*draft\\*',
        '>',
        '> Why?',
        '',
        'Because',
        '',
        '*Stopped.*',
        '',
      ].join('\n'),
    );
  });

  it('keeps numbers that are not consecutive, and breaks no line at the end of a block', async () => {
    const document = await exported([answer('2024. a\n2025. b\n99. c<br>\n\n| d<br>e<br> |\n|-|\n\nf<br>\n')]);
    expect(document).to.include('2024. a\n2025. b\n99) c\n');
    expect(document).to.include('| d<br>e |');
    expect(document).not.to.match(/\\$/m);
  });

  it('gives adjacent lists different markers, also in another group, and the parts of a long list the same', async () => {
    const paragraphs = 'Words.\n\n'.repeat(7);
    for (const text of ['- a\n* b\n+ c', `${paragraphs}- a\n* b\n+ c`])
      expect(await exported([answer(text)])).to.match(/- a\n\n\* b\n\n- c/);
    const long = Array.from({ length: 120 }, (_, index) => `${index + 1}. ${'Some words. '.repeat(8)}`).join('\n');
    const document = await exported([answer(long)]);
    expect(document.match(/^\d+\./gm)).to.have.lengthOf(120);
  });

  it('shows elsewhere what the screen shows', () => {
    for (const sample of samples) {
      const screen = renderAnswer(sample);
      const page = view(writeMarkdown(screen));
      expect(letters(page), sample).to.equal(letters(screen));
      for (const name of [
        'strong',
        'em',
        'del',
        'code',
        'pre',
        'li',
        'tr',
        'td',
        'blockquote',
        'hr',
        'br',
        'h3',
        'h4',
        'input',
      ]) {
        expect(count(page, name), `${name} of ${sample}`).to.equal(count(screen, name));
      }
      const addresses = (node: ParentNode): readonly string[] => Array.from(node.querySelectorAll('a'), ({ href }) => href);
      expect(addresses(page), sample).to.deep.equal(addresses(screen));
    }
  });

  it('puts footnotes where the screen has them', () => {
    const sources = [source('a'), source('b')];
    fc.assert(
      fc.property(
        fc.oneof(fc.constantFrom(...samples), nestedEmphasis),
        fc.array(fc.nat(400), { maxLength: 4 }),
        (text, places) => {
          const citations = places.map((place, index) => ({
            referenceIds: ['ab'[index % 2]!],
            position: place % (text.length + 1),
          }));
          const screen = renderAnswer(text, citations, sources);
          const markers = Array.from(screen.querySelectorAll('.citation'), (marker) => marker.textContent);
          const written = writeMarkdown(screen);
          for (const marker of screen.querySelectorAll('.citations'))
            marker.replaceWith(`⟦${marker.textContent!.replace(/\D/g, '')}⟧`);
          const page = view(
            written.replaceAll(
              /(?:\[\[\d\]\]\(https:\/\/docs\.example\/[ab]\))+/g,
              (all) => `⟦${all.match(/(?<=\[)\d(?=\])/g)!.join('')}⟧`,
            ),
          );
          expect(letters(page)).to.equal(letters(screen));
          expect([...written.matchAll(/\[\[(\d)\]\]/g)].map(([, number]) => number)).to.deep.equal(markers);
        },
      ),
      { numRuns: cases(300) },
    );
  });

  it('holds nothing that runs, loads or leads astray, in answers and questions', async () => {
    for (const attack of attacks) {
      const page = view(await exported([question(attack), answer(attack)], { title: attack }));
      expect(dangers(page), attack).to.deep.equal([]);
    }
  });

  it('holds nothing of the kind in titles, addresses and places of sources', async () => {
    for (const attack of attacks) {
      const hostile = source('a', { title: attack, url: attack, appId: attack, number: 1 });
      const led = source('b', { title: attack, url: `https://docs.example/${attack}`, number: 2 });
      const citations = [{ referenceIds: ['a', 'b'], position: 1 }];
      const text = await exported([answer('Yes.', { sources: [hostile, led], citations })]);
      expect(dangers(view(text)), text).to.deep.equal([]);
    }
  });

  it('holds nothing of the kind when attacks are cut and mixed', async () => {
    const piece = fc.tuple(
      fc.constantFrom(...attacks, ...samples, '!', '\\', '`', '|', '\n', '> ', '- ', '1. '),
      fc.nat(60),
      fc.nat(60),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { minLength: 1, maxLength: 5 }), async (pieces) => {
        const text = pieces.map(([whole, from, length]) => (from > 40 ? whole : whole.slice(from, from + length))).join('');
        const written = await exported([question(text), answer(text)]);
        expect(dangers(view(written)), written).to.deep.equal([]);
      }),
      { numRuns: cases(400) },
    );
  });

  it('embeds a picture only from where pictures may come', async () => {
    const text =
      '![A chart](https://images.example/chart.png) Wow![x](https://evil.example/a.png)\n\nSee\\![this](https://evil.example/b.png)';
    const none = view(await exported([answer(text)]));
    expect(count(none, 'img')).to.equal(0);
    const some = view(await exported([answer(text)], {}, ['https://images.example']));
    expect(Array.from(some.querySelectorAll('img'), ({ src, alt }) => `${src} ${alt}`)).to.deep.equal([
      'https://images.example/chart.png A chart',
    ]);
  });
});
