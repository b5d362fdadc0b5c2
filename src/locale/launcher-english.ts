import type { LauncherStrings } from './strings.js';

/** The part of English that every page loads. Separate from `english.ts` to keep the download of a closed popup small. */
export const launcherEnglish: LauncherStrings = {
  language: 'en',
  direction: 'ltr',
  unavailable: 'The chat could not be loaded. Check your connection.',
  outdated: 'This page is out of date. Reload it.',
  label: 'Assistant',
  named: (name, text) => `${name}: ${text}`,
  placeholder: 'Ask a question',
  close: 'Close',
  resize: 'Resize (drag or use the arrow keys)',
  answerReady: 'The answer is ready',
  answerFailed: 'The answer failed',
  answerInterrupted: 'The answer was interrupted',
};
