/** Filters, when an earlier question is asked in other words. */
import { expect } from '@open-wc/testing';
import { conversationOf } from '../fixtures/conversation-of.js';
import { createStreamFixture } from '../fixtures/stream-fixture.js';
import { chooseFilter, filterApi, filtersInForce } from './choose-filter.js';
import { mountChat, type ChatHarness } from './harness.js';

describe('the filters in force after an edited question', () => {
  const answer = { type: 'Message', role: 'Assistant', parts: [{ type: 'Text', text: 'Ninety.' }] };
  let chat: ChatHarness;

  beforeEach(async () => {
    const { endpoint } = await createStreamFixture({ chunks: [`data: ${JSON.stringify(answer)}\n\n`] });
    chat = await mountChat({ endpoint, apiVersion: 'v1', persist: 'none', fetch: filterApi });
    await chat.element.loadConversation(conversationOf([{ question: 'How many days?' }]));
    await chat.until(() => chat.part('edit-question'), 'the button');
  });

  const choose = (): Promise<void> => chooseFilter(chat, 'App', 'Confluence');
  const edit = async (): Promise<void> => {
    chat.click('edit-question');
    await chat.until(() => chat.part('editing'), 'the question in the field');
  };
  const send = async (text: string): Promise<void> => {
    chat.type(text);
    await chat.element.updateComplete;
    chat.press('Enter');
    await chat.until(() => chat.questions.includes(text) && chat.prose?.textContent?.trim() === 'Ninety.', 'the answer');
  };

  it('are those of the question, as after any other question', async () => {
    await edit();
    await choose();
    await send('How many weeks?');
    expect(filtersInForce(chat)).to.deep.equal(['App: Confluence']);
  });

  it('are those of the draft that comes back', async () => {
    await choose();
    chat.type('And in Germany?');
    await chat.element.updateComplete;
    await edit();
    expect(filtersInForce(chat)).to.deep.equal([]);
    await send('How many weeks?');
    expect(chat.input.value).to.equal('And in Germany?');
    expect(filtersInForce(chat)).to.deep.equal(['App: Confluence']);
  });
});
