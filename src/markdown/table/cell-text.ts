/** Shown in a cell, but not part of it. */
const notes = '.citations, .citation-line, .link-host, .new-tab, .plain-note, button';

/** Invisible characters that a spreadsheet would keep: directions, joiners of lines, soft hyphens. Those within emoji stay. */
const invisible = /[\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g;

/** The text of a cell, as a spreadsheet should have it. A line break of the cell is a line end. */
export function cellText(cell: Element): string {
  const copy = cell.cloneNode(true) as Element;
  for (const note of copy.querySelectorAll(notes)) note.remove();
  for (const lineBreak of copy.querySelectorAll('br')) lineBreak.replaceWith('\n');
  for (const box of copy.querySelectorAll('input')) box.replaceWith(box.checked ? '☑' : '☐');
  for (const image of copy.querySelectorAll('img')) image.replaceWith(image.alt);
  return copy.textContent.replace(invisible, '').trim();
}
