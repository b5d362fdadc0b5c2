import { expect } from '@open-wc/testing';
import { createStreamFixture } from '../fixtures/stream-fixture.js';
import type { CodeRendering } from '../../src/markdown/rendering/code-renderers.js';
import type { UnleashChat } from '../../src/unleash-chat.js';
import { event, mountChat, settled, type ChatHarness } from './harness.js';

const code = 'graph TD\n  A-->B\n';
const answer = `Before.\n\n\`\`\`mermaid\n${code}\`\`\`\n\nAfter.`;

async function ask(settings: Partial<UnleashChat>, ...chunks: readonly string[]): Promise<ChatHarness> {
  const answers = await createStreamFixture({ chunks: (chunks[0] ? chunks : [answer]).map((text) => event({ text })) });
  const chat = await mountChat({ endpoint: answers.endpoint, persist: 'none', ...settings });
  await chat.element.send('How?');
  return chat;
}

const drawing = (chat: ChatHarness): HTMLElement | null => chat.element.querySelector(':scope > [slot^="rendering-"]');

/** Calls `run` with console.error replaced, and returns what was written. */
async function errorsOf(run: () => Promise<void>): Promise<readonly string[]> {
  const written: string[] = [];
  const { error } = console;
  console.error = (...parts: readonly unknown[]) => void written.push(parts.map(String).join(' '));
  try {
    await run();
  } finally {
    console.error = error;
  }
  return written;
}

describe('codeRenderers', () => {
  it('are called once with the finished code, and an element of the page', async () => {
    const calls: { readonly text: string; readonly rendering: CodeRendering; readonly parent: Element | null }[] = [];
    const mermaid = (text: string, element: HTMLElement, rendering: CodeRendering): void => {
      calls.push({ text, rendering, parent: element.parentElement });
      element.textContent = 'A drawing';
    };
    const chat = await ask({ codeRenderers: { mermaid }, theme: 'dark' }, ...(answer.match(/[^]{1,7}/g) ?? []));
    await chat.until(() => chat.part('show-code'), 'the button');
    await settled();
    expect(calls).to.have.lengthOf(1);
    expect(calls[0]!.text).to.equal(code.trimEnd());
    expect(calls[0]!.parent).to.equal(chat.element);
    expect(calls[0]!.rendering.language).to.equal('mermaid');
    expect(calls[0]!.rendering.theme).to.equal('dark');
    const element = drawing(chat)!;
    expect(element.assignedSlot!.closest('.code')).to.equal(chat.part('code'));
    expect(element.getBoundingClientRect().height).to.be.greaterThan(0);
    expect(chat.part('code')!.querySelector('pre')!.checkVisibility()).to.equal(false);
  });

  it('leave the code to its buttons', async () => {
    const chat = await ask({ codeRenderers: { mermaid: (_text, element) => element.append('A drawing') } });
    await chat.until(() => chat.part('show-code'), 'the button');
    const button = chat.part('show-code')!;
    const pre = chat.part('code')!.querySelector('pre')!;
    expect([button.textContent, button.getAttribute('aria-pressed')]).to.deep.equal(['Show code', 'false']);
    button.click();
    expect(button.getAttribute('aria-pressed')).to.equal('true');
    expect([pre.checkVisibility(), drawing(chat)!.checkVisibility()]).to.deep.equal([true, false]);
    button.click();
    expect([pre.checkVisibility(), drawing(chat)!.checkVisibility()]).to.deep.equal([false, true]);
    expect(chat.part('copy-code')!.checkVisibility()).to.equal(true);
    await expect(chat.prose).to.be.accessible();
    expect(await chat.element.exportConversation('markdown')).to.include(code);
    expect(chat.element.querySelectorAll('[slot^="rendering-"]')).to.have.lengthOf(1);
  });

  it('that throw or reject leave the code in view, with an error for the developer', async () => {
    const renderers = {
      throws: () => {
        throw new Error('no such diagram');
      },
      rejects: async (_text: string, element: HTMLElement) => {
        element.append('half of it');
        await Promise.resolve();
        throw new Error('no such diagram');
      },
    };
    for (const name of Object.keys(renderers)) {
      const errors = await errorsOf(async () => {
        const chat = await ask({ codeRenderers: renderers }, `\`\`\`${name}\nx\n\`\`\`\n`);
        await chat.until(() => chat.part('code') && !drawing(chat) && !chat.part('rendering'), 'only the code');
        await settled();
        expect(chat.part('code')!.querySelector('pre')!.checkVisibility()).to.equal(true);
        expect(chat.part('show-code')).to.equal(null);
        expect(chat.part('copy-code')).not.to.equal(null);
      });
      expect(errors.filter((line) => line.includes('no such diagram'))).to.have.lengthOf(1);
      expect(errors[0]).to.include(`The renderer for "${name}" failed`);
    }
  });

  it('are not called for other languages, or names that every object has', async () => {
    let calls = 0;
    const chat = await ask(
      { codeRenderers: { mermaid: () => void calls++ } },
      ['constructor', '__proto__', 'toString', 'js', ''].map((name) => `\`\`\`${name}\nx\n\`\`\`\n\n`).join(''),
    );
    await settled();
    expect(chat.parts('code')).to.have.lengthOf(5);
    expect(calls).to.equal(0);
    expect(chat.part('rendering')).to.equal(null);
  });

  it('get text, never elements, of what an answer tries', async () => {
    const hostile = '<img src=x onerror="alert(1)">\n</code></pre><script>alert(1)</script>\n\u202e%%{init: {}}%%';
    let text = '';
    const chat = await ask(
      { codeRenderers: { mermaid: (given, element) => element.append((text = given)) } },
      `\`\`\`mermaid\n${hostile}\n\`\`\`\n`,
    );
    await chat.until(() => chat.part('show-code'), 'the button');
    expect(text).to.equal(hostile.replace('\u202e', '[U+202E]'));
    expect(chat.root.querySelector('.prose :is(img, script)')).to.equal(null);
  });

  it('are told when their answer is gone, and their element goes with it', async () => {
    const signals: AbortSignal[] = [];
    const chat = await ask({ codeRenderers: { mermaid: (_text, _element, { signal }) => void signals.push(signal) } });
    await chat.until(() => chat.part('show-code'), 'the button');
    expect(signals[0]!.aborted).to.equal(false);
    chat.element.newConversation();
    await chat.until(() => signals[0]!.aborted, 'the signal');
    expect(drawing(chat)).to.equal(null);
  });

  it('wait for the end of the block, not of the answer', async () => {
    const answers = await createStreamFixture({
      chunks: ['```mermaid\ngraph TD\n', '  A-->B\n', '```\n\nAnd', ' so on.'].map((text) => event({ text })),
      waits: 'step',
    });
    let calls = 0;
    const codeRenderers = { mermaid: () => void calls++ };
    const chat = await mountChat({ endpoint: answers.endpoint, persist: 'none', codeRenderers });
    const turn = chat.element.send('How?');
    await answers.release(2);
    await chat.until(() => chat.prose?.querySelector('pre')?.textContent.includes('A-->B'), 'the code');
    await settled();
    expect(calls).to.equal(0);
    await answers.release(1);
    await chat.until(() => calls === 1, 'the call');
    const pre = chat.prose!.querySelector('pre');
    await answers.release(2);
    await turn;
    await settled();
    expect(calls).to.equal(1);
    expect(chat.prose!.querySelector('pre')).to.equal(pre);
  });
});
