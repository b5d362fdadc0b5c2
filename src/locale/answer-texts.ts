import type { AnswerStrings } from './strings.js';

/** In a file of its own, which is loaded with the first answer. Other languages have these texts with all others. */
export const answerEnglish: AnswerStrings = {
  answerActions: 'Actions for this answer',
  copyAnswer: 'Copy answer',
  notCopied: 'The browser did not allow copying',
  suggestions: 'Suggested follow-up questions',
};
