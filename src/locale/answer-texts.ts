import { mergeStrings, type AnswerStrings, type ChatStrings, type StringOverrides } from './strings.js';

/** In a file of its own, which is loaded with the first answer. Other languages have these texts with all others. */
export const answerEnglish: AnswerStrings = {
  answerActions: 'Actions for this answer',
  copyAnswer: 'Copy answer',
  notCopied: 'The browser did not allow copying',
  suggestions: 'Suggested follow-up questions',
};

/** Adds the texts about answers, if `strings` are English. */
export function withAnswerTexts(
  strings: ChatStrings,
  overrides: StringOverrides | null | undefined,
): ChatStrings & AnswerStrings {
  return { ...mergeStrings(answerEnglish, overrides), ...strings };
}
