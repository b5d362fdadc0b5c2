import { expect } from '@open-wc/testing';
import { corpus } from './corpus/corpus.js';
import { Guard } from './guard.js';
import { inGroupsOf, watchedChat } from './watched-chat.js';

/** Every field of the older endpoint's events, full of one attack. */
const framesOf = (attack: string, index: number): readonly object[] => [
  { type: attack, requestId: attack, threadId: attack },
  { type: 'Progress', code: attack },
  {
    type: 'Resources',
    resources: [
      { id: `${attack}#${index}`, title: attack, url: attack, appId: attack, type: attack, subtitle: attack, icon: attack },
    ],
  },
  { type: 'References', references: [{ resourceId: `${attack}#${index}` }] },
  {
    type: 'Message',
    role: 'Assistant',
    parts: [
      { type: 'Text', format: attack, text: `${attack}\n\n## Attack ${index}\n\n` },
      { type: 'InlineReference', indices: [index, attack] },
    ],
  },
];

describe('hostile answers of the older endpoint', () => {
  const framings = {
    'an event stream': (frames: readonly object[]) => frames.map((frame) => `data: ${JSON.stringify(frame)}\n\n`),
    'JSON lines': (frames: readonly object[]) => frames.map((frame) => `${JSON.stringify(frame)}\n`),
    'a list': (frames: readonly object[]) => [JSON.stringify(frames)],
  };
  for (const [framing, write] of Object.entries(framings)) {
    it(`come to nothing, as ${framing}`, async () => {
      const guard = await Guard.start();
      const groups = inGroupsOf(100, corpus);
      const answers = groups.map((attacks) => ({
        chunks: write(attacks.flatMap((attack, index) => framesOf(guard.live(attack), index))),
      }));
      const chat = await watchedChat(guard, answers, { apiVersion: 'v1' });
      for (const attacks of groups) {
        chat.element.newConversation();
        const message = await chat.element.send('What is new?');
        expect(message?.status).to.equal('done');
        expect(message?.sources.length).to.be.greaterThan(attacks.length * 0.9);
        expect(chat.parts('citation').length).to.be.greaterThan(0);
      }
      expect(await guard.findings()).to.deep.equal([]);
      guard.stop();
    }).timeout(60_000);
  }
});
