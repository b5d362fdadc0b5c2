import { expect } from '@open-wc/testing';
import fc from '../fast-check.js';
import { event, found, resource } from '../ui/harness.js';
import { corpus } from './corpus/corpus.js';
import { Guard } from './guard.js';
import { inGroupsOf, watchedChat } from './watched-chat.js';

/** Pieces of one to a hundred characters, as the seed will have it. */
function cut(text: string): readonly string[] {
  const sizes = fc.sample(fc.integer({ min: 1, max: 100 }), text.length);
  const pieces: string[] = [];
  for (let at = 0; at < text.length; at += sizes[pieces.length - 1]!) pieces.push(text.slice(at, at + sizes[pieces.length]!));
  return pieces;
}

describe('hostile text in the widget', () => {
  it('comes to nothing as it streams, cited on the way', async () => {
    const guard = await Guard.start();
    const groups = inGroupsOf(40, corpus);
    const answers = groups.map((attacks) => {
      // A fence that an attack leaves open ends with it, or the next ones would be code.
      const text = attacks.map((attack, index) => `${guard.live(attack)}\n\n## Attack ${index}\n\n`).join('');
      const references = attacks.map((_, index) => event({ reference: { referenceIds: ['a'], position: index * 50 } }));
      return { chunks: [found(resource('a', 'Page')), ...references, ...cut(text).map((piece) => event({ text: piece }))] };
    });
    const chat = await watchedChat(guard, answers);
    for (const _ of groups) {
      chat.element.newConversation();
      const message = await chat.element.send('What is new?');
      expect(message?.status).to.equal('done');
      for (const button of chat.root.querySelectorAll<HTMLElement>('.copy-code')) button.click();
    }
    expect(await guard.findings()).to.deep.equal([]);
    guard.stop();
  }).timeout(60_000);

  it('comes to nothing as a question, a suggestion and a draft', async () => {
    const guard = await Guard.start();
    const starters = corpus.map((attack) => guard.live(attack));
    const chat = await watchedChat(guard, [{ chunks: [event({ text: 'Yes.' })] }], { starters });
    expect(chat.parts('starter')).to.have.lengthOf(starters.length);
    for (const text of inGroupsOf(100, starters).map((group) => group.join('\n'))) {
      chat.element.draft = text;
      await chat.element.updateComplete;
      expect(await chat.element.send(text)).to.have.property('status', 'done');
    }
    expect(await guard.findings()).to.deep.equal([]);
    guard.stop();
  });
});
