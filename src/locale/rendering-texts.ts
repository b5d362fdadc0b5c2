import type { RenderingStrings } from './strings.js';

/** In a file of its own, which is loaded with the first rendered code. Other languages have these texts with all others. */
export const renderingEnglish: RenderingStrings = {
  showCode: 'Show code',
};
