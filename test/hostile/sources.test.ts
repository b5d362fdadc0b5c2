import { expect } from '@open-wc/testing';
import { event, found } from '../ui/harness.js';
import { corpus, kinds } from './corpus/corpus.js';
import { Guard } from './guard.js';
import { inGroupsOf, watchedChat } from './watched-chat.js';

const hostile = (attack: string, index: number): object => ({
  id: `${attack}#${index}`,
  externalId: attack,
  title: attack,
  name: attack,
  url: kinds.addresses.includes(attack) ? attack : `https://evil.example/${attack}`,
  appId: attack,
  subtitle: attack,
  siteName: attack,
  description: attack,
  icon: attack,
  type: attack,
  data: { [attack]: attack },
});

const shapes = {
  enterprise: (results: readonly object[]) => found(...results),
  web: (sources: readonly object[]) => event({ tool: { response: { toolId: 'w', resources: { webSearch: { sources } } } } }),
  custom: (items: readonly object[]) => event({ tool: { response: { toolId: 'c', resources: { custom: { items } } } } }),
};

describe('hostile sources', () => {
  let guard: Guard;

  beforeEach(async () => (guard = await Guard.start()));
  afterEach(() => guard.stop());

  for (const [kind, write] of Object.entries(shapes)) {
    it(`come to nothing, told as ${kind}`, async () => {
      const told = corpus.map((attack, index) => hostile(guard.live(attack), index)) as readonly { readonly id: string }[];
      // Every other one is cited, the rest is only found.
      const cited = told.filter((_, index) => index % 2 === 0).map(({ id }) => id);
      const references = inGroupsOf(8, cited).map((referenceIds, at) => event({ reference: { referenceIds, position: at * 6 } }));
      const text = 'Some words. '.repeat(60);
      const chat = await watchedChat(guard, [{ chunks: [write(told), event({ text }), ...references] }]);
      const message = await chat.element.send('Which?');
      expect(message?.sources.length).to.be.greaterThan(500);
      expect(chat.parts('source').length).to.equal(message?.sources.length);
      expect(chat.root.querySelectorAll('img')).to.have.lengthOf(0);
      expect(chat.parts('citation').length).to.be.greaterThan(200);
      expect(await guard.findings()).to.deep.equal([]);
    });
  }

  it('come to nothing when what should be text is something else', async () => {
    const template = { _$litType$: 1, strings: ['<img src=x onerror=alert(1)>'], values: [] };
    const values: readonly unknown[] = [
      template,
      { _$litDirective$: {}, values: [] },
      ['<b>'],
      true,
      7,
      null,
      { toString: 'x' },
      [[template]],
    ];
    const fields = Object.keys(hostile('', 0));
    const results = values.flatMap((value, index) =>
      fields.map((field) => ({ ...hostile(`text ${index} ${field}`, index), [field]: value })),
    );
    const polluting = '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"text":"x"}';
    const wild = values.flatMap((value) => [
      event({ text: value }),
      event({ tool: value, reference: value, sources: value, requestId: value, toolCalls: value }),
      event({
        tool: { toolStep: { stepDescription: value, toolId: value }, toolCallStatus: { toolCallId: value, status: value } },
      }),
      event({ toolCalls: [{ id: value, callId: value, name: value, arguments: value }] }),
      event({ reference: { referenceIds: value, position: value } }),
      event({ threadId: value }),
    ]);
    const chat = await watchedChat(guard, [
      { chunks: [found(...results), ...wild, `data: ${polluting}\n\n`, event({ text: 'The end.' })] },
    ]);
    const message = await chat.element.send('Which?');
    expect(message?.status).to.equal('done');
    expect(message?.text).to.contain('The end.');
    expect(await guard.findings()).to.deep.equal([]);
  });
});
