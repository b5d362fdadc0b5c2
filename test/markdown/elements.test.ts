import { expect } from '@open-wc/testing';
import { endAnswer, renderAnswer, startAnswer } from './render-answer.js';

describe('elements of an answer', () => {
  it('demotes headings below those of the page', () => {
    const names = (options = {}) =>
      Array.from(
        renderAnswer('# a\n\n## b\n\n###### c', [], [], options).querySelectorAll('[part=heading]'),
        ({ localName }) => localName,
      );
    expect(names()).to.deep.equal(['h3', 'h4', 'h6']);
    expect(names({ headingLevel: 2 })).to.deep.equal(['h2', 'h3', 'h6']);
  });

  it('names code, its language and its copy button', () => {
    const figure = renderAnswer('```ts title\nlet a = "<b>";\n```').querySelector('figure.code')!;
    expect(figure.querySelector('.code-language')?.textContent).to.equal('ts');
    expect(figure.querySelector('code')?.textContent).to.equal('let a = "<b>";');
    expect(figure.querySelector('pre')?.getAttribute('aria-label')).to.equal('Code, ts');
  });

  it('copies code, without a secure context too', async () => {
    const { host, renderer } = startAnswer();
    document.body.append(host);
    renderer.push('```\na\n  b\n```');
    endAnswer(renderer);
    const copied: string[] = [];
    const clipboard = Object.getOwnPropertyDescriptor(Navigator.prototype, 'clipboard')!;
    Object.defineProperty(navigator, 'clipboard', { configurable: true, value: undefined });
    const execCommand = document.execCommand.bind(document);
    document.execCommand = () => {
      // No browser copies without a gesture of the reader: the event is what it would fire.
      const data = new DataTransfer();
      document.dispatchEvent(new ClipboardEvent('copy', { clipboardData: data, cancelable: true }));
      copied.push(data.getData('text/plain') || getSelection()!.toString());
      return true;
    };
    const button = host.querySelector<HTMLElement>('.copy-code')!;
    button.click();
    await new Promise<void>((resolve) => new MutationObserver(() => resolve()).observe(button, { childList: true }));
    document.execCommand = execCommand;
    Object.defineProperty(Navigator.prototype, 'clipboard', clipboard);
    delete (navigator as { clipboard?: unknown }).clipboard;
    expect(copied).to.deep.equal(['a\n  b']);
    expect(button.textContent).to.equal('Copied');
    host.remove();
  });

  it('frames tables and marks their headers', () => {
    const host = renderAnswer('| a | b |\n|:-:|--:|\n| 1 | 2<br>3 |');
    expect(host.querySelector('.table')?.getAttribute('role')).to.equal('region');
    expect(host.querySelector('.table')?.getAttribute('tabindex')).to.equal('-1');
    expect(Array.from(host.querySelectorAll('th'), ({ scope }) => scope)).to.deep.equal(['col', 'col']);
    expect(host.querySelector('td')?.getAttribute('align')).to.equal('center');
    expect(host.querySelectorAll('td br')).to.have.lengthOf(1);
  });

  it('labels the boxes of tasks, which cannot be ticked', () => {
    const boxes = Array.from(renderAnswer('- [x] a\n- [ ] b').querySelectorAll<HTMLInputElement>('li.task > input'));
    expect(boxes.map(({ checked, disabled, ariaLabel }) => [checked, disabled, ariaLabel])).to.deep.equal([
      [true, true, 'Done'],
      [false, true, 'To do'],
    ]);
  });

  it('opens links in a new tab and shows where they lead', () => {
    const host = renderAnswer(
      `[Off site](https://www.elsewhere.example/a) [elsewhere.example](https://elsewhere.example) [here](${location.origin}/a) [mail](mailto:a@b.example)`,
    );
    const links = Array.from(host.querySelectorAll('a'));
    expect(links.map(({ textContent }) => textContent)).to.deep.equal([
      'Off site (elsewhere.example)',
      'elsewhere.example',
      'here',
      'mail (a@b.example)',
    ]);
    expect(links.every(({ target, rel }) => target === '_blank' && rel === 'noopener noreferrer')).to.equal(true);
    expect(links[3]?.title).to.equal('mailto:a@b.example');
  });

  it('loads pictures from allowed origins only', () => {
    const text =
      '![one](https://images.example/a.png "T") ![two](https://images.example.evil/b.png) [![three](https://x.example/c.png)](https://docs.example)';
    const host = renderAnswer(text, [], [], { imageOrigins: ['https://images.example'] });
    expect(Array.from(host.querySelectorAll('img'), ({ src, alt }) => [src, alt])).to.deep.equal([
      ['https://images.example/a.png', 'one'],
    ]);
    expect(Array.from(host.querySelectorAll('a'), ({ href }) => href)).to.deep.equal([
      'https://images.example.evil/b.png',
      'https://docs.example/',
    ]);
    expect(host.querySelector('.image-link')?.textContent).to.equal('Image: two (images.example.evil)');
    expect(renderAnswer(text).querySelector('img')).to.equal(null);
  });

  it('takes its texts from the caller', () => {
    const host = renderAnswer('```\na\n```', [], [], { labels: { copyCode: 'Code kopieren' } });
    expect(host.querySelector('button')?.textContent).to.equal('Code kopieren');
  });
});
