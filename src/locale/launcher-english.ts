import type { LauncherStrings } from './strings.js';

/** What a page with a closed chat needs of English: no more is loaded before somebody comes near. */
export const launcherEnglish: LauncherStrings = {
  language: 'en',
  direction: 'ltr',
  unavailable: 'The chat could not be loaded. Please reload the page.',
  label: 'Assistant',
  placeholder: 'Ask a question',
  close: 'Close',
  resize: 'Resize (with the arrow keys)',
  answerReady: 'The answer is ready',
};
