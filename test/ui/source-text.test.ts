import { expect } from '@open-wc/testing';
import { createAnswerRenderer } from '../../src/markdown/answer-renderer.js';
import { SourceIndex } from '../../src/passages/find-passages.js';
import { SourceText } from '../../src/ui/source-reader/source-text.js';

describe('the text of a source', () => {
  let scroller: HTMLElement;

  /** The text with a mark at the best passage for a statement. */
  const show = async (content: string, statement: string): Promise<HTMLElement> => {
    const [passage] = await (await SourceIndex.of([content], 'Title')).find(statement);
    const text = new SourceText(scroller.querySelector('div')!, [content], (host) => createAnswerRenderer(host));
    text.show(passage!);
    return scroller.querySelector('mark')!;
  };

  beforeEach(() => {
    scroller = document.createElement('div');
    scroller.className = 'source-scroller';
    scroller.append(document.createElement('div'));
    document.body.append(scroller);
  });
  afterEach(() => scroller.remove());

  it('has the mark in the block that was chosen, where others say the same', async () => {
    const countries = ['Germany', 'France', 'Spain', 'Italy'];
    const filler = 'Ask the office for a form & sign it in [your folder](https://e.example/a_(b)).\n\n'.repeat(8);
    for (const between of ['', filler, '| a | b |\n|---|---|\n| 1 | 2 |\n\n', '```sh\nls\n```\n\n'])
      for (const country of countries) {
        const sections = countries.map((each) => `## ${each}\n\n${between}Employees get 25 days of leave per year.`);
        const mark = await show(sections.join('\n\n'), `In ${country}, employees get 25 days of leave per year.`);
        const headings = [...scroller.querySelectorAll('h1, h2, h3, h4')];
        const above = headings.findLast((each) => each.compareDocumentPosition(mark) & Node.DOCUMENT_POSITION_FOLLOWING);
        expect(above?.textContent).to.equal(country);
        expect(mark.textContent).to.equal('Employees get 25 days of leave per year.');
        scroller.querySelector('div')!.replaceChildren();
      }
  });

  it('has the mark at what is written in Markdown', async () => {
    for (const [written, shown] of [
      ['Expenses < 50 EUR need no receipt, those > 50 EUR need a receipt.', undefined],
      [
        'The setting max_retry_count is 2*3 in the office &amp; at home.',
        'The setting max_retry_count is 2*3 in the office & at home.',
      ],
      ['Read the [leave guide][1] in the office first.', 'Read the leave guide in the office first.'],
      ['See <https://hr.example/leave> in the office.', 'See https://hr.example/leave in the office.'],
    ] as const) {
      await show(`Before.\n\n${written}\n\n${'After it.\n\n'.repeat(600)}[1]: https://hr.example/`, written);
      expect([...scroller.querySelectorAll('mark')].map(({ textContent }) => textContent).join('')).to.equal(shown ?? written);
      scroller.querySelector('div')!.replaceChildren();
    }
  });
});
