/** Two widgets of one user in a page, with conversations on the device. */
import { expect } from '@open-wc/testing';
import { DeviceLibrary } from '../../src/storage/device/device-library.js';
import { createStreamFixture, type StreamFixture } from '../fixtures/stream-fixture.js';
import { deleteDatabase } from '../storage/device/tabs.js';
import { event, mountChat, type ChatHarness } from './harness.js';

describe('two widgets of one user', () => {
  let answers: StreamFixture;
  let one: ChatHarness;
  let two: ChatHarness;

  const mount = (): Promise<ChatHarness> =>
    mountChat({ endpoint: answers.endpoint, persist: 'local', persistKey: 'mina' }, { beforeDefined: true });

  /** The texts of each conversation that is kept. */
  const kept = async (): Promise<readonly (readonly string[])[]> => {
    const scope = [answers.endpoint, '', 'mina'].map(encodeURIComponent).join(':');
    const library = new DeviceLibrary(
      () => scope,
      () => 90,
    );
    const conversations = await Promise.all((await library.list()).map(({ id }) => library.read(id)));
    // One may be deleted between both readings.
    return conversations.flatMap((conversation) => (conversation ? [conversation.messages.map(({ text }) => text)] : []));
  };

  beforeEach(() => deleteDatabase());

  it('keep what has arrived in one when the other one begins a new conversation', async () => {
    answers = await createStreamFixture(
      { chunks: [event({ text: 'Eighty.' })] },
      { chunks: [event({ text: 'Half an ' }), event({ text: 'answer' })], waits: 'step' },
    );
    one = await mount();
    await one.element.send('How much leave?');
    two = await mount();
    await two.until(() => two.questions.length === 1, 'the conversation in both');
    const asked = one.element.send('And in Germany?');
    await answers.release(1);
    await one.until(() => one.prose?.textContent?.includes('Half an'), 'the first half');
    two.element.newConversation();
    expect((await asked)!.status).to.equal('stopped');
    expect(one.questions).to.deep.equal([]);
    await one.until(async () => (await kept())[0]?.[3], 'what has arrived');
    expect(await kept()).to.deep.equal([['How much leave?', 'Eighty.', 'And in Germany?', 'Half an ']]);
  });

  it('keep first questions that are asked in both at once only once', async () => {
    answers = await createStreamFixture({ chunks: [event({ text: 'Yes.' })] });
    one = await mount();
    two = await mount();
    await Promise.all([one.element.send('One?'), two.element.send('Two?')]);
    const expected = ['One?', 'Two?', 'Yes.', 'Yes.'];
    await one.until(async () => (await kept()).flat().sort().join() === expected.join(), 'each of them once');
  });
});
