/** The buttons of finished code, and the numbers of its lines. */
import { expect } from '@open-wc/testing';
import type { UnleashChat } from '../../src/unleash-chat.js';
import { createStreamFixture } from '../fixtures/stream-fixture.js';
import { copyEventOf, loadCopying } from '../markdown/copy-event.js';
import { event, mountChat, settled, type ChatHarness } from './harness.js';
import { savedFiles } from './saved-files.js';

const fenced = (language: string, code: string): string => `\`\`\`${language}\n${code}\n\`\`\`\n`;
const wide = `echo ${'--option '.repeat(60)}end`;

async function answerWith(text: string, settings: Partial<UnleashChat> = {}, numbers = ''): Promise<ChatHarness> {
  const answers = await createStreamFixture({ chunks: [event({ text })] });
  const chat = await mountChat({ endpoint: answers.endpoint, persist: 'none', ...settings });
  chat.element.style.setProperty('--unleash-chat-code-line-numbers', numbers);
  await chat.element.send('How?');
  await chat.until(() => chat.part('code-tools'), 'the buttons');
  await settled();
  return chat;
}

const preOf = (chat: ChatHarness): HTMLElement => chat.prose!.querySelector('pre')!;
const isSeen = (element: HTMLElement | null): boolean => element !== null && element.getClientRects().length > 0;
const groupsOf = (chat: ChatHarness): readonly HTMLElement[] => [...preOf(chat).querySelectorAll<HTMLElement>('.lines')];

describe('finished code', () => {
  it('wraps its lines at the press of a button, and scrolls them at the next', async () => {
    const chat = await answerWith(fenced('sh', `${wide}\n${'a'.repeat(400)}`));
    const [pre, wrap] = [preOf(chat), chat.part('wrap-code')!];
    await chat.until(() => isSeen(wrap), 'the button');
    expect([wrap.textContent, wrap.ariaPressed, pre.tabIndex]).to.deep.equal(['Wrap lines', 'false', 0]);
    wrap.click();
    expect([wrap.ariaPressed, pre.tabIndex]).to.deep.equal(['true', -1]);
    expect(pre.scrollWidth).to.be.at.most(pre.clientWidth + 1);
    expect(isSeen(wrap), 'while they are wrapped').to.equal(true);
    await expect(chat.element).shadowDom.to.be.accessible();
    wrap.click();
    expect([wrap.ariaPressed, pre.tabIndex]).to.deep.equal(['false', 0]);
    expect(pre.scrollWidth).to.be.greaterThan(pre.clientWidth + 1);
  });

  it('has no button for lines that fit, and none to download what is short', async () => {
    const chat = await answerWith(fenced('sh', 'npm ci') + fenced('', 'a\n'.repeat(19) + 'b'));
    await chat.until(() => chat.parts('code-tools').length === 2, 'the buttons');
    expect(chat.parts('wrap-code').filter(isSeen).length).to.equal(0);
    expect(chat.parts('code-tools').filter(isSeen).length, 'groups without a button').to.equal(0);
    expect(chat.part('download-code')).to.equal(null);
    const row = chat.prose!.querySelector<HTMLElement>('figcaption')!;
    expect(row.getBoundingClientRect().height, 'one line').to.be.lessThan(45);
  });

  it('has the button once the chat is too narrow for its lines', async () => {
    const chat = await answerWith(fenced('', 'word '.repeat(12)));
    expect(isSeen(chat.part('wrap-code'))).to.equal(false);
    chat.element.style.inlineSize = '280px';
    await chat.until(() => isSeen(chat.part('wrap-code')), 'the button');
    chat.element.style.inlineSize = '';
    await chat.until(() => !isSeen(chat.part('wrap-code')), 'no button');
  });

  it('is downloaded as it is shown, under the ending of its language', async () => {
    const code = Array.from({ length: 60 }, (_, line) => `  print("${line}\u00e4")`).join('\n');
    for (const [language, name] of [
      ['Python', 'code.py'],
      ['c#', 'code.cs'],
      ['exe', 'code.txt'],
      ['../../x', 'code.txt'],
      ['', 'code.txt'],
    ] as const) {
      const chat = await answerWith(fenced(language, code));
      const files = await savedFiles(() => chat.click('download-code'));
      expect(files.map((file) => file.name)).to.deep.equal([name]);
      expect(await files[0]!.content.text()).to.equal(code);
    }
  });

  it('that is long keeps its buttons in view', async () => {
    const chat = await answerWith(fenced('', 'line\n'.repeat(200)));
    chat.element.style.blockSize = '400px';
    await settled();
    const transcript = chat.part('transcript')!.getBoundingClientRect();
    const copy = chat.part('copy-code')!;
    const wanted = groupsOf(chat)[0]!;
    await chat.until(() => {
      wanted.scrollIntoView({ block: 'center' });
      const { top, height } = copy.getBoundingClientRect();
      const below = wanted.getBoundingClientRect().top;
      return top >= transcript.top && top < transcript.top + 60 && below < top - 400 && height > 0;
    }, 'the button at the top');
    const { left, top } = copy.getBoundingClientRect();
    expect(chat.root.elementFromPoint(left + 4, top + 4)).to.equal(copy);
  });

  it('names its buttons by the code', async () => {
    const chat = await answerWith(fenced('sh', wide) + fenced('sql', wide));
    await chat.until(() => chat.parts('code-tools').length === 2, 'the buttons');
    const names = chat.parts('code-tools').map(({ role, ariaLabel }) => `${role}: ${ariaLabel}`);
    expect(names).to.deep.equal(['group: Code, sh', 'group: Code, sql']);
  });

  it('that the page renders has the button for its lines while they are shown', async () => {
    const codeRenderers = { mermaid: (_: string, element: HTMLElement) => void (element.textContent = 'A drawing') };
    const chat = await answerWith(fenced('mermaid', wide), { codeRenderers });
    await chat.until(() => chat.part('show-code'), 'the drawing');
    await chat.until(() => !isSeen(chat.part('wrap-code')), 'no button');
    chat.part('show-code')!.click();
    await chat.until(() => isSeen(chat.part('wrap-code')), 'the button');
  });
});

describe('the numbers of lines', () => {
  // Of several groups, with empty lines at the beginning, between groups and at the end.
  const code = `\n${Array.from({ length: 130 }, (_, line) => (line % 7 === 3 ? '' : `SELECT ${line}; -- ${'long '.repeat(90)}`)).join('\n')}\n`;

  it('stand beside their lines where the page gives them room, and move nothing else', async () => {
    const chat = await answerWith(fenced('sql', code), {}, '48px');
    const without = await answerWith(fenced('sql', code));
    expect(groupsOf(chat).length).to.be.greaterThan(2);
    // The last two have their layout wherever they are.
    for (const index of [-2, -1]) {
      const [group, other] = [groupsOf(chat).at(index)!, groupsOf(without).at(index)!];
      const { height } = group.getBoundingClientRect();
      expect(textLeft(group) - textLeft(other)).to.equal(48);
      expect(Math.abs(height - other.getBoundingClientRect().height)).to.be.lessThan(0.5);
      // As high as the lines that they number.
      const numbers = getComputedStyle(group, '::before');
      expect(numbers.inlineSize).to.equal('48px');
      expect(Math.abs(parseFloat(numbers.blockSize) - height)).to.be.lessThan(1);
      expect(getComputedStyle(other, '::before').inlineSize).to.equal('0px');
    }
    const all = groupsOf(chat).flatMap((group) => group.dataset['numbers']!.split('\n').map(Number));
    // The line end of the last line begins no other one.
    expect(all).to.deep.equal(
      code
        .replace(/\n$/, '')
        .split('\n')
        .map((_, line) => line + 1),
    );
  });

  it('are sticky beside lines that scroll, and give way while these are wrapped', async () => {
    const chat = await answerWith(fenced('', wide), {}, '48px');
    await chat.until(() => isSeen(chat.part('wrap-code')), 'the button');
    expect(getComputedStyle(groupsOf(chat)[0]!, '::before').position).to.equal('sticky');
    chat.click('code-tools');
    expect(getComputedStyle(groupsOf(chat)[0]!, '::before').display).to.equal('none');
    expect(getComputedStyle(groupsOf(chat)[0]!).paddingInlineStart).to.equal('0px');
  });

  it('are no text: neither selected nor copied', async () => {
    await loadCopying();
    const chat = await answerWith(fenced('sql', code), {}, '48px');
    expect(preOf(chat).textContent).to.equal(code);
    getSelection()!.selectAllChildren(preOf(chat).querySelector('code')!);
    expect(copyEventOf(preOf(chat)).text.trim()).to.equal(code.trim());
  });
});

/** Where the text of a group begins, in it. */
function textLeft(group: HTMLElement): number {
  const range = document.createRange();
  const texts = document.createTreeWalker(group, NodeFilter.SHOW_TEXT);
  while (texts.nextNode() && !/\S/.test(texts.currentNode.textContent!));
  const start = texts.currentNode.textContent!.search(/\S/);
  range.setStart(texts.currentNode, start);
  range.setEnd(texts.currentNode, start + 1);
  return Math.round(range.getBoundingClientRect().left - group.getBoundingClientRect().left);
}
