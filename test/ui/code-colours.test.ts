/** The colours of finished code: the same text, near the screen, in every look and theme with enough contrast. */
import { expect } from '@open-wc/testing';
import type { UnleashChat } from '../../src/unleash-chat.js';
import { english } from '../../src/locale/english.js';
import { finishCode } from '../../src/ui/code/finish-code.js';
import type { FinishingContext } from '../../src/ui/prose/finishing-context.js';
import { createStreamFixture } from '../fixtures/stream-fixture.js';
import { copyEventOf, loadCopying } from '../markdown/copy-event.js';
import { event, mountChat, settled, type ChatHarness } from './harness.js';

const sql = "-- Leave\nSELECT days FROM leave WHERE country = 'DE' LIMIT 10;";
const fenced = (language: string, code: string): string => `\`\`\`${language}\n${code}\n\`\`\`\n`;

async function answerWith(text: string, settings: Partial<UnleashChat> = {}): Promise<ChatHarness> {
  const answers = await createStreamFixture({ chunks: [event({ text })] });
  const chat = await mountChat({ endpoint: answers.endpoint, persist: 'none', ...settings });
  await chat.element.send('How?');
  await chat.until(() => chat.prose?.querySelector('.code'), 'the code');
  return chat;
}

/** What a chat gives to what finishes its code. */
const contextOf = ({ element }: ChatHarness): FinishingContext => ({
  host: element as never,
  options: { strings: {}, codeRenderers: {} },
  announcer: { announce: () => undefined },
  strings: () => english,
});

const codeOf = (chat: ChatHarness): HTMLElement => chat.prose!.querySelector('.code code')!;
const coloured = (chat: ChatHarness): Promise<void> =>
  chat.until(() => codeOf(chat).querySelector('.token-keyword'), 'the colours');
const kinds = (chat: ChatHarness): readonly string[] =>
  [...codeOf(chat).querySelectorAll('.lines > span')].map(({ className, textContent }) => `${className} ${textContent}`);

describe('the colours of code', () => {
  it('leave its text as it is', async () => {
    const chat = await answerWith(fenced('SQL', sql));
    await coloured(chat);
    expect(codeOf(chat).textContent).to.equal(sql);
    expect(kinds(chat)).to.include.members([
      'token-comment -- Leave',
      'token-keyword SELECT',
      "token-string 'DE'",
      'token-number 10',
    ]);
  });

  it('are those of the language, and of no other', async () => {
    const chat = await answerWith(fenced('klingon', sql) + fenced('constructor', sql) + fenced('', sql) + fenced('sql', sql));
    chat.prose!.lastElementChild!.scrollIntoView();
    await chat.until(() => chat.prose!.querySelector('.token-keyword'), 'the colours');
    expect([...chat.prose!.querySelectorAll('.code')].map((each) => each.querySelector('.token-keyword') !== null)).to.deep.equal(
      [false, false, false, true],
    );
  });

  it('come with the end of a block, while the answer goes on', async () => {
    const answers = await createStreamFixture({
      chunks: [event({ text: `Run:\n\n${fenced('sql', sql)}` }), event({ text: '\nThen wait.' }), event({ text: ' And go on.' })],
      waits: 'step',
    });
    const chat = await mountChat({ endpoint: answers.endpoint, persist: 'none' });
    const sent = chat.element.send('How?');
    await answers.release(2);
    await chat.until(() => chat.prose?.querySelector('.code'), 'the code');
    await coloured(chat);
    const code = codeOf(chat).innerHTML;
    await answers.release(2);
    await sent;
    await settled();
    expect(codeOf(chat).innerHTML).to.equal(code);
  });

  it('keep what is selected', async () => {
    const figure = document.createElement('figure');
    figure.className = 'code';
    figure.dataset['language'] = 'sql';
    const lines = document.createElement('span');
    lines.className = 'lines';
    lines.textContent = sql;
    figure.append(lines);
    const chat = await answerWith('No code.' + fenced('', 'x'));
    chat.root.append(figure);
    for (const [start, end, isBackward] of [
      [3, 20, false],
      [12, 40, true],
    ] as const) {
      lines.textContent = sql;
      const text = lines.firstChild!;
      const [anchor, focus] = isBackward ? [end, start] : [start, end];
      getSelection()!.setBaseAndExtent(text, anchor, text, focus);
      const ending = new AbortController();
      finishCode([figure], contextOf(chat), ending.signal);
      await chat.until(() => lines.querySelector('.token-keyword'), 'the colours');
      expect(selectedText(chat)).to.equal(sql.slice(start, end));
      ending.abort();
      expect(lines.childNodes.length).to.equal(1);
      expect(selectedText(chat)).to.equal(sql.slice(start, end));
    }
    figure.remove();
  });

  it('are not copied', async () => {
    await loadCopying();
    const chat = await answerWith(fenced('sql', sql));
    await coloured(chat);
    const texts = [...codeOf(chat).querySelectorAll('.lines > span')].map(({ firstChild }) => firstChild!);
    for (const [first, last] of [
      [texts[0]!, texts.at(-1)!],
      [texts[1]!, texts[1]!],
    ] as const) {
      getSelection()!.setBaseAndExtent(first, 1, last, last.textContent!.length);
      const { text, html } = copyEventOf(first.parentElement!);
      const copy = new DOMParser().parseFromString(html, 'text/html');
      expect(copy.querySelector('pre > code')!.textContent).to.equal(text);
      expect(text).to.equal(selectedText(chat));
      expect(html).not.to.match(/token|class/);
      expect(copy.querySelectorAll('code span').length).to.be.at.most(1);
    }
  });

  it('have a contrast of at least 4.5 : 1 in every look and theme', async () => {
    const chat = await answerWith(fenced('sql', sql));
    await coloured(chat);
    const names = ['comment', 'keyword', 'string', 'number', 'name', 'property', 'meta', 'inserted', 'deleted'];
    for (const look of ['default', 'paper', 'bubbles'] as const)
      for (const theme of ['light', 'dark'] as const) {
        chat.element.look = look;
        chat.element.theme = theme;
        await chat.element.updateComplete;
        await settled();
        const grounds = groundsOf(codeOf(chat));
        for (const name of names) {
          const span = document.createElement('span');
          span.className = `token-${name}`;
          codeOf(chat).append(span);
          const [ground, text] = [luminance(grounds), luminance([...grounds, getComputedStyle(span).color])];
          span.remove();
          const [dark, light] = [ground, text].toSorted((a, b) => a - b) as [number, number];
          expect((light + 0.05) / (dark + 0.05), `${name}, ${look}, ${theme}`).to.be.least(4.5);
        }
      }
  });

  it('of a long block come near the screen first, in short pieces of work', async () => {
    const line = "UPDATE leave SET days = 10 WHERE name = 'x' AND year > 2020; -- carried over";
    const code = Array(5_000).fill(line).join('\n');
    const long: number[] = [];
    const observer = new PerformanceObserver((list) => long.push(...list.getEntries().map(({ duration }) => duration)));
    const chat = await answerWith(fenced('', code));
    await settled();
    const figure = chat.prose!.querySelector<HTMLElement>('.code')!;
    figure.dataset['language'] = 'sql';
    const groups = [...figure.querySelectorAll<HTMLElement>('.lines')];
    const isColoured = (group: HTMLElement): boolean => group.querySelector('.token-keyword') !== null;
    groups[0]!.scrollIntoView();
    await settled();
    if (PerformanceObserver.supportedEntryTypes.includes('longtask')) observer.observe({ type: 'longtask' });
    const ending = new AbortController();
    finishCode([figure], contextOf(chat), ending.signal);
    await chat.until(() => isColoured(groups[0]!), 'the first lines');
    expect(groups.filter(isColoured).length).to.be.lessThan(groups.length / 4);
    const last = groups.at(-1)!;
    await chat.until(() => {
      // Lines above get their height when they are first seen, which moves the last ones away again where scrolling is not anchored.
      last.scrollIntoView();
      return isColoured(last);
    }, 'the last lines');
    expect(groups.filter(isColoured).length).to.be.lessThan(groups.length / 2);
    observer.disconnect();
    expect(figure.querySelector('code')!.textContent).to.equal(code);
    // One is the browser's own: it lays out 5,000 lines to scroll to the last.
    expect(long.filter((duration) => duration > 50)).to.have.length.at.most(1);
  });
});

function selectedText(chat: ChatHarness): string {
  const selection = getSelection()!;
  const [range] = selection.getComposedRanges({ shadowRoots: [chat.root as ShadowRoot] });
  const text = document.createRange();
  text.setStart(range!.startContainer, range!.startOffset);
  text.setEnd(range!.endContainer, range!.endOffset);
  return text.toString();
}

/** The backgrounds from the page to an element, on white. */
function groundsOf(element: Element): readonly string[] {
  const parent = element.assignedSlot ?? element.parentNode;
  const around = parent instanceof ShadowRoot ? parent.host : parent;
  const before = around instanceof Element ? groundsOf(around) : ['white'];
  return [...before, getComputedStyle(element).backgroundColor];
}

/** Of colours painted over each other, as WCAG 2.2 defines it. */
function luminance(colors: readonly string[]): number {
  const context = document.createElement('canvas').getContext('2d')!;
  for (const color of colors) {
    context.fillStyle = color;
    context.fillRect(0, 0, 1, 1);
  }
  const [red, green, blue] = [...context.getImageData(0, 0, 1, 1).data].map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
