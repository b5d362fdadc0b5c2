import { expect } from '@open-wc/testing';
import { createStreamFixture, type StreamFixture } from '../fixtures/stream-fixture.js';
import { event, mountChat, settled, type ChatHarness } from './harness.js';

const paragraphs = (from: number, count: number): string =>
  event({ text: Array.from({ length: count }, (_, index) => `Paragraph ${from + index}.\n\n`).join('') });

const distance = ({ scrollHeight, scrollTop, clientHeight }: HTMLElement): number => scrollHeight - scrollTop - clientHeight;

describe('scrolling', () => {
  let chat: ChatHarness;
  let answers: StreamFixture;
  let scroller: HTMLElement;

  beforeEach(async () => {
    answers = await createStreamFixture({ chunks: [paragraphs(1, 3), paragraphs(4, 30), paragraphs(34, 30)], waits: 'step' });
    chat = await mountChat({ endpoint: answers.endpoint });
    chat.element.style.setProperty('--unleash-chat-max-height', '400px');
    scroller = chat.part('transcript')!;
    chat.type('Tell me everything');
    chat.press('Enter');
    await answers.release(1);
    await chat.until(() => chat.prose?.textContent?.includes('Paragraph 3.'), 'the first paragraphs');
  });

  const shows = (paragraph: number): Promise<void> =>
    chat.until(() => chat.prose!.textContent!.includes(`Paragraph ${paragraph}.`), `paragraph ${paragraph}`);

  it('holds still once the question has reached the top, and leads to the end with one click', async () => {
    await answers.release(1);
    await shows(33);
    await chat.until(() => chat.root.querySelector('.latest'), 'the button to the latest');
    const question = chat.part('question')!;
    const top = question.getBoundingClientRect().top - scroller.getBoundingClientRect().top;
    expect(top).to.be.within(0, 40);
    const { scrollTop } = scroller;

    await answers.release(1);
    await shows(63);
    await settled();
    expect(scroller.scrollTop).to.equal(scrollTop);

    chat.root.querySelector<HTMLButtonElement>('.latest')!.click();
    await chat.until(() => distance(scroller) < 2, 'the end');
    await chat.until(() => !chat.root.querySelector('.latest'), 'the button gone');
  });

  it('follows on for a reader at the end, and lets go when they scroll up', async () => {
    await answers.release(1);
    await shows(33);
    scroller.scrollTop = scroller.scrollHeight;
    await settled();
    await answers.release(1);
    await shows(63);
    await chat.until(() => distance(scroller) < 2, 'still at the end');

    scroller.scrollTop -= 200;
    await settled();
    const { scrollTop } = scroller;
    await answers.release(1);
    await chat.until(() => chat.element.conversation.messages.at(-1)!.status === 'done', 'the end of the answer');
    await settled();
    expect(scroller.scrollTop).to.equal(scrollTop);
  });

  const news = (): string | undefined => chat.part('latest')?.querySelector('.news')?.textContent ?? undefined;

  it('says that the answer goes on below, and how many are new since the reader has scrolled away', async () => {
    await answers.release(1);
    await shows(33);
    await chat.until(() => news() === 'Answer is being written below', 'what is going on below');
    expect(chat.part('latest')!.innerText.replace(/\s+/g, ' ').trim()).to.equal('Answer is being written below Jump to latest');
    await expect(chat.element).shadowDom.to.be.accessible();
    scroller.scrollTop += 200;
    await settled();
    scroller.scrollTop -= 100;
    await settled();
    await answers.release(2);
    await chat.until(() => news() === '1 new answer', 'one that is new');
    const second = chat.element.send('And more?');
    await chat.until(() => chat.questions.length === 2, 'the second question');
    scroller.scrollTop = 0;
    await settled();
    await answers.release(4);
    await second;
    await chat.until(() => news() === '2 new answers', 'two that are new');
    chat.root.querySelector<HTMLButtonElement>('.latest')!.click();
    await chat.until(() => !chat.part('latest'), 'the button gone');
    scroller.scrollTop = 0;
    await chat.until(() => chat.part('latest'), 'the button again');
    expect(news(), 'nothing is new').to.equal(undefined);
  });

  it('says of an answer that is read along only that it is being written', async () => {
    await answers.release(1);
    await shows(33);
    await chat.until(() => news() === 'Answer is being written below', 'what is going on below');
    await answers.release(2);
    await chat.until(() => chat.part('latest') && news() === undefined, 'the button alone');
  });

  it('never scrolls the page', async () => {
    const spacer = document.body.appendChild(document.createElement('div'));
    spacer.style.height = '3000px';
    const before = window.scrollY;
    await answers.release(2);
    await shows(63);
    await settled();
    expect(window.scrollY).to.equal(before);
    spacer.remove();
  });

  it('begins at the top with a new conversation, however it is begun, and has nothing to lead to before the first question', async () => {
    await answers.release(2);
    await shows(63);
    await chat.until(() => chat.root.querySelector('.latest'), 'the button to the latest');
    chat.root.querySelector<HTMLButtonElement>('.latest')!.click();
    await chat.until(() => distance(scroller) < 2, 'the end');
    chat.element.style.setProperty('--unleash-chat-max-height', '200px');
    chat.element.starters = ['One question', 'Another question', 'A third question'];
    chat.element.newConversation();
    await chat.until(() => chat.part('empty'), 'the start');
    await settled();
    expect(scroller.scrollTop).to.equal(0);
    expect(distance(scroller), 'more than fits').to.be.greaterThan(24);
    expect(chat.root.querySelector('.latest')).to.equal(null);
  });
});

it('a reader who jumps through long code reaches each place, and the page has no error from it', async () => {
  const code = Array.from({ length: 130 }, (_, line) => `SELECT ${line}; -- ${'long '.repeat(90)}`).join('\n');
  const answers = await createStreamFixture({ chunks: [event({ text: `\`\`\`sql\n${code}\n\`\`\`` })] });
  const chat = await mountChat({ endpoint: answers.endpoint, persist: 'none' });
  await chat.element.send('How?');
  await chat.until(() => chat.part('code-tools'), 'finished code');
  const groups = [...chat.prose!.querySelectorAll('.lines')];
  const transcript = chat.part('transcript')!.getBoundingClientRect();
  // An error that nobody handles, such as that of a resize loop, fails the test.
  for (const at of [0, 1, -1, 0, 12, -1, 5, -2]) {
    const group = groups.at(at)!;
    await chat.until(() => {
      group.scrollIntoView({ block: 'center' });
      const { top, bottom } = group.getBoundingClientRect();
      return bottom > transcript.top && top < transcript.bottom;
    }, `group ${at}`);
    await settled();
  }
});
