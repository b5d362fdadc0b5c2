/** Entry of the script that runs in the page: makes its checks, and the pseudo-languages, global. */
import { findFlaws } from './find-flaws.js';
import type { Strings } from '../../src/locale/strings.js';
import { pseudoStrings, type PseudoLanguage } from './pseudo-languages.js';
import { shortenedTexts, targetFlaws } from './targets.js';

declare global {
  var findFlaws: (chat: Element, contrast?: number) => readonly string[];
  var pseudoStrings: (language: PseudoLanguage) => Strings;
  var targetFlaws: (chat: Element) => readonly string[];
  var shortenedTexts: (chat: Element) => readonly string[];
}

Object.assign(globalThis, { findFlaws, pseudoStrings, shortenedTexts, targetFlaws });
