import { dayEnglish } from './day-texts.js';
import { plural } from './english-numbers.js';
import type { AskingStrings } from './strings.js';

/** In a file of its own, which is loaded once a conversation is under way. Other languages have these texts with all others. */
export const askingEnglish: AskingStrings = {
  ...dayEnglish,
  editQuestion: 'Edit question',
  editingQuestion: 'Editing an earlier question',
  editingReplaces: 'Editing an earlier question. What comes after it will be replaced',
  cancelEditing: 'Cancel editing',
  showMore: 'Show more',
  showLess: 'Show less',
  charactersLeft: (count) => `${plural(count, 'character', 'characters')} left`,
  charactersBeyond: (count) => `${plural(count, 'character', 'characters')} too many`,
  answerBelow: 'Answer is being written below',
  newAnswers: (count) => plural(count, 'new answer', 'new answers'),
};
