import type { QuestionFilter } from '../../conversation/conversation.js';
import { writeOutHidden } from '../../conversation/write-out-hidden.js';
import type { ChatStrings, FilterStrings } from '../../locale/strings.js';

/** What people read of a filter: "About “Parental leave”", "App: Confluence", "Since Feb 26, 2026". */
export function filterText({ name, label }: QuestionFilter, texts: ChatStrings & FilterStrings): string {
  const text = writeOutHidden(label);
  if (name === 'resourceId') return texts.askedAbout(text);
  if (name === 'appId' || name === 'type' || name === 'createdBy') return texts.filteredBy(texts.filterNames[name], text);
  const day = new Date(`${label}T00:00`);
  // The label of a stored conversation can be anything.
  if (Number.isNaN(day.getTime())) return texts.filteredBy(texts.filterNames.date, text);
  return /(^from|After)Time$/.test(name) ? texts.since(day) : texts.until(day);
}
