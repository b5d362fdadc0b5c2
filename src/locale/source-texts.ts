import { number, plural } from './english-numbers.js';
import type { SourceStrings } from './strings.js';

/** In a file of its own, which is loaded with the first card. Other languages have these texts with all others. */
export const sourceEnglish: SourceStrings = {
  sourceOf: (index, all) => `Source ${number.format(index)} of ${number.format(all)}`,
  citedHereToo: 'Also cited here',
  readingSource: 'Reading the source …',
  inAnotherSource: (found, cited) => `Found in “${found}”, not seen in “${cited}”`,
  notSeenInSource: (blocks) => `Not seen in the text that could be read (${plural(blocks, 'paragraph', 'paragraphs')})`,
  nearestPassage: (blocks) => `The nearest passage in ${plural(blocks, 'paragraph', 'paragraphs')} that could be read`,
  sourceUnreadable: 'The text of this source cannot be read here',
  showInSource: 'Show in source',
  sourceText: (title) => `Source: ${title}`,
  closeSource: 'Close the source',
  openOriginal: 'Open the original',
  passageOf: (index, all) => `Passage ${number.format(index)} of ${number.format(all)}`,
  previousPassage: 'Previous passage',
  nextPassage: 'Next passage',
  emptySource: 'This source has no text.',
  askSource: 'Ask this source',
};
