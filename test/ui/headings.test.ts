import { expect } from '@open-wc/testing';
import { conversationOf } from '../fixtures/conversation-of.js';
import { createStreamFixture } from '../fixtures/stream-fixture.js';
import { answerEvents, event, mountChat, type ChatHarness } from './harness.js';

/** Level and text of all headings, as a screen reader lists them. */
const headings = (chat: ChatHarness): readonly string[] =>
  [...chat.root.querySelectorAll<HTMLElement>('h1, h2, h3, h4, h5, h6, [role="heading"]')]
    .filter((heading) => heading.checkVisibility())
    .map((heading) => {
      const level = heading.getAttribute('aria-level') ?? heading.localName.slice(1);
      return `${level} ${heading.textContent!.trim()}`;
    });

const long = `How many days of parental leave do I get if my child is adopted, ${'and the other parent works here too, '.repeat(9)}in all?`;

describe('the headings', () => {
  it('of questions are their own words, which are there once unless the question is long', async () => {
    const answers = await createStreamFixture({ chunks: [event({ text: '# Leave\n\nText.\n\n## Details' })] });
    const chat = await mountChat({ endpoint: answers.endpoint, persist: 'none' });
    await chat.element.send('How much leave?');
    await chat.element.send(long);
    await chat.element.send('One\nTwo');
    const shortened = 'How many days of parental leave do I get if my child is adopted, and the other parent works here…';
    expect(headings(chat).filter((heading) => heading.startsWith('2'))).to.deep.equal([
      '2 How much leave?',
      `2 ${shortened}`,
      '2 One Two',
    ]);
    expect(headings(chat).slice(1, 3)).to.deep.equal(['3 Leave', '4 Details']);
    expect(chat.part('question')!.textContent!.split('How much leave?')).to.have.length(2);
    await expect(chat.element).shadowDom.to.be.accessible();
  });

  it('of a question without spaces are cut between characters', async () => {
    const chat = await mountChat({ endpoint: '/nowhere', persist: 'none' });
    await chat.element.loadConversation(conversationOf([{ question: `育${'𠮷'.repeat(80)}` }]));
    expect(headings(chat)).to.deep.equal([`2 育${'𠮷'.repeat(49)}…`]);
  });

  it('begin at the level that the page gives, below the title if there is one', async () => {
    const answers = await createStreamFixture({ chunks: [event({ text: '# Leave\n\n' }), ...answerEvents] });
    const chat = await mountChat({ endpoint: answers.endpoint, persist: 'none', heading: 'Ask HR' });
    expect(headings(chat)).to.deep.equal(['2 Ask HR', '3 What would you like to know?']);
    await chat.element.send('How much?');
    expect(headings(chat)).to.deep.equal(['2 Ask HR', '3 How much?', '4 Leave', '4 Sources']);
    chat.element.setAttribute('heading-level', '4');
    await chat.element.updateComplete;
    expect(headings(chat)).to.deep.equal(['4 Ask HR', '5 How much?', '6 Leave', '6 Sources']);
    chat.element.headingLevel = 9;
    await chat.element.updateComplete;
    expect(headings(chat)[0]).to.equal('6 Ask HR');
    chat.element.heading = '';
    chat.element.headingLevel = 1;
    await chat.element.updateComplete;
    expect(headings(chat)).to.deep.equal(['1 How much?', '2 Leave', '2 Sources']);
  });

  it('of an answer have their size by their rank, whatever their level', async () => {
    const answers = await createStreamFixture({ chunks: [event({ text: '# a\n\n## b\n\n### c' })] });
    const chat = await mountChat({ endpoint: answers.endpoint, persist: 'none' });
    await chat.element.send('How much?');
    const sizes = (): readonly string[] =>
      [...chat.prose!.querySelectorAll('[part="heading"]')].map((heading) => getComputedStyle(heading).fontSize);
    const before = sizes();
    expect(new Set(before).size).to.equal(3);
    for (const headingLevel of [1, 5]) {
      chat.element.headingLevel = headingLevel;
      await chat.element.updateComplete;
      expect(sizes()).to.deep.equal(before);
    }
    const exported = await chat.element.exportConversation('markdown');
    expect(exported).to.contain('\n### a\n\n#### b\n\n##### c');
  });
});

describe('regions', () => {
  const names = (chat: ChatHarness): readonly (string | null)[] =>
    [...chat.root.querySelectorAll('[role="region"], section')].map((region) => region.getAttribute('aria-label'));

  it('are named after the chat, so that two in a page differ', async () => {
    const [one, other] = await Promise.all(['HR', 'IT'].map((heading) => mountChat({ endpoint: '/nowhere', heading })));
    expect(names(one!)).to.contain('Conversation: HR');
    expect(names(other!)).to.contain('Conversation: IT');
    const nameless = await mountChat({ endpoint: '/nowhere' });
    expect(names(nameless)).to.contain('Conversation');
  });

  it('are named after a heading in the slot', async () => {
    const chat = await mountChat({ endpoint: '/nowhere' });
    const heading = document.createElement('h2');
    heading.slot = 'heading';
    heading.textContent = ' Travel desk ';
    chat.element.append(heading);
    chat.element.requestUpdate();
    await chat.element.updateComplete;
    expect(names(chat)).to.deep.equal(['Travel desk', 'Conversation: Travel desk']);
  });

  it('of tables are named by their columns', async () => {
    const table = '| Country | Days |\n|-|-|\n| Germany | 80 |\n\n';
    const wide = `| ${'A column with a long name | '.repeat(8)}\n|${'-|'.repeat(8)}\n`;
    const answers = await createStreamFixture({ chunks: [event({ text: table + wide })] });
    const chat = await mountChat({ endpoint: answers.endpoint, persist: 'none' });
    await chat.element.send('How much?');
    expect(chat.parts('table').map((region) => region.getAttribute('aria-label'))).to.deep.equal([
      'Table: Country, Days',
      'Table',
    ]);
  });
});

describe('buttons that copy code', () => {
  const names = (chat: ChatHarness): readonly (string | null)[] =>
    chat.parts('copy-code').map((button) => button.getAttribute('aria-label') ?? button.textContent);

  it('are told apart by number and language, from the first one on', async () => {
    const answers = await createStreamFixture({
      chunks: ['```sh\nls\n```\n\nOr:\n\n', '- in a list:\n  ```js\n  1\n  ```\n', '\n```\nplain\n```\n'].map((text) =>
        event({ text }),
      ),
      waits: 'step',
    });
    const chat = await mountChat({ endpoint: answers.endpoint, persist: 'none' });
    const sent = chat.element.send('How?');
    await answers.release(1);
    await chat.until(() => chat.part('copy-code'), 'the first block of code');
    expect(names(chat)).to.deep.equal(['Copy code 1, sh']);
    await answers.release(3);
    await sent;
    expect(names(chat)).to.deep.equal(['Copy code 1, sh', 'Copy code 2, js', 'Copy code 3']);
    chat.element.lang = 'de';
    await chat.until(() => names(chat)[0] === 'Code 1 kopieren, sh', 'German');
  });
});
