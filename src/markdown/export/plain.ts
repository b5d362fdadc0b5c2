import { escapeText, linesOf } from './write-markdown.js';

/** Markdown for text on one line. */
export function oneLine(text: string): string {
  return linesOf(escapeText(plain(text))).join('');
}

/** On one line, without characters that set the direction of what follows. */
export function plain(text: string): string {
  return text
    .replace(/[\u202a-\u202e\u2066-\u2069]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}
