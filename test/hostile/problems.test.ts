import { expect } from '@open-wc/testing';
import type { StreamAnswer } from '../fixtures/stream-answers.js';
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
  const { error } = console;
  let guard: Guard;
  let errors: unknown[] = [];

  beforeEach(async () => {
    errors = [];
    console.error = (...given: unknown[]) => void errors.push(given);
    guard = await Guard.start();
  });

  afterEach(() => {
    guard.stop();
    console.error = error;
  });

  /** Asks once for each answer, opens what is folded, and expects that it failed and nothing else came of it. */
  const ask = async (answers: readonly StreamAnswer[]): Promise<void> => {
    const chat = await watchedChat(guard, answers);
    for (const _ of answers) {
      chat.element.newConversation();
      const message = await chat.element.send('What is wrong?');
      expect(message?.status).to.match(/failed|interrupted/);
      for (const fold of chat.root.querySelectorAll('details')) fold.open = true;
      expect(chat.part('error')!.textContent).not.to.equal('');
    }
    expect(errors.length).to.be.at.least(answers.length);
    expect(await guard.findings()).to.deep.equal([]);
  };

  const live = (size: number): readonly (readonly string[])[] =>
    inGroupsOf(size, corpus).map((attacks) => attacks.map((attack) => guard.live(attack)));

  it('come to nothing as documents', async () => {
    const headers = { 'content-type': 'application/problem+json' };
    await ask(
      live(24).map((attacks) => ({
        status: 400,
        headers: { ...headers, 'x-request-id': headerOf(attacks[5] ?? '') },
        chunks: [JSON.stringify(problemOf(attacks))],
      })),
    );
  }).timeout(60_000);

  it('come to nothing in the middle of an answer', async () => {
    await ask(live(24).map((attacks) => ({ chunks: [event({ text: 'Half an answer' }), event(problemOf(attacks))] })));
  }).timeout(60_000);

  it('come to nothing as a page where an answer should be: of a gateway, of a sign-in', async () => {
    const headers = { 'content-type': 'text/html', 'retry-after': '3600' };
    await ask(
      live(100).flatMap((attacks) =>
        [502, 200].map((status) => ({ status, headers, chunks: [`<title>${attacks[0]!}</title>${attacks.join('\n')}`] })),
      ),
    );
  }).timeout(60_000);
});
