import { expect } from '@open-wc/testing';
import { english } from '../../src/locale/english.js';
import { answerEnglish } from '../../src/locale/answer-texts.js';
import { feedbackEnglish } from '../../src/locale/feedback-texts.js';
import { sourceEnglish } from '../../src/locale/source-texts.js';
import type { StringOverrides, Strings } from '../../src/locale/strings.js';
import { createStreamFixture, type StreamFixture } from '../fixtures/stream-fixture.js';
import { event, found, mountChat, resource, type ChatHarness } from './harness.js';

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
const strings = marked({ ...english, ...answerEnglish, ...feedbackEnglish, ...sourceEnglish }) as StringOverrides;

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
