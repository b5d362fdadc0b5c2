import { expect } from '@open-wc/testing';
import { ChatFailure } from '../../src/conversation/errors.js';
import { corpus } from './corpus/corpus.js';
import { Guard } from './guard.js';
import { hostileMessages } from './hostile-messages.js';
import { inGroupsOf, watchedChat } from './watched-chat.js';

const file = (messages: unknown, more: object = {}): object => ({
  format: 'unleash-chat-conversation',
  version: 1,
  conversation: { id: 'c', threadId: 't', title: 'A file', messages, ...more },
});

describe('a hostile conversation from a file', () => {
  let guard: Guard;

  beforeEach(async () => (guard = await Guard.start()));
  afterEach(() => guard.stop());

  it('comes to nothing in any of its fields, loaded, exported and loaded again', async () => {
    for (const attacks of inGroupsOf(200, corpus)) {
      const texts = attacks.map((attack) => guard.live(attack));
      const messages = hostileMessages(texts);
      const chat = await watchedChat(guard, [{ chunks: [] }]);
      await chat.element.loadConversation(file(messages, { title: texts[0], [texts[1]!]: texts[2] }));
      await chat.until(() => chat.prose?.querySelector('h4'), 'the renderer');
      await chat.until(() => chat.parts('answer').length === messages.length / 2, 'all messages');
      expect(chat.parts('source').length).to.be.greaterThan(80);
      const before = chat.element.conversation;
      await chat.element.loadConversation(await chat.element.exportConversation('json'));
      expect(chat.element.conversation.messages.map(({ text }) => text)).to.deep.equal(before.messages.map(({ text }) => text));
      expect(await chat.element.exportConversation('markdown')).to.contain('Next');
      chat.element.remove();
    }
    expect(await guard.findings()).to.deep.equal([]);
  }).timeout(60_000);

  it('is refused, or comes to nothing, where it is of another kind', async () => {
    const chat = await watchedChat(guard, [{ chunks: [] }]);
    const text = JSON.stringify(file(hostileMessages(corpus.slice(0, 2).map((attack) => guard.live(attack)))));
    const strange = [
      '{"_$litType$":1,"strings":["<img src=x onerror=alert(1)>"],"values":[]}',
      '[]',
      'null',
      '7',
      '"<img src=x>"',
    ];
    const leaves = [...text.matchAll(/(?<=[:[,])(?:"(?:[^"\\]|\\.)*"|\d+|true|false)(?=[,\]}])/g)];
    let refused = 0;
    for (const [index, leaf] of leaves.entries()) {
      const other = strange[index % strange.length]!;
      const damaged = text.slice(0, leaf.index) + other + text.slice(leaf.index + leaf[0].length);
      await chat.element.loadConversation(damaged).catch((error: unknown) => {
        expect(error, `${leaf[0]} became ${other}`).to.be.instanceOf(ChatFailure);
        refused += 1;
      });
    }
    expect(leaves.length).to.be.greaterThan(60);
    expect(refused).to.be.within(1, 6);
    const polluting = JSON.parse('{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}') as object;
    await chat.element.loadConversation(file([polluting], polluting));
    expect({}).not.to.have.property('polluted');
    expect(await guard.findings()).to.deep.equal([]);
  });
});
