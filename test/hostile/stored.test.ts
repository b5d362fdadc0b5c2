import { expect } from '@open-wc/testing';
import { createStreamFixture } from '../fixtures/stream-fixture.js';
import { answerEvents, mountChat } from '../ui/harness.js';
import { corpus } from './corpus/corpus.js';
import { Guard } from './guard.js';
import { hostileMessages, type Json } from './hostile-messages.js';
import { inGroupsOf, watchedChat } from './watched-chat.js';

describe('a hostile conversation that was kept', () => {
  let guard: Guard;

  beforeEach(async () => (guard = await Guard.start()));
  afterEach(() => {
    guard.stop();
    sessionStorage.clear();
  });

  /** The place in storage of a widget that has answered, and what it holds. */
  const kept = async (): Promise<{ readonly endpoint: string; readonly key: string; readonly value: Json }> => {
    sessionStorage.clear();
    const { endpoint } = await createStreamFixture({ chunks: answerEvents });
    const chat = await mountChat({ endpoint, persist: 'session' });
    await chat.element.send('How much leave?');
    chat.element.remove();
    const key = sessionStorage.key(0)!;
    return { endpoint, key, value: JSON.parse(sessionStorage.getItem(key)!) as Json };
  };

  it('comes to nothing in any of its fields', async () => {
    const { endpoint, key, value } = await kept();
    for (const attacks of inGroupsOf(200, corpus)) {
      const messages = hostileMessages(attacks.map((attack) => guard.live(attack)));
      sessionStorage.setItem(key, JSON.stringify({ ...value, title: attacks[0], messages }));
      const chat = await watchedChat(guard, [{ chunks: [] }], { endpoint, persist: 'session' }, { beforeDefined: true });
      await chat.until(() => chat.prose?.querySelector('h4'), 'the renderer');
      await chat.until(() => chat.parts('answer').length === messages.length / 2, 'all messages');
      expect(chat.parts('source').length).to.be.greaterThan(80);
      chat.element.remove();
    }
    expect(await guard.findings()).to.deep.equal([]);
  });

  it('comes to nothing where any of its values is of another kind', async () => {
    const { endpoint, key, value } = await kept();
    const text = JSON.stringify(value);
    const strange = [{ _$litType$: 1, strings: ['<img src=x onerror=alert(1)>'], values: [] }, [], null, 7, '<img src=x>', 1e999];
    const leaves = [...text.matchAll(/(?<=[:[,])(?:"(?:[^"\\]|\\.)*"|\d+|true|false)(?=[,\]}])/g)];
    for (const [index, leaf] of leaves.entries()) {
      const other = JSON.stringify(strange[index % strange.length]);
      sessionStorage.setItem(key, text.slice(0, leaf.index) + other + text.slice(leaf.index + leaf[0].length));
      const chat = await watchedChat(guard, [{ chunks: [] }], { endpoint, persist: 'session' }, { beforeDefined: true });
      expect(chat.input, `${leaf[0]} became ${other}`).not.to.equal(null);
      chat.element.remove();
    }
    expect(await guard.findings()).to.deep.equal([]);
  });
});
