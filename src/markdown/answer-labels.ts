import type { Source } from '../conversation/conversation.js';

/** The renderer's texts; the widget gives them in the reader's language. */
export interface AnswerLabels {
  /** A marker's name for a screen reader. */
  source(number: number, source: Source): string;
  readonly copyCode: string;
  readonly copied: string;
  /** Names of regions that scroll. */
  code(language: string): string;
  readonly table: string;
  readonly taskDone: string;
  readonly taskOpen: string;
  /** What stands for a picture that is not loaded. */
  image(description: string): string;
  /** Behind text whose marks are too many to make sense of. */
  readonly plainText: string;
}

export const englishLabels: AnswerLabels = {
  source: (number, { title, siteName, appId }) => `Source ${number}: ${[title, siteName ?? appId].filter(Boolean).join(', ')}`,
  copyCode: 'Copy code',
  copied: 'Copied',
  code: (language) => (language ? `Code, ${language}` : 'Code'),
  table: 'Table',
  taskDone: 'Done',
  taskOpen: 'To do',
  image: (description) => (description ? `Image: ${description}` : 'Image'),
  plainText: 'This part is shown as plain text.',
};
