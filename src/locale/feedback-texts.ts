import type { FeedbackStrings } from './strings.js';

/** In a file of its own, which is loaded where answers can be rated. Other languages have these texts with all others. */
export const feedbackEnglish: FeedbackStrings = {
  helpful: 'Helpful',
  notHelpful: 'Not helpful',
  feedbackReceived: 'Thank you for your feedback',
  feedbackQuestion: 'What was wrong with this answer?',
  feedbackReasons: {
    incorrect: 'Not correct',
    incomplete: 'Not complete',
    outdated: 'Out of date',
    'wrong-sources': 'Wrong sources',
  },
  feedbackComment: 'In your own words (optional)',
};
