import type { CodeStrings } from './strings.js';

/** In a file of its own, which is loaded with the first code. Other languages have these texts with all others. */
export const codeEnglish: CodeStrings = {
  wrapLines: 'Wrap lines',
  downloadCode: 'Download',
};
