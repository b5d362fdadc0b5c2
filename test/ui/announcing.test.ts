import { expect } from '@open-wc/testing';
import { createStreamFixture } from '../fixtures/stream-fixture.js';
import { answerEvents, event, mountChat, type ChatHarness } from './harness.js';

/** Whatever is ever said, in its order: what is added to the one log there is. */
const listen = (chat: ChatHarness): readonly string[] => {
  const log = chat.root.querySelectorAll('[role="log"]');
  expect(log).to.have.length(1);
  expect(chat.root.querySelectorAll('[aria-live], [role="status"]')).to.have.length(0);
  const said: string[] = [];
  new MutationObserver((changes) => {
    for (const { addedNodes, type } of changes) {
      expect(type, 'lines are added, never changed').to.equal('childList');
      for (const node of addedNodes) said.push(node.textContent!);
    }
  }).observe(log[0]!, { childList: true, characterData: true, subtree: true });
  return said;
};

const told = async (chat: ChatHarness, said: readonly string[], count: number): Promise<void> => {
  await chat.until(() => said.length >= count, `${count} announcements; there are: ${said.join(' | ')}`);
};

describe('announcements', () => {
  it('are the search, whole sentences as they complete, and the end: each once', async () => {
    const answers = await createStreamFixture({ chunks: answerEvents, waits: 'step' });
    const chat = await mountChat({ endpoint: answers.endpoint });
    const said = listen(chat);
    const sent = chat.element.send('How much leave?');
    await told(chat, said, 1);
    await answers.release(3);
    await told(chat, said, 2);
    await answers.release(1);
    await told(chat, said, 3);
    await answers.release(3);
    await chat.until(() => chat.prose?.textContent?.includes('80 days.'), 'a sentence that may go on');
    await answers.release(2);
    await told(chat, said, 4);
    await answers.release(3);
    await sent;
    await told(chat, said, 6);
    expect(said).to.deep.equal([
      'Looking for an answer',
      'Searching Confluence for leave',
      'Reading 3 pages',
      'You get 80 days.',
      'In Germany, add 10.',
      'Answer complete, 2 sources',
    ]);
  });

  it('say that an answer is still on its way, before its first word and behind its last', async () => {
    const { setTimeout: original } = globalThis;
    // Ten seconds pass when the test says so.
    let tenSecondsPass = (): void => undefined;
    globalThis.setTimeout = ((callback: () => void, delay = 0, ...given: unknown[]) => {
      if (delay === 10_000) tenSecondsPass = callback;
      return original(callback, delay, ...given);
    }) as typeof setTimeout;
    try {
      const answers = await createStreamFixture({ chunks: ['Half. ', 'Whole.'].map((text) => event({ text })), waits: 'step' });
      const chat = await mountChat({ endpoint: answers.endpoint });
      const said = listen(chat);
      const sent = chat.element.send('Slowly?');
      const line = (): string | undefined => chat.part('activity')?.textContent?.trim();
      await told(chat, said, 1);
      tenSecondsPass();
      await chat.until(() => line() === 'Still looking. This can take a minute.', 'the wait for the first word');
      await told(chat, said, 2);
      await answers.release();
      await chat.until(() => chat.prose?.textContent?.includes('Half'), 'the first half');
      tenSecondsPass();
      await chat.until(() => line() === 'Still writing', 'the wait for the next one');
      await chat.until(() => said.at(-1) === 'Still writing', 'what is said of it');
      await expect(chat.element).shadowDom.to.be.accessible();
      await answers.release();
      await chat.until(() => chat.prose!.textContent!.includes('Whole'), 'the rest');
      expect(line(), 'it goes with the next word').to.equal(undefined);
      await answers.release();
      await sent;
      await chat.until(() => said.at(-1) === 'Answer complete', 'the end');
      expect(said.slice(0, 3)).to.deep.equal([
        'Looking for an answer',
        'Still looking. This can take a minute.',
        'Still writing',
      ]);
      // In one piece or two, as the second half comes.
      expect(said.slice(3).join(' ')).to.equal('Half. Whole. Answer complete');
    } finally {
      globalThis.setTimeout = original;
    }
  });

  it('come in batches, however finely the text is cut', async () => {
    const text = 'The first *sentence* is here. Then [another](https://a.example/b). And `a` third.\n\n- One\n- Two\n';
    const answers = await createStreamFixture({ chunks: [...text].map((letter) => event({ text: letter })) });
    const chat = await mountChat({ endpoint: answers.endpoint });
    const said = listen(chat);
    await chat.element.send('Finely?');
    await chat.until(() => said.at(-1) === 'Answer complete', 'the end');
    expect(said[0]).to.equal('Looking for an answer');
    const spoken = said.slice(1, -1);
    expect(spoken.join(' ').replaceAll('. ', ' ')).to.equal('The first sentence is here Then another And a third One Two');
    expect(spoken.length).to.be.lessThan(6);
  });

  it('are added one after the other: screen readers read lines that come at once in any order', async () => {
    const answers = await createStreamFixture({ chunks: [event({ text: `${'One sentence of many. '.repeat(60)}The end.` })] });
    const chat = await mountChat({ endpoint: answers.endpoint });
    const log = chat.root.querySelector('[role="log"]')!;
    const added: number[] = [];
    const observer = new MutationObserver((changes) =>
      added.push(changes.reduce((sum, { addedNodes }) => sum + addedNodes.length, 0)),
    );
    observer.observe(log, { childList: true });
    await chat.element.send('Whole?');
    await chat.until(() => log.lastElementChild?.textContent === 'Answer complete', 'the end');
    expect(added.length).to.be.greaterThan(3);
    expect(Math.max(...added), added.join()).to.equal(1);
  });

  it('come in pieces of a few sentences, if the answer comes whole', async () => {
    const sentences = Array.from({ length: 60 }, (_, index) => `Sentence ${index} tells of the leave that parents get.`);
    const answers = await createStreamFixture({ chunks: [event({ text: sentences.join(' ') })] });
    const chat = await mountChat({ endpoint: answers.endpoint });
    const said = listen(chat);
    await chat.element.send('All at once?');
    await chat.until(() => said.at(-1) === 'Answer complete', 'the end');
    const spoken = said.filter((text) => text.startsWith('Sentence'));
    expect(spoken.join(' ')).to.equal(sentences.join(' '));
    expect(Math.max(...spoken.map(({ length }) => length))).to.be.within(300, 500);
    expect(
      spoken.every((piece) => piece.endsWith('get.')),
      'cut at the ends of sentences',
    ).to.equal(true);
  });

  it('leave failures to the alert, which is one, and say that an answer was stopped', async () => {
    const halves = { chunks: [event({ text: 'Half. An ' }), event({ text: 'answer' })], waits: 'step' } as const;
    const answers = await createStreamFixture({ status: 400, chunks: [''] }, halves);
    const chat = await mountChat({ endpoint: answers.endpoint });
    const said = listen(chat);
    await chat.element.send('How much leave?');
    expect(chat.root.querySelectorAll('[role="alert"]')).to.have.length(1);
    expect(said).to.deep.equal(['Looking for an answer']);
    const again = chat.element.retry();
    await answers.release(1);
    await told(chat, said, 3);
    chat.element.stop();
    await again;
    await told(chat, said, 4);
    expect(said.slice(1)).to.deep.equal(['Looking for an answer', 'Half.', 'You stopped this answer.']);
    expect(chat.root.querySelectorAll('[role="alert"]')).to.have.length(0);
  });

  it('are in the language of the widget', async () => {
    const answers = await createStreamFixture({ chunks: answerEvents });
    const chat = await mountChat({ endpoint: answers.endpoint, lang: 'de' });
    await chat.until(() => chat.input.placeholder === 'Frage stellen', 'German');
    const said = listen(chat);
    await chat.element.send('Wie viel?');
    await chat.until(() => said.at(-1) === 'Antwort vollständig, 2 Quellen', 'the end');
    expect(said[0]).to.equal('Antwort wird gesucht');
  });

  it('say nothing of what was restored, be it an answer or a failure', async () => {
    const answers = await createStreamFixture({ chunks: answerEvents }, { status: 400, chunks: [''] });
    const settings = { endpoint: answers.endpoint, persistKey: 'announcing' };
    const first = await mountChat(settings, { beforeDefined: true });
    await first.element.send('How much leave?');
    await first.element.send('And more?');
    first.element.remove();
    const chat = await mountChat(settings, { beforeDefined: true });
    await chat.until(() => chat.questions.length === 2 && chat.part('error'), 'the conversation restored');
    expect(chat.root.querySelectorAll('[role="alert"]')).to.have.length(0);
    expect(chat.announcements).to.deep.equal([]);
    chat.element.forget();
  });
});
