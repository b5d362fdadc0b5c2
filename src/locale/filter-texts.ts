import type { FilterStrings } from './strings.js';

const date = new Intl.DateTimeFormat('en', { dateStyle: 'medium' });

/** In a file of its own, which is loaded where questions can be restricted. Other languages have these texts with all others. */
export const filterEnglish: FilterStrings = {
  filter: 'Filter',
  filterNames: { appId: 'App', type: 'Type', createdBy: 'Author', date: 'Date' },
  filteredBy: (name, value) => `${name}: ${value}`,
  since: (day) => `Since ${date.format(day)}`,
  until: (day) => `Until ${date.format(day)}`,
  clearFilters: 'Clear all',
  loadingFilters: 'Loading …',
  filtersFailed: 'The filters could not be loaded.',
  findValue: (name) => `Find: ${name}`,
  noValues: 'Nothing found',
  moreValues: 'Type to find more',
  pastWeek: 'Past week',
  pastMonth: 'Past month',
  pastYear: 'Past year',
  from: 'From',
  to: 'To',
};
