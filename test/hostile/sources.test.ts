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
      // The card of one marker lists what else is cited in its place.
      for (const marker of chat.root.querySelectorAll<HTMLElement>('.citations > .citation:nth-child(1) > *')) {
        marker.focus();
        const name = `Source ${marker.dataset['number']!} `;
        await chat.until(
          () => chat.part('citation-card')?.querySelector('.rank')?.textContent.startsWith(name),
          `the card of ${name}`,
        );
      }
      expect(await guard.findings()).to.deep.equal([]);
    }).timeout(60_000);
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

  it('show icons from where images may come, and from nowhere that only looks like it', async () => {
    const { origin, host } = location;
    const icon = `${origin}/test/fixtures/icon.png`;
    const others = [
      `https://${host}.evil.example/i.png`,
      `https://${host}@evil.example/i.png`,
      `https://evil.example/${origin}/i.png`,
      `https://evil.example#${origin}`,
      `https://evil.example\\@${host}/i.png`,
      `blob:${origin}/i.png`,
      `data:image/png;base64,${origin}`,
      `filesystem:${origin}/i.png`,
      'mailto:null',
      '//evil.example/i.png',
      'i.png',
    ];
    const told = [icon, ...others].map((address, index) => ({ id: `${index}`, title: `Page ${index}`, icon: address }));
    const references = [event({ reference: { referenceIds: told.map(({ id }) => id), position: 5 } })];
    const chat = await watchedChat(guard, [{ chunks: [shapes.web(told), event({ text: 'Text.' }), ...references] }], {
      imageOrigins: `https://images.example ${origin} null`,
    });
    await chat.element.send('Which?');
    expect(chat.parts('source')).to.have.length(told.length);
    expect(Array.from(chat.root.querySelectorAll('img'), ({ src }) => src)).to.deep.equal([icon]);
  });

  it('show what hides in their titles, and the site that they lead to', async () => {
    const told = [
      { id: 'a', title: 'docs\u202elpmaxe.\u200bxe', url: 'https://docs.example@evil.example/', siteName: 'docs.example' },
      { id: 'b', title: 'https://docs.example/leave', url: 'https://d\u043ecs.example/' },
      { id: 'c', title: 'نامه\u200cای 👩\u200d👧', url: 'https://docs.example/' },
    ];
    const references = [event({ reference: { referenceIds: ['a', 'b', 'c'], position: 5 } })];
    const chat = await watchedChat(guard, [{ chunks: [shapes.web(told), event({ text: 'Text.' }), ...references] }]);
    await chat.element.send('Which?');
    const [first, second, third] = chat.parts('source').map((row) => row.textContent!.replace(/\s+/g, ' '));
    expect(first).to.contain('docs[U+202E]lpmaxe.[U+200B]xe').and.contain('evil.example');
    expect(second).to.contain('xn--dcs-sed.example');
    expect(third).to.contain('نامه\u200cای 👩\u200d👧');
  });
});
