/** The example of the guide, with the real library. */
import { expect } from '@open-wc/testing';
import mermaid from 'mermaid';
import { createStreamFixture } from '../fixtures/stream-fixture.js';
import type { CodeRenderer } from '../../src/markdown/rendering/code-renderers.js';
import { event, mountChat, type ChatHarness } from './harness.js';

// What a diagram must not set for itself.
const secure = [
  ...['secure', 'securityLevel', 'startOnLoad', 'maxTextSize', 'maxEdges', 'suppressErrorRendering'],
  ...['htmlLabels', 'flowchart', 'themeCSS', 'themeVariables', 'fontFamily'],
];
const safely = { startOnLoad: false, securityLevel: 'strict', suppressErrorRendering: true, htmlLabels: false, secure } as const;

let count = 0;
const renderMermaid: CodeRenderer = async (text, element, { theme, signal }) => {
  mermaid.initialize({ ...safely, theme: theme === 'dark' ? 'dark' : 'default' });
  const { svg } = await mermaid.render(`diagram-${++count}`, text);
  if (!signal.aborted) element.innerHTML = svg;
};

async function draw(code: string): Promise<ChatHarness> {
  const answers = await createStreamFixture({ chunks: [event({ text: `\`\`\`mermaid\n${code}\n\`\`\`\n` })] });
  const chat = await mountChat({ endpoint: answers.endpoint, persist: 'none', codeRenderers: { mermaid: renderMermaid } });
  await chat.element.send('How?');
  return chat;
}

const drawingOf = ({ element }: ChatHarness): Element | null => element.querySelector('[slot^="rendering-"] svg');

describe('mermaid as a code renderer', () => {
  it('draws a diagram in the place of its code', async () => {
    const chat = await draw('graph TD\n  Draft --> Review\n  Review --> Approved');
    await chat.until(() => chat.part('show-code'), 'the drawing');
    expect(drawingOf(chat)!.textContent).to.include('Approved');
    const { width, height } = drawingOf(chat)!.getBoundingClientRect();
    expect(Math.min(width, height)).to.be.greaterThan(20);
  });

  it('runs nothing of an answer in its strict mode', async () => {
    let isRun = false;
    Object.assign(window, { attack: () => (isRun = true) });
    const hostile = [
      'graph TD',
      '  A["<img src=x onerror=attack()>"] --> B["<script>attack()</script>"]',
      '  click A href "javascript:attack()"',
      '  click B call attack()',
    ].join('\n');
    const pictures: Element[] = [];
    const observer = new MutationObserver(() => pictures.push(...document.querySelectorAll('img, image, iframe')));
    observer.observe(document, { childList: true, subtree: true });
    const directive =
      '{"securityLevel": "loose", "htmlLabels": true, "flowchart": {"htmlLabels": true}, "themeCSS": "* { cursor: url(/x) }"}';
    const chat = await draw(`%%{init: ${directive}}%%\n${hostile}`);
    await chat.until(() => chat.part('show-code'), 'the drawing');
    observer.disconnect();
    expect(pictures.length, 'pictures that load').to.equal(0);
    const svg = drawingOf(chat)!;
    expect(svg.innerHTML).not.to.include('url(/x)');
    for (const node of svg.querySelectorAll('.node')) node.dispatchEvent(new MouseEvent('click', { bubbles: true }));
    expect(svg.querySelector('script, [onerror], [onclick], [href^="javascript"]')).to.equal(null);
    expect(isRun).to.equal(false);
  });

  it('shows the code of a diagram that it cannot read', async () => {
    const { error } = console;
    const written: unknown[] = [];
    console.error = (...parts: readonly unknown[]) => void written.push(parts[0]);
    try {
      const chat = await draw('graph TD\n  A --');
      await chat.until(() => written.some((text) => String(text).includes('The renderer for "mermaid" failed')), 'the error');
      expect(chat.part('code')!.querySelector('pre')!.checkVisibility()).to.equal(true);
      expect(chat.part('show-code')).to.equal(null);
    } finally {
      console.error = error;
    }
  });
});
