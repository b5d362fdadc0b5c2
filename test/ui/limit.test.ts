/** The longest question: nothing is cut off, and the reader knows before and after. */
import { expect } from '@open-wc/testing';
import { createStreamFixture } from '../fixtures/stream-fixture.js';
import { event, mountChat, type ChatHarness } from './harness.js';

const limitOf = (chat: ChatHarness): string | undefined => chat.part('limit')?.textContent?.trim();

describe('the longest question', () => {
  it('is counted near its end: the last tenth, and at least 100 characters', async () => {
    const chat = await mountChat({ endpoint: '/nowhere', maxLength: 2_000 });
    chat.type('a'.repeat(1_799));
    await chat.element.updateComplete;
    expect(limitOf(chat)).to.equal(undefined);
    chat.type('a'.repeat(1_800));
    await chat.until(() => limitOf(chat) === '200 characters left', 'the counter');
    chat.type('a'.repeat(1_999));
    await chat.until(() => limitOf(chat) === '1 character left', 'one');
    expect(chat.input.getAttribute('aria-describedby')!.split(' ')).to.include(chat.part('limit')!.id);
    await expect(chat.element).shadowDom.to.be.accessible();
    chat.type('a'.repeat(1_000));
    await chat.until(() => limitOf(chat) === undefined, 'no counter');
    chat.element.maxLength = 1_050;
    await chat.until(() => limitOf(chat) === '50 characters left', 'the counter of another limit');
    chat.element.maxLength = 0;
    await chat.until(() => limitOf(chat) === undefined, 'no limit');
  });

  it('keeps what is beyond it in the field, and is not sent until it is shorter', async () => {
    const answers = await createStreamFixture({ chunks: [event({ text: 'Yes.' })] });
    const chat = await mountChat({ endpoint: answers.endpoint, persist: 'none', maxLength: 20 });
    // The units of the API: a flag has four of them. Spaces at the ends are not sent.
    chat.type(`  ${'a'.repeat(18)}🇩🇪  `);
    await chat.until(() => limitOf(chat) === '2 characters too many', 'the counter');
    expect(chat.part('send')!.ariaDisabled).to.equal('true');
    chat.press('Enter');
    chat.click('send');
    await chat.element.updateComplete;
    expect(chat.questions).to.deep.equal([]);
    expect(chat.input.value).to.have.length(26);
    chat.type('a'.repeat(20));
    await chat.until(() => limitOf(chat) === '0 characters left', 'none left');
    expect(chat.part('send')!.ariaDisabled).to.equal('false');
    chat.press('Enter');
    await chat.until(() => chat.questions.length === 1, 'the question');
    await chat.element.send('The host may send as much as it likes.');
    expect(chat.questions).to.have.length(2);
  });

  it('is announced where it matters, not with each key', async () => {
    const chat = await mountChat({ endpoint: '/nowhere', maxLength: 300 });
    const write = async (length: number): Promise<void> => {
      chat.type('a'.repeat(length));
      await chat.until(() => limitOf(chat), 'the counter');
      await chat.element.updateComplete;
    };
    for (const length of [200, 201, 202, 279, 280, 281, 300, 301, 302, 310]) await write(length);
    expect(chat.announcements).to.deep.equal(['100 characters left', '20 characters left', '1 character too many']);
    chat.press('Enter');
    expect(chat.announcements.at(-1), 'what Enter has not sent').to.equal('10 characters too many');
    expect(chat.announcements).to.have.length(4);
  });

  it('is none by default, and an attribute', async () => {
    const chat = await mountChat({ endpoint: '/nowhere' });
    expect(chat.element.maxLength).to.equal(0);
    chat.type('a'.repeat(200_000));
    await chat.element.updateComplete;
    expect(chat.part('send')!.ariaDisabled).to.equal('false');
    expect(limitOf(chat)).to.equal(undefined);
    chat.element.setAttribute('max-length', '150000');
    await chat.until(() => limitOf(chat) === '50,000 characters too many', 'the counter');
  });
});
