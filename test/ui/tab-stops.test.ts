import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { english } from '../fixtures/dictionaries.js';
import { createStreamFixture } from '../fixtures/stream-fixture.js';
import { answerEvents, event, mountChat, settled, type ChatHarness } from './harness.js';

const markdown = `

\`\`\`js
const days = 80;
\`\`\`

\`\`\`sh
${'--option '.repeat(60)}
\`\`\`

| Country | Days |
| ------- | ---- |
| Germany | 90   |
`;
const chunks = [...answerEvents, event({ text: markdown })];

const focused = ({ root }: ChatHarness): HTMLElement | null => root.activeElement as HTMLElement | null;

/** Presses Tab until the focus is in the field. @returns what had it in between */
const tabToField = async (chat: ChatHarness): Promise<readonly HTMLElement[]> => {
  const stops: HTMLElement[] = [];
  for (let presses = 0; presses < 100; presses++) {
    await sendKeys({ press: 'Tab' });
    const at = focused(chat);
    if (at === chat.input) return stops;
    if (at) stops.push(at);
  }
  throw new Error(`Tab does not reach the field: ${stops.map((stop) => stop.outerHTML.slice(0, 80)).join('\n')}`);
};

describe('three long answers', () => {
  const mount = async (): Promise<ChatHarness> => {
    const answers = await createStreamFixture({ chunks }, { chunks }, { chunks });
    const chat = await mountChat({ endpoint: answers.endpoint, persist: 'none' });
    for (const question of ['One?', 'Two?', 'Three?']) await chat.element.send(question);
    await chat.until(() => chat.parts('edit-question').length === 3, 'what is loaded a while later');
    await chat.until(() => chat.parts('code-tools').length === 6, 'the buttons of code');
    await settled();
    return chat;
  };

  it('have no more Tab stops than controls and scrollers', async function () {
    this.timeout(60_000);
    const chat = await mount();
    chat.part('new-conversation')!.focus();
    const stops = await tabToField(chat);
    const perQuestion = 1; // Edit.
    const perAnswer =
      1 + // The steps.
      2 + // The markers of two sources.
      1 + // Code that scrolls.
      1 + // Wrap its lines.
      2 + // Copy, for each code.
      2 + // The cited sources in the list, each a link.
      2 + // Their buttons "Show where it is cited".
      1 + // Other results.
      2; // Copy the answer, details.
    const askAgain = 1; // Below the newest answer.
    const others = 3; // The menu, the button that skips, the transcript.
    expect(stops.length, stops.map((stop) => `${stop.localName}.${stop.className}`).join('\n')).to.be.at.most(
      3 * (perQuestion + perAnswer) + askAgain + others + 1, // The button to the latest.
    );
    const scrollers = stops.filter((stop) => stop.matches('pre, .table'));
    expect(scrollers.map(({ textContent }) => textContent!.slice(0, 8))).to.deep.equal(['--option', '--option', '--option']);
  });

  it('are skipped by one of them, which is seen while it has the focus', async () => {
    const chat = await mount();
    const skip = chat.part('skip-to-field')!;
    expect(skip.offsetWidth, 'hidden').to.equal(1);
    chat.part('menu-button')!.focus();
    await sendKeys({ press: 'Tab' });
    expect(focused(chat) === skip, 'it is the first').to.equal(true);
    expect(skip.textContent!.trim()).to.equal(english.skipToField);
    const { left, top, width, height } = skip.getBoundingClientRect();
    expect(width > 60 && height >= 24, 'seen').to.equal(true);
    expect(chat.root.elementFromPoint(left + width / 2, top + height / 2) === skip, 'covered by nothing').to.equal(true);
    await sendKeys({ press: 'Enter' });
    expect(focused(chat) === chat.input, 'the field').to.equal(true);
  });

  it('that are not there are not skipped', async () => {
    const chat = await mountChat({});
    expect(chat.part('skip-to-field') === null).to.equal(true);
  });
});
