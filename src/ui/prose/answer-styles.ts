import { answerPrint } from './answer-print.js';
import { citationStyles } from './citation-styles.js';
import { codeAndTableStyles } from './code-and-table-styles.js';
import { proseStyles } from './prose-styles.js';
import { sourcesStyles } from '../sources/sources-styles.js';

/** The styles of what comes with the renderer, in their order. */
export const answerStyles = [proseStyles, codeAndTableStyles, citationStyles, sourcesStyles, answerPrint];
