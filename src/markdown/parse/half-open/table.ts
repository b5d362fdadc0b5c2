import { isInTable } from './leaf.js';

/** `| a | b`: shown as the header of a table whose rule is on its way, not as bars. */
export function missingRule(text: string): string {
  const shown = text.trimEnd();
  const header = shown.slice(shown.lastIndexOf('\n') + 1);
  if (!/^ {0,3}\|/.test(header) || /\n[ \t]*\n\s*$/.test(text) || isInTable(`${shown}\n`)) return '';
  const cells = header.trim().replace(/^\|/, '').replace(/\|$/, '').replace(/\\./g, '').split('|').length;
  return `\n${'|-'.repeat(cells)}|`;
}
