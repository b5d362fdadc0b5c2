import { expect } from '@open-wc/testing';
import { createStreamFixture } from '../fixtures/stream-fixture.js';
import { event, mountChat, settled } from './harness.js';

describe('code that is wider than the chat', () => {
  it('scrolls to its end, in its first and its last group of lines', async () => {
    const line = `${'--option '.repeat(60)}--last`;
    // Long code is shown in several groups of lines, whose layout is contained.
    const code = Array(120).fill(line).join('\n');
    const answers = await createStreamFixture({ chunks: [event({ text: `\`\`\`sh\n${code}\n\`\`\`` })] });
    const chat = await mountChat({ endpoint: answers.endpoint, persist: 'none' });
    await chat.element.send('Which options?');
    await settled();
    const pre = chat.prose!.querySelector('pre')!;
    const groups = [...pre.querySelectorAll<HTMLElement>('.lines')];
    expect(groups.length).to.be.greaterThan(2);
    for (const group of [groups[0]!, groups.at(-1)!]) {
      group.scrollIntoView({ block: 'end', inline: 'nearest' });
      await settled();
      pre.scrollLeft = pre.scrollWidth;
      await settled();
      const texts = document.createTreeWalker(group, NodeFilter.SHOW_TEXT);
      let text = group.firstChild as Text;
      // Colours divide it.
      while (texts.nextNode()) if (texts.currentNode.textContent!.trim()) text = texts.currentNode as Text;
      const range = document.createRange();
      const end = text.data.trimEnd().length;
      range.setStart(text, Math.max(0, end - 6));
      range.setEnd(text, end);
      const [last, frame] = [range.getBoundingClientRect(), pre.getBoundingClientRect()];
      expect(last.right <= group.getBoundingClientRect().right + 1, 'not cut').to.equal(true);
      expect(last.right, 'in view').to.be.at.most(frame.right + 1);
      expect(last.left, 'in view').to.be.at.least(frame.left);
    }
  });
});
