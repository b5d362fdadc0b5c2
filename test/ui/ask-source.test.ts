import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { createStreamFixture, type StreamFixture } from '../fixtures/stream-fixture.js';
import { mountChat, type ChatHarness } from './harness.js';

const sentence = 'Parents get 80 days of paid leave for each child.';
const events = [
  {
    type: 'Resources',
    resources: [{ id: 'hr/leave', title: 'Parental leave', url: 'https://wiki.example/leave', type: 'page' }],
  },
  { type: 'References', references: [{ resourceId: 'hr/leave' }] },
  {
    type: 'Message',
    role: 'Assistant',
    parts: [
      { type: 'Text', text: sentence },
      { type: 'InlineReference', indices: [0] },
    ],
  },
];
const content = { parts: [{ content: `# Parental leave\n\n${sentence}\n\nTell your manager in time.` }] };

describe('a question to one source', () => {
  let chat: ChatHarness;
  let answers: StreamFixture;

  const mount = async (apiVersion: 'v1' | 'v2'): Promise<void> => {
    answers = await createStreamFixture({ chunks: events.map((each) => `data: ${JSON.stringify(each)}\n\n`) });
    chat = await mountChat({
      endpoint: answers.endpoint,
      apiVersion,
      persist: 'session',
      persistKey: crypto.randomUUID(),
      filters: { appId: ['wiki'], resourceId: ['of the host', 'hr/leave'] },
      fetch: (input, init) => (String(input).endsWith('/content') ? Promise.resolve(Response.json(content)) : fetch(input, init)),
    });
  };
  const openReader = async (): Promise<void> => {
    chat.part('transcript')!.focus();
    for (let press = 0; !chat.root.activeElement?.closest('.citation') && press < 20; press++) await sendKeys({ press: 'Tab' });
    await chat.until(() => chat.part('show-source'), 'the card');
    await sendKeys({ press: ' ' });
    await chat.until(() => chat.part('source-reader'), 'the reader');
  };
  const askSource = async (): Promise<void> => {
    await chat.element.send('How much leave?');
    await openReader();
    chat.part('ask-source')!.click();
    await chat.until(() => chip(), 'what the question is restricted to');
  };
  const chip = (): HTMLElement | null => chat.root.querySelector('.filter-bar [part="filter"]');
  const submit = async (question: string): Promise<void> => {
    const before = chat.parts('answer').length;
    chat.input.focus();
    await sendKeys({ type: question });
    await sendKeys({ press: 'Enter' });
    await chat.until(
      () => chat.parts('answer').length > before && chat.element.conversation.messages.at(-1)!.status === 'done',
      'an answer',
    );
  };
  const filtersSent = async (): Promise<readonly unknown[]> =>
    (await answers.requests()).map(
      ({ body }) => (JSON.parse(body) as { enterpriseSearch?: { filters: unknown } }).enterpriseSearch?.filters,
    );

  it('goes out with its id, once; what it was asked of stays with it', async () => {
    await mount('v1');
    const announced: string[] = [];
    chat.element.addEventListener('unleash-send', ({ filters }) => announced.push(filters.map(({ value }) => value).join()));
    await askSource();
    expect(chip()!.textContent!.trim()).to.equal('About “Parental leave”');
    expect(chat.root.activeElement === chat.input, 'the field has the focus').to.equal(true);
    await Promise.all(chat.root.getAnimations().map(({ finished }) => finished));
    await expect(chat.element).shadowDom.to.be.accessible();
    await submit('Twins?');
    expect(chip() === null, 'it is for one question').to.equal(true);
    expect(chat.questions).to.deep.equal(['How much leave?', 'Twins?']);
    const restrictions = chat.parts('question').map((question) => question.querySelector('[part="filter"]')?.textContent!.trim());
    expect(restrictions).to.deep.equal([undefined, 'About “Parental leave”']);
    await chat.element.retry();
    await submit('Deciders?');
    const all = { appId: ['wiki'], resourceId: ['of the host', 'hr/leave'] };
    const one = { appId: ['wiki'], resourceId: ['hr/leave'] };
    expect(await filtersSent()).to.deep.equal([all, one, one, all]);
    // Asking again is not a new question.
    expect(announced).to.deep.equal(['', 'hr/leave', '']);
    expect(await chat.element.exportConversation('markdown')).to.include('> About “Parental leave”\n>\n> Twins?');
  });

  it('is a question to all sources again, if that is wanted', async () => {
    await mount('v1');
    await askSource();
    const remove = chip()!.querySelector('button')!;
    expect(remove.ariaLabel).to.equal('Remove: About “Parental leave”');
    remove.click();
    await chat.until(() => !chip(), 'no restriction');
    expect(chat.root.activeElement === chat.input, 'the field has the focus').to.equal(true);
    await submit('Twins?');
    expect((await filtersSent()).at(-1)).to.deep.equal({ appId: ['wiki'], resourceId: ['of the host', 'hr/leave'] });
  });

  it('stays one while the field is empty or a listener refuses the question', async () => {
    await mount('v1');
    await askSource();
    await sendKeys({ press: 'Enter' });
    chat.element.addEventListener('unleash-send', (event) => event.preventDefault(), { once: true });
    await sendKeys({ type: 'Twins?' });
    await sendKeys({ press: 'Enter' });
    expect(chip() === null).to.equal(false);
    await sendKeys({ press: 'Enter' });
    await chat.until(() => !chip(), 'it is sent');
    await chat.until(() => chat.element.conversation.messages.at(-1)!.status === 'done', 'the answer');
    expect((await filtersSent()).at(-1)).to.deep.equal({ appId: ['wiki'], resourceId: ['hr/leave'] });
  });

  it('is not begun in a new conversation', async () => {
    await mount('v1');
    await askSource();
    chat.element.newConversation();
    await chat.until(() => !chip(), 'no restriction');
  });

  it('is not shown at a question to an API that has no filters', async () => {
    await mount('v1');
    await askSource();
    chat.element.apiVersion = 'v2';
    await chat.until(() => !chip(), 'no restriction');
    await sendKeys({ type: 'Twins?' });
    await sendKeys({ press: 'Enter' });
    await chat.until(() => chat.questions.length === 2, 'the question');
    expect(chat.part('filter') === null).to.equal(true);
    expect(chat.element.conversation.messages.some(({ filters }) => filters)).to.equal(false);
  });

  it('is not offered where the API has no filters', async () => {
    answers = await createStreamFixture({ chunks: [] });
    await mount('v1');
    await chat.element.send('How much leave?');
    chat.element.apiVersion = 'v2';
    await openReader();
    expect(chat.part('ask-source') === null).to.equal(true);
  });
});
