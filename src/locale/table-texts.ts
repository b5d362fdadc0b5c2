import type { TableStrings } from './strings.js';

/** In a file of its own, which is loaded with the first table. Other languages have these texts with all others. */
export const tableEnglish: TableStrings = {
  sortBy: (column) => `Sort by ${column}`,
  copyTable: 'Copy table',
  downloadTable: 'Download as CSV',
};
