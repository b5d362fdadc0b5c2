import { expect } from '@open-wc/testing';
import type { StringOverrides, Strings } from '../../src/locale/strings.js';
import { conversationOf } from '../fixtures/conversation-of.js';
import { english } from '../fixtures/dictionaries.js';
import { createStreamFixture, type StreamFixture } from '../fixtures/stream-fixture.js';
import { event, found, mountChat, resource, settled, type ChatHarness } from './harness.js';

const mark = (name: string) => `⟦${name}⟧`;
const marked = (texts: Partial<Strings>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(texts)
      .filter(([name]) => name !== 'language' && name !== 'direction')
      .map(([name, text]) => [
        name,
        typeof text === 'object' ? marked(text as Partial<Strings>) : typeof text === 'function' ? () => mark(name) : mark(name),
      ]),
  );
/** Each text there is, marked; whatever is told by the answer or the host is Greek here. */
const strings = marked(english) as StringOverrides;

const named = ['aria-label', 'aria-description', 'aria-roledescription', 'title', 'placeholder', 'alt', 'value'];

/** All that is seen or heard and is neither marked nor Greek: letters of ours that did not come from the dictionary. */
const strayTexts = (chat: ChatHarness): readonly string[] => {
  const stray: string[] = [];
  const look = (text: string | null, where: string): void => {
    const rest = (text ?? '').replaceAll(/⟦[^⟧]*⟧/g, '');
    if (/[a-z]/i.test(rest)) stray.push(`${where}: ${rest.trim()}`);
  };
  for (const element of chat.root.querySelectorAll('*')) {
    // What a failure tells the developer is English, and says so.
    if (element.localName === 'style' || element.closest('[lang="en"]:not([part~="panel"])')) continue;
    for (const name of named) look(element.getAttribute(name), `${element.localName}[${name}]`);
    // Dates and times are written by the platform, in the language of the texts.
    if (element.localName === 'time') continue;
    for (const node of element.childNodes) if (node instanceof Text) look(node.data, element.localName);
  }
  return stray;
};

const text = '# Αλφα\n\nΒήτα.\n\n```\nγ\n```\n\n- [x] δ\n- [ ] ε\n\n| ζ | η |\n|---|---|\n| θ | ι |\n\n![κ](https://1.2/λ)';
const chunks = [
  event({ requestId: '7', toolCalls: [{ id: '1', name: 'μ', type: 'function', arguments: '' }] }),
  event({ tool: { toolCallStatus: { toolCallId: '1', status: 'Start' } } }),
  found(resource('1', 'Ν', { appId: 'ν' }), resource('2', 'Ξ', { appId: 'ξ' })).replace('call-1', '1'),
  event({ text: `${text}\n\nΟ` }),
  event({ reference: { referenceIds: ['1'], position: text.length } }),
  event({ text: '.' }),
];

describe('no English is left', () => {
  it('before, while and after an answer', async () => {
    const answers = await createStreamFixture({ chunks, waits: 'step' });
    const chat = await mountChat({ endpoint: answers.endpoint, strings, starters: ['Π'] });
    await chat.element.updateComplete;
    expect(strayTexts(chat), 'empty').to.deep.equal([]);
    expect(chat.part('empty')!.textContent).to.contain(mark('greeting'));
    chat.element.assistantName = 'Ρ';
    await chat.element.updateComplete;
    expect(strayTexts(chat), 'empty, with a name').to.deep.equal([]);

    const sent = chat.element.send('Σ;');
    await chat.until(() => chat.part('activity'), 'the wait');
    expect(strayTexts(chat), 'waiting').to.deep.equal([]);
    await answers.release(2);
    await chat.until(() => chat.part('activity')!.textContent!.includes(mark('usingTool')), 'the tool');
    expect(strayTexts(chat), 'searching').to.deep.equal([]);
    await answers.release(3);
    await chat.until(() => chat.prose?.querySelector('table'), 'the answer');
    expect(strayTexts(chat), 'streaming').to.deep.equal([]);
    await answers.release(2);
    await sent;
    expect(strayTexts(chat), 'done').to.deep.equal([]);
    expect(chat.sources).to.have.length(1);
    expect(chat.part('copy-code')!.textContent).to.equal(mark('copyCode'));
    expect(chat.part('answer')!.querySelector('.others')!.textContent).to.contain(mark('alsoFound'));
  });

  it('in a conversation that is under way', async () => {
    const answers = await createStreamFixture({
      chunks: [event({ text: 'Τ\n\n'.repeat(80) }), event({ text: 'Υ' })],
      waits: 'step',
    });
    const chat = await mountChat({ endpoint: answers.endpoint, persist: 'none', strings, maxLength: 20 });
    chat.element.style.setProperty('--unleash-chat-max-height', '300px');
    const yesterday = Date.now() - 86_400_000;
    const turns = [
      { question: 'Φ'.repeat(900), answer: 'Χ\n\n'.repeat(80), at: yesterday },
      { question: 'Ψ', answer: 'Ω' },
    ];
    await chat.element.loadConversation(conversationOf(turns));
    await chat.until(() => chat.parts('edit-question').length === 2, 'the rows at the questions');
    expect(chat.parts('day').map((day) => day.textContent)).to.deep.equal([mark('yesterday'), mark('today')]);
    expect(chat.part('fold-question')!.textContent!.trim()).to.equal(mark('showMore'));
    chat.click('fold-question');
    await chat.until(() => chat.part('fold-question')!.textContent!.includes(mark('showLess')), 'the unfolded question');
    chat.part('edit-question')!.click();
    await chat.until(() => chat.part('editing') && chat.part('limit'), 'the question in the field');
    expect(chat.part('editing')!.textContent!.trim()).to.equal(mark('editingReplaces'));
    expect(chat.part('limit')!.textContent!.trim()).to.equal(mark('charactersBeyond'));
    expect(strayTexts(chat), 'editing').to.deep.equal([]);
    chat.press('Escape');
    await chat.until(() => !chat.part('editing'), 'nothing edited');
    const sent = chat.element.send('Ω;');
    await answers.release(1);
    await chat.until(() => chat.prose?.childElementCount, 'the first half');
    chat.part('transcript')!.scrollTop -= 100;
    // The element learns of it with the next frame; an answer that ends before then was not scrolled away from.
    await settled();
    const news = (): string | undefined => chat.part('latest')?.querySelector('.news')?.textContent ?? undefined;
    await chat.until(() => news() === mark('answerBelow'), 'what is going on below');
    await answers.release(2);
    await sent;
    await chat.until(() => news() === mark('newAnswers'), 'what is new below');
    expect(strayTexts(chat), 'scrolled away').to.deep.equal([]);
  });

  for (const [name, ends] of [
    ['stopped', (chat: ChatHarness) => chat.element.stop()],
    ['interrupted', (_: ChatHarness, answers: StreamFixture) => answers.drop()],
  ] as const) {
    it(`where an answer was ${name}`, async () => {
      const answers = await createStreamFixture({ chunks: [event({ text: 'Τ. ' }), event({ text: 'Υ' })], waits: 'step' });
      const chat = await mountChat({ endpoint: answers.endpoint, strings });
      const sent = chat.element.send('Φ;');
      await answers.release();
      await chat.until(() => chat.prose, 'the first half');
      await ends(chat, answers);
      await sent;
      expect(chat.answer!.textContent).to.contain(mark(name));
      expect(strayTexts(chat)).to.deep.equal([]);
    });
  }

  for (const [status, headers, text] of [
    [400, {}, 'bad-request'],
    [401, {}, 'unauthorized'],
    [403, {}, 'forbidden'],
    [404, {}, 'not-found'],
    [413, {}, 'too-large'],
    [429, { 'retry-after': '300' }, 'tooManyUntil'],
  ] as const) {
    it(`where the service answers with ${status}`, async () => {
      const answers = await createStreamFixture({ status, headers, chunks: [''] });
      const chat = await mountChat({ endpoint: answers.endpoint, strings });
      await chat.element.send('Χ;');
      expect(chat.part('error')!.textContent).to.contain(mark(text));
      expect(strayTexts(chat)).to.deep.equal([]);
    });
  }

  it('in the filters', async () => {
    const answers = await createStreamFixture({ chunks: [] });
    const kinds = { 1: ['2'] };
    let isRefused = true;
    const chat = await mountChat({
      endpoint: answers.endpoint,
      apiVersion: 'v1',
      strings,
      fetch: async (input) => {
        const isStats = String(input).endsWith('/stats');
        if (isRefused) return new Response('', { status: 500 });
        return isStats
          ? Response.json({
              availableFilters: { appId: kinds, type: kinds, createdBy: kinds, fromTime: kinds, untilTime: kinds },
            })
          : Response.json({ options: [{ value: 'Ω' }] });
      },
    });
    await chat.until(() => chat.part('choose-filters'), 'the button');
    chat.click('choose-filters');
    await chat.until(() => chat.part('filter-choices')?.textContent?.includes(mark('filtersFailed')), 'the failure');
    expect(strayTexts(chat), 'failed').to.deep.equal([]);
    isRefused = false;
    chat.click('filter-choices');
    await chat.until(() => chat.root.querySelectorAll('.filter-fields > button').length === 4, 'the filters');
    for (const index of [3, 2, 1, 0]) {
      chat.root.querySelectorAll<HTMLElement>('.filter-fields > button')[index]!.click();
      await chat.element.updateComplete;
      await chat.until(() => chat.root.querySelector('.filter-values input, .filter-days'), 'what there is to choose');
      expect(strayTexts(chat), `open: ${index}`).to.deep.equal([]);
      chat.root.querySelector<HTMLElement>('.filter-values input, .filter-options button')!.click();
    }
    await chat.until(() => chat.parts('filter').length === 4, 'all filters');
    expect(chat.part('filter')!.textContent!.trim()).to.equal(mark('since'));
    expect(strayTexts(chat), 'in force').to.deep.equal([]);
  });

  it('where a question waits for the network', async () => {
    const chat = await mountChat({ endpoint: '/unleash', strings });
    Object.defineProperty(navigator, 'onLine', { configurable: true, value: false });
    try {
      chat.element.fetch = () => Promise.reject(new TypeError('Failed to fetch'));
      await chat.element.send('Ψ;');
      expect(chat.part('error')!.textContent).to.contain(mark('offline'));
      expect(strayTexts(chat)).to.deep.equal([]);
    } finally {
      Reflect.deleteProperty(navigator, 'onLine');
      chat.element.forget();
    }
  });
});
