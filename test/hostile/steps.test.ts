import { expect } from '@open-wc/testing';
import { event } from '../ui/harness.js';
import { corpus } from './corpus/corpus.js';
import { Guard } from './guard.js';
import { inGroupsOf, watchedChat } from './watched-chat.js';

const call = (id: string, text: string): string =>
  event({ toolCalls: [{ id, callId: text, name: text, type: text, arguments: text }] });
const step = (toolId: string, stepDescription: string): string => event({ tool: { toolStep: { toolId, stepDescription } } });

describe('hostile steps', () => {
  it('come to nothing: names, descriptions, arguments, results, ids', async () => {
    const guard = await Guard.start();
    const groups = inGroupsOf(200, corpus);
    const answers = groups.map((attacks) => ({
      chunks: [
        ...attacks.flatMap((attack, index) => {
          const text = guard.live(attack);
          return [call(`named-${index}`, text), step(`told-${index}`, text)];
        }),
        ...attacks.slice(0, 20).map((attack) => {
          const text = guard.live(attack);
          return event({ tool: { response: { name: text, toolId: text, resources: { custom: { [text]: text } } } } });
        }),
        event({ text: 'Done.' }),
      ],
    }));
    const chat = await watchedChat(guard, answers);
    for (const attacks of groups) {
      chat.element.newConversation();
      const message = await chat.element.send('What did you do?');
      expect(message?.status).to.equal('done');
      for (const fold of chat.root.querySelectorAll('details')) fold.open = true;
      expect(chat.root.querySelectorAll('.step').length).to.be.greaterThan(attacks.length);
    }
    expect(await guard.findings()).to.deep.equal([]);
    guard.stop();
  });
});
