/** The longest question, where the text in the field was not typed there, or the limit came later. */
import { expect } from '@open-wc/testing';
import { createStreamFixture } from '../fixtures/stream-fixture.js';
import { event, mountChat, type ChatHarness } from './harness.js';

describe('a text that is too long', () => {
  const tooLong = 'a'.repeat(50);
  const mount = async (settings: object, beforeDefined = false): Promise<ChatHarness> => {
    const { endpoint } = await createStreamFixture({ chunks: [event({ text: 'Yes.' })] });
    return mountChat({ endpoint, persist: 'none', ...settings }, { beforeDefined });
  };
  const expectNotSent = async (chat: ChatHarness): Promise<void> => {
    const send = async (): Promise<void> => {
      chat.press('Enter');
      chat.click('send');
      await chat.element.updateComplete;
      expect(chat.questions).to.deep.equal([]);
      expect(chat.input.value).to.equal(tooLong);
    };
    await send();
    await chat.until(() => chat.part('limit')?.textContent === '30 characters too many', 'the reason');
    await send();
  };

  it('is not sent, if the host has set it', async () => {
    await expectNotSent(await mount({ maxLength: 20, draft: tooLong }, true));
  });

  it('is not sent, if the limit was set after it was typed', async () => {
    const chat = await mount({});
    chat.type(tooLong);
    chat.element.maxLength = 20;
    await expectNotSent(chat);
  });
});
