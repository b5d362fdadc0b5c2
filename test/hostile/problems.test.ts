import { expect } from '@open-wc/testing';
import { event } from '../ui/harness.js';
import { corpus } from './corpus/corpus.js';
import { Guard } from './guard.js';
import { inGroupsOf, watchedChat } from './watched-chat.js';

/** A problem document of a group: each of its texts, fields and field names is an attack. */
const problemOf = (attacks: readonly string[]): object => {
  const [title, detail, reason, type, instance, requestId, ...rest] = attacks;
  return {
    ...{ title, detail, reason, type, instance, requestId, status: 400 },
    errors: Object.fromEntries(rest.map((attack) => [attack, [attack]])),
  };
};

/** What a header may hold of it. */
const headerOf = (text: string): string => text.replace(/[^\x20-\x7e]/g, '').slice(0, 1_000);

describe('hostile problems', () => {
  it('come to nothing, as failures and in mid-stream', async () => {
    const errors: unknown[] = [];
    const { error } = console;
    console.error = (...given: unknown[]) => void errors.push(given);
    const guard = await Guard.start();
    const groups = inGroupsOf(24, corpus).map((attacks) => attacks.map((attack) => guard.live(attack)));
    const problems = groups.map(problemOf);
    const chat = await watchedChat(guard, [
      ...problems.map((problem, index) => ({
        status: 400,
        headers: { 'content-type': 'application/problem+json', 'x-request-id': headerOf(groups[index]![5] ?? '') },
        chunks: [JSON.stringify(problem)],
      })),
      ...problems.map((problem) => ({ chunks: [event({ text: 'Half an answer' }), event(problem)] })),
      // A page where an answer should be: a proxy's, a sign-in's.
      ...groups.map((attacks) => ({
        status: 502,
        headers: { 'content-type': 'text/html', 'retry-after': '3600' },
        chunks: [`<title>${attacks[0]!}</title>${attacks.join('\n')}`],
      })),
    ]);
    for (let asked = 0; asked < groups.length * 3; asked++) {
      chat.element.newConversation();
      const message = await chat.element.send('What is wrong?');
      expect(message?.status).to.match(/failed|interrupted/);
      for (const fold of chat.root.querySelectorAll('details')) fold.open = true;
      expect(chat.part('error')!.textContent).not.to.equal('');
    }
    console.error = error;
    expect(errors.length).to.be.greaterThan(groups.length);
    expect(await guard.findings()).to.deep.equal([]);
    guard.stop();
  });
});
