import { numbersOf } from './list-numbers.js';
import { composedRange } from './selection.js';

/** Shown with an answer, but not part of it. */
const notes = '.citations, .citation-line, .code > :not(pre), .table-tools, .sort, .link-host, .new-tab, .plain-note';
/** Elements that format their contents: a selection inside one is copied with it. */
const formats = 'a, strong, em, del, code, pre, pre span, ul, ol, table, thead, tbody, tr';
const copiedAttributes = 'href title src alt align start value dir type checked disabled'.split(' ');

/**
 * Listener for `copy` events of an answer's host. Copies a selection within the answer without markers, labels, buttons and the
 * hosts of links: as plain text, and as HTML without classes. A selection that begins or ends elsewhere is left to the browser,
 * where `user-select: none` has the same effect.
 */
export function copySelected(event: ClipboardEvent): void {
  const host = event.currentTarget as Element;
  const range = selectedIn(host);
  const content = range && contentOf(range, host);
  if (!content?.textContent || !event.clipboardData) return;
  // eslint-disable-next-line no-restricted-properties -- read, not assigned
  event.clipboardData.setData('text/html', content.innerHTML);
  event.clipboardData.setData('text/plain', textOf(content));
  event.preventDefault();
}

/** The selected text of an answer, as it would be copied. Undefined if the selection does not begin and end in it. */
export function selectedText(host: Element): string | undefined {
  const range = selectedIn(host);
  const content = range && contentOf(range, host);
  return content && textOf(content);
}

/** The selected range, if it begins and ends within the answer. */
export function selectedIn(host: Element): Range | undefined {
  const selection = getSelection();
  // Firefox selects several ranges with the Control key.
  const selected = selection && selection.rangeCount < 2 ? composedRange(selection, host) : undefined;
  if (!selected || !host.contains(selected.startContainer) || !host.contains(selected.endContainer)) return undefined;
  const range = document.createRange();
  range.setStart(selected.startContainer, selected.startOffset);
  range.setEnd(selected.endContainer, selected.endOffset);
  return range;
}

/** The contents of a range as bare elements, without notes; undefined within a note. */
function contentOf(range: Range, host: Element): HTMLElement | undefined {
  const ancestor = range.commonAncestorContainer;
  let around = ancestor instanceof Element ? ancestor : ancestor.parentElement;
  if (around?.closest(notes)) return undefined;
  const content = document.createElement('div');
  content.append(range.cloneContents());
  const items = around ? [...around.querySelectorAll('li')].filter((item) => range.intersectsNode(item)) : [];
  for (; around && around !== host && around.matches(formats); around = around.parentElement) {
    const format = around.cloneNode() as Element;
    format.append(...content.childNodes);
    content.append(format);
  }
  keepNumbers(content, items);
  removeNotes(content);
  // A selection of paragraphs ends at the start of the next block.
  for (const block of [...content.querySelectorAll('li, p, h1, h2, h3, h4, h5, h6')].toReversed()) {
    if (block.textContent || block.querySelector('img, input')) break;
    block.remove();
  }
  bare(content);
  return content;
}

/** Removes what is shown with an answer but is not part of it, and all classes and names. */
export function makeBare(content: Element): void {
  removeNotes(content);
  bare(content);
}

function removeNotes(content: Element): void {
  for (const note of content.querySelectorAll(notes)) note.remove();
}

function bare(content: Element): void {
  for (const figure of content.querySelectorAll('figure')) figure.replaceWith(...figure.childNodes);
  // The colours of code.
  for (const token of content.querySelectorAll('[class^="token-"]')) token.replaceWith(...token.childNodes);
  for (const element of content.querySelectorAll('*'))
    for (const name of element.getAttributeNames()) if (!copiedAttributes.includes(name)) element.removeAttribute(name);
}

/** Plain text as browsers write it: blocks on lines of their own, tabs between cells. Styles of the page do not apply. */
function textOf(content: HTMLElement): string {
  const shell = document.createElement('div');
  shell.style.cssText = 'all: initial; position: fixed; opacity: 0';
  shell.attachShadow({ mode: 'open' }).append(content);
  document.body.append(shell);
  const text = content.innerText;
  shell.remove();
  return text;
}

/** Gives lists of a copy the numbers of the items that were copied. `items`: their originals, in order. */
function keepNumbers(copy: Element, items: readonly Element[]): void {
  copy.querySelectorAll('li').forEach((item, index) => {
    const { parentElement: list } = item;
    const original = items[index]?.parentElement;
    if (!(list instanceof HTMLOListElement && original instanceof HTMLOListElement) || item !== list.firstElementChild) return;
    list.start = numbersOf(original)[[...original.children].indexOf(items[index]!)]!;
  });
}
