import type { Source } from '../conversation/conversation.js';

/** The renderer's texts; the widget gives them in the reader's language. */
export interface AnswerLabels {
  /** Language of these texts, for what shows them in an answer of another language; none if empty, as by default. */
  readonly language: string;
  /** A marker's name for a screen reader. */
  source(number: number, source: Source): string;
  /** Behind the name of each link to a page; none if empty, as by default. The renderer has no styles that hide it. */
  readonly opensInNewTab: string;
  readonly copyCode: string;
  /** The name of the same button, as an answer may have several: number from 1; `language` may be empty. */
  copyCodeOf(number: number, language: string): string;
  readonly copied: string;
  /** Names of regions that scroll. */
  code(language: string): string;
  /** Of the button at code that is rendered: it shows the code again. */
  readonly showCode: string;
  readonly table: string;
  /** The same, with the heads of the columns. */
  tableOf(columns: string): string;
  readonly taskDone: string;
  readonly taskOpen: string;
  /** What stands for a picture that is not loaded. */
  image(description: string): string;
  /** Behind text whose marks are too many to make sense of. */
  readonly plainText: string;
}

export const englishLabels: AnswerLabels = {
  language: '',
  source: (number, { title, siteName, appId }) => `Source ${number}: ${[title, siteName ?? appId].filter(Boolean).join(', ')}`,
  opensInNewTab: '',
  copyCode: 'Copy code',
  copyCodeOf: (number, language) => `Copy code ${number}${language && `, ${language}`}`,
  copied: 'Copied',
  code: (language) => (language ? `Code, ${language}` : 'Code'),
  showCode: 'Show code',
  table: 'Table',
  tableOf: (columns) => `Table: ${columns}`,
  taskDone: 'Done',
  taskOpen: 'To do',
  image: (description) => (description ? `Image: ${description}` : 'Image'),
  plainText: 'This part is shown as plain text.',
};
