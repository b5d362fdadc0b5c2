/** What is handed to the page. */
import { findFlaws } from './find-flaws.js';

declare global {
  var findFlaws: (chat: Element) => readonly string[];
}

globalThis.findFlaws = findFlaws;
