import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { createAnswerRenderer, type AnswerRenderer } from '../../src/markdown/answer-renderer.js';

const code = (length: number): string => `\`\`\`\n${'x'.repeat(length)}\n\`\`\`\n\n`;
const table = (length: number): string => `| a | b |\n|---|---|\n| ${'x'.repeat(length)} | c |\n\n`;

const render = async (width = 400): Promise<{ readonly host: HTMLElement; readonly answer: AnswerRenderer }> => {
  const host = await fixture<HTMLElement>(html`<div style="font: 10px monospace"></div>`);
  // As the widget has it.
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`pre, .table { overflow-x: auto; margin: 0 } .table { inline-size: 100% }`);
  document.adoptedStyleSheets = [sheet];
  host.style.inlineSize = `${width}px`;
  return { host, answer: createAnswerRenderer(host) };
};

const stops = (host: HTMLElement): readonly number[] =>
  [...host.querySelectorAll<HTMLElement>('pre, .table')].map(({ tabIndex }) => tabIndex);

const until = (host: HTMLElement, wanted: readonly number[], what: string): Promise<void> =>
  waitUntil(() => String(stops(host)) === String(wanted), `${what}: ${wanted}`, { interval: 10, timeout: 8_000 });

describe('code and tables', () => {
  afterEach(() => (document.adoptedStyleSheets = []));

  it('are Tab stops only while they scroll, wherever they are', async () => {
    const { host, answer } = await render();
    const nested = `- ${code(200).trimEnd().replaceAll('\n', '\n  ')}\n- b\n\n`;
    answer.push(code(10) + code(200) + table(10) + table(200) + nested);
    answer.end();
    await until(host, [-1, 0, -1, 0, 0], 'at first');
    host.style.inlineSize = '3000px';
    await until(host, [-1, -1, -1, -1, -1], 'in a wide window');
    host.style.inlineSize = '30px';
    await until(host, [0, 0, 0, 0, 0], 'in a narrow one');
  });

  it('become Tab stops with the text that makes them scroll, also in their last line', async () => {
    const { host, answer } = await render();
    answer.push('```\nshort');
    await until(host, [-1], 'short');
    const before = host.querySelector('pre')!;
    before.focus();
    answer.push('x'.repeat(200));
    await until(host, [0], 'long');
    expect(host.querySelector('pre') === before, 'the same element').to.equal(true);
    expect(document.activeElement === before, 'still with the focus').to.equal(true);
    answer.push(`\n\`\`\`\n\n${table(10).trimEnd()}`);
    await until(host, [0, -1], 'a table behind it');
    answer.push(`\n| ${'y'.repeat(200)} | d |`);
    await until(host, [0, 0], 'a long row');
    answer.end();
    await until(host, [0, 0], 'at the end');
  });

  it('keep the focus when they scroll no more', async () => {
    const { host, answer } = await render();
    answer.push(code(200));
    answer.end();
    await until(host, [0], 'long');
    const pre = host.querySelector('pre')!;
    pre.focus();
    host.style.inlineSize = '3000px';
    await until(host, [-1], 'in a wide window');
    expect(document.activeElement === pre).to.equal(true);
  });

  it('cost no layout while text streams in', async () => {
    const { host, answer } = await render();
    let reads = 0;
    const { get } = Object.getOwnPropertyDescriptor(Element.prototype, 'scrollWidth')!;
    Object.defineProperty(Element.prototype, 'scrollWidth', {
      configurable: true,
      get(this: Element) {
        reads++;
        return get!.call(this) as number;
      },
    });
    try {
      answer.push('```\n');
      for (let line = 0; line < 200; line++) answer.push('word '.repeat(40));
      // As often as it takes in this task.
      while (answer.flush());
      expect(host.querySelector('pre') !== null).to.equal(true);
      expect(reads, 'reads before the layout').to.equal(0);
      await until(host, [0], 'after the layout');
      expect(reads, 'reads after it').to.be.at.most(3);
    } finally {
      Object.defineProperty(Element.prototype, 'scrollWidth', { configurable: true, get: get! });
    }
  });
});
