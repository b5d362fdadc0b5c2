/** Entry of the script that runs in the page: makes `findFlaws` global. */
import { findFlaws } from './find-flaws.js';

declare global {
  var findFlaws: (chat: Element) => readonly string[];
}

globalThis.findFlaws = findFlaws;
