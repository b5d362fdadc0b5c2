/** Everything that is announced while people use the chat, in its order: what a screen reader tells, with nothing to be seen. */
import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { UnleashChat } from '../../src/unleash-chat.js';
import type { StreamAnswer } from '../fixtures/stream-answers.js';
import { createStreamFixture, type StreamFixture } from '../fixtures/stream-fixture.js';
import { deleteDatabase } from '../storage/device/tabs.js';
import { filterApi } from './choose-filter.js';
import { answerEvents, event, mountChat, type ChatHarness } from './harness.js';
import { chunksOf, record, sentences, withSlowAnswers, type Recording } from './recording.js';

const looking = 'Looking for an answer';
const whole = 'Answer complete';

describe('what is announced', () => {
  let chat: ChatHarness;
  let answers: StreamFixture;
  let recording: Recording;

  const mount = async (settings: Partial<UnleashChat>, ...given: readonly StreamAnswer[]): Promise<void> => {
    answers = await createStreamFixture(...given);
    chat = await mountChat({ endpoint: answers.endpoint, ...settings }, { beforeDefined: true });
    recording = record(chat);
  };
  const told = async (line: string, count = 1): Promise<void> =>
    chat.until(
      () => recording.told.filter((each) => each === line).length === count,
      `"${line}", ${count} times; told: ${recording.told.join(' | ')}`,
    );
  const expectTold = (...lines: readonly string[]): void => {
    expect(recording.told).to.deep.equal(lines);
    recording.expectInTime();
  };
  const stepped = (texts: readonly string[]): StreamAnswer => ({ chunks: chunksOf(texts), waits: 'step' });

  it('for a short answer: the search, the answer, the end', async () => {
    await mount({}, { chunks: [event({ text: 'You get 80 days.' })] });
    await chat.element.send('How much leave?');
    await told(whole);
    expectTold(looking, 'You get 80 days.', whole);
  });

  it('for a long answer: its sentences as they come, a few at a time, each once', async () => {
    const texts = sentences(12);
    await mount({}, stepped(texts));
    const sent = chat.element.send('How much leave?');
    for (let index = 0; index < texts.length; index += 4) {
      await answers.release(4);
      // The last sentence may go on.
      await chat.until(() => recording.told.join(' ').includes(`Sentence ${index + 3} `), 'what has come');
    }
    await answers.release();
    await sent;
    await told(whole);
    expect(recording.told.slice(1, -1).join(' ')).to.equal(texts.join('').trim());
    expect(recording.told.length).to.be.within(5, 8);
    recording.expectInTime();
  });

  it('for an answer that comes whole: pieces that can be stopped', async () => {
    const texts = sentences(60);
    await mount({}, { chunks: [event({ text: texts.join('') })] });
    await chat.element.send('How much leave?');
    await told(whole);
    const pieces = recording.told.slice(1, -1);
    expect(pieces.join(' ')).to.equal(texts.join('').trim());
    expect(Math.max(...pieces.map(({ length }) => length))).to.be.within(300, 500);
    recording.expectInTime();
  });

  it('for steps: each one, and the sources at the end', async () => {
    await mount({}, { chunks: answerEvents, waits: 'step' });
    const sent = chat.element.send('How much leave?');
    await answers.release(3);
    await told('Searching Confluence for leave');
    await answers.release(1);
    await told('Reading 3 pages');
    await answers.release(8);
    await sent;
    await told('Answer complete, 2 sources');
    expect(recording.told.slice(0, 3)).to.deep.equal([looking, 'Searching Confluence for leave', 'Reading 3 pages']);
    expect(recording.told.slice(3).join(' ')).to.equal('You get 80 days. In Germany, add 10. Answer complete, 2 sources');
    recording.expectInTime();
  });

  it('for a step that fails: that it failed, and the answer all the same', async () => {
    const step = (status: string): string => event({ tool: { toolCallStatus: { toolCallId: 'call-1', status } } });
    await mount({}, { chunks: [answerEvents[0]!, step('Start'), answerEvents[2]!, step('Failed'), ...chunksOf(['It is 80.'])] });
    await chat.element.send('How much leave?');
    await told(whole);
    expect(recording.told).to.include('This step failed: Searching Confluence for leave');
    expect(recording.told.slice(-2)).to.deep.equal(['It is 80.', whole]);
    recording.expectInTime();
  });

  it('for a failure: an alert, once', async () => {
    await mount({}, { status: 400, chunks: [''] });
    await chat.element.send('How much leave?');
    expect(recording.told).to.have.length(2);
    expectTold(looking, `alert: ${chat.part('error')!.querySelector('p')!.textContent!}`);
  });

  it('for an answer that stalls: that it is still written', async () => {
    await withSlowAnswers(async (tenSecondsPass) => {
      await mount({}, stepped(['Half. ', 'Whole.']));
      const sent = chat.element.send('How much leave?');
      await told(looking);
      tenSecondsPass();
      await told('Still looking. This can take a minute.');
      await answers.release();
      await chat.until(() => chat.prose?.textContent?.includes('Half'), 'the first half');
      tenSecondsPass();
      await told('Still writing');
      await answers.release(2);
      await sent;
      await told(whole);
      // In one piece or two, as the second half comes.
      const [first, second, third, ...rest] = recording.told;
      expect([first, second, third]).to.deep.equal([looking, 'Still looking. This can take a minute.', 'Still writing']);
      expect(rest.join(' ')).to.equal(`Half. Whole. ${whole}`);
      recording.expectInTime();
    });
  });

  it('for an answer that is stopped and asked for again: both', async () => {
    await mount({}, stepped(['Half. An ', 'answer']), { chunks: chunksOf(['A whole answer.']) });
    const sent = chat.element.send('How much leave?');
    await answers.release(1);
    await told('Half.');
    chat.click('stop');
    await sent;
    await told('You stopped this answer.');
    chat.click('stopped');
    await told(whole);
    expectTold(looking, 'Half.', 'You stopped this answer.', looking, 'A whole answer.', whole);
  });

  it('for a second question: its answer, and nothing of the first again', async () => {
    await mount({}, { chunks: chunksOf(['One.']) }, { chunks: chunksOf(['Two.']) });
    await chat.element.send('First?');
    await told(whole);
    await chat.element.send('Second?');
    await told(whole, 2);
    expectTold(looking, 'One.', whole, looking, 'Two.', whole);
  });

  it('for a copy of an answer and of code: that it is copied', async () => {
    await mount({}, { chunks: chunksOf(['Run:\n\n```sh\nls\n```\n']) });
    await chat.element.send('How?');
    await told(whole);
    const before = recording.told.length;
    chat.click('copy-code');
    await chat.until(() => recording.told.length === before + 1, 'the outcome');
    chat.click('copy-answer');
    await chat.until(() => recording.told.length === before + 2, 'the outcome');
    const outcomes = recording.told.slice(before);
    // Browsers under test differ on what they allow without a click of a person.
    for (const outcome of outcomes) expect(outcome).to.be.oneOf(['Copied', 'The browser did not allow copying']);
    const isCopied = chat.part('copy-code')!.textContent === 'Copied';
    expect(outcomes[0] === 'Copied').to.equal(isCopied);
  });

  it('for Enter when nothing can be sent: why', async () => {
    await mount({ maxLength: 20 }, stepped(['Half. ', 'Whole.']));
    chat.press('Enter');
    await told('Type a question first');
    chat.type('x'.repeat(25));
    await told('5 characters too many');
    chat.press('Enter');
    await told('5 characters too many', 2);
    chat.type('How much leave?');
    await chat.element.updateComplete;
    chat.press('Enter');
    await told(looking);
    chat.type('And then?');
    await chat.element.updateComplete;
    chat.press('Enter');
    await told('Wait for the answer, or stop it, before you send the next question');
    expect(chat.input.value).to.equal('And then?');
    chat.element.stop();
  });

  it('for a new conversation: that it has begun, and nothing of the last one any more', async () => {
    await mount({}, { chunks: chunksOf(['One.']) });
    await chat.element.send('First?');
    await told(whole);
    chat.click('new-conversation');
    await told('New conversation started');
    await chat.element.updateComplete;
    expect(chat.announcements).to.deep.equal(['New conversation started']);
  });

  it('for a conversation of the list: which one is shown', async () => {
    await deleteDatabase();
    await mount({ persist: 'local', persistKey: 'announced' }, { chunks: chunksOf(['One.']) });
    await chat.element.send('First?');
    await told(whole);
    chat.element.newConversation();
    await chat.element.send('Second?');
    await told(whole, 2);
    await chat.until(() => chat.part('open-conversations'), 'the button');
    chat.click('open-conversations');
    await chat.until(() => chat.parts('conversation').length === 2, 'the list');
    chat.parts('conversation')[1]!.click();
    await told('Opened: First?');
    expect(recording.told.at(-1)).to.equal('Opened: First?');
    expect(chat.questions).to.deep.equal(['First?']);
  });

  it('for a filter that is chosen from the search: which one', async () => {
    await mount({ apiVersion: 'v1', fetch: filterApi }, { chunks: [''] });
    await chat.until(() => chat.part('choose-filters'), 'the filters');
    chat.click('choose-filters');
    const field = (): HTMLElement | null => chat.root.querySelector('.filter-fields > button');
    await chat.until(field, 'the first filter, which is that of apps');
    field()!.click();
    const search = (): HTMLInputElement | null => chat.root.querySelector('.filter-search');
    await chat.until(search, 'the search');
    await sendKeys({ type: 'conf' });
    await chat.until(() => search()!.value === 'conf', 'what is typed');
    await sendKeys({ press: 'Enter' });
    await told('App: Confluence');
    expect(recording.told.filter((line) => !line.includes('Loading'))).to.deep.equal(['App: Confluence']);
  });

  for (const layout of ['popup', 'drawer'] as const)
    it(`for a ${layout} that is closed meanwhile: the end at the launcher, the rest once it is open`, async () => {
      await mount({ layout, open: true }, stepped(['One. ', 'Two. ', 'Three.']));
      const sent = chat.element.send('How much leave?');
      await answers.release(1);
      await chat.until(() => chat.prose?.textContent?.includes('One.'), 'the first sentence');
      await told(looking);
      chat.element.open = false;
      await chat.element.updateComplete;
      const before = recording.told.length;
      await answers.release(3);
      await sent;
      await told('status: The answer is ready');
      expect(recording.told.slice(before)).to.deep.equal(['status: The answer is ready']);
      const opened = performance.now();
      chat.element.open = true;
      await told(whole);
      expect(performance.now() - opened).to.be.lessThan(2_000);
      expect(recording.told.filter((line) => !line.startsWith('status: ')).join(' ')).to.equal(
        `${looking} One. Two. Three. ${whole}`,
      );
    });

  it('for what is restored: nothing', async () => {
    const settings = { persistKey: 'restored' };
    await mount(settings, { chunks: answerEvents });
    await chat.element.send('How much leave?');
    chat.element.remove();
    chat = await mountChat({ endpoint: answers.endpoint, ...settings }, { beforeDefined: true });
    recording = record(chat);
    await chat.until(() => chat.markers.length === 2, 'the conversation restored');
    expectTold();
  });

  it('with announce="end": that the answer is on its way, and that it is complete', async () => {
    await mount({ announce: 'end' }, { chunks: answerEvents }, { status: 400, chunks: [''] });
    await chat.element.send('How much leave?');
    await told('Answer complete, 2 sources');
    await chat.element.send('And more?');
    // A line of the log waits for the one before it; an alert does not.
    await chat.until(() => recording.told.length === 4, 'the second question');
    const inLog = recording.told.filter((line) => !line.startsWith('alert: '));
    expect(inLog).to.deep.equal([looking, 'Answer complete, 2 sources', looking]);
  });

  it('with announce="off": only failures, and the outcome of what the user does', async () => {
    await mount({ announce: 'off' }, { chunks: answerEvents }, { status: 400, chunks: [''] });
    await chat.element.send('How much leave?');
    await chat.element.send('And more?');
    expect(recording.told).to.have.length(1);
    expect(recording.told[0]).to.match(/^alert: /);
    chat.press('Enter');
    expect(recording.told[1] ?? chat.announcements[0]).to.equal('Type a question first');
  });
});
