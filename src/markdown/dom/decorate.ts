import { isRightToLeft, writeOutHidden, writeOutHiddenInCode } from '../../conversation/write-out-hidden.js';
import type { AnswerLabels } from '../answer-labels.js';
import { addressLength } from '../parse/addresses.js';
import { makeRoomForNumbers } from './list-numbers.js';
import { isOwnAddress, isWebAddress, leadTo, linkAddress, shownHost } from './links.js';
import type { Sanitized } from './sanitize.js';

export interface DecorationSettings {
  readonly labels: AnswerLabels;
  /** Level of a first-level heading. */
  readonly headingLevel: number;
  /** Origins that pictures may load from. */
  readonly imageOrigins: readonly string[];
}

export interface Decoration extends DecorationSettings {
  /** Whether more text may follow: an address at its end may not be complete. */
  readonly isOpen: boolean;
}

/** Longer code without spaces may break in a cell where the line breaking rules allow it. */
const longestCodeWord = 40;

/** Characters of the heads of all columns: more are no name. */
const longestTableName = 80;

/** Adds all classes, parts, names and controls to the bare elements of the sanitizer. */
export function decorate(box: Sanitized, decoration: Decoration): void {
  if (decoration.isOpen && box.querySelector('[data-bare]')) openAddressToText(box);
  // Parents before their children: a direction does not depend on what is added to the text.
  for (const element of box.querySelectorAll<HTMLElement>('*')) decorators[element.localName]?.(element, decoration);
}

const decorators: Readonly<Record<string, (element: HTMLElement, decoration: Decoration) => void>> = {
  h1: decorateHeading,
  h2: decorateHeading,
  h3: decorateHeading,
  h4: decorateHeading,
  h5: decorateHeading,
  h6: decorateHeading,
  li: setDirection,
  blockquote: setDirection,
  ol: (list) => makeRoomForNumbers(list as HTMLOListElement),
  pre: decorateCode,
  code: decorateCodeText,
  table: decorateTable,
  a: decorateLink,
  // `writeHtml()` writes no other spans.
  span(element, decoration) {
    if (element.hasAttribute('data-image')) decorateImage(element, decoration);
    else if (element.hasAttribute('data-task')) decorateTask(element, decoration);
    else element.replaceWith(plainNote(decoration));
  },
};

/**
 * Gives an item, a quote or a table the direction of its first letter, which decides where bullets, borders and columns stand.
 * Not `dir="auto"`, which ignores the text of descendants with a direction of their own.
 */
function setDirection(element: HTMLElement): void {
  const letter = firstLetter(element);
  if (letter !== undefined) element.dir = isRightToLeft(letter) ? 'rtl' : 'ltr';
}

/** The first letter outside of code blocks. */
function firstLetter(node: Node): string | undefined {
  if (node instanceof Text) return /\p{L}/u.exec(node.data)?.[0];
  if (node.nodeName === 'PRE') return undefined;
  let letter: string | undefined;
  for (let child = node.firstChild; child && letter === undefined; child = child.nextSibling) letter = firstLetter(child);
  return letter;
}

function decorateHeading(heading: HTMLElement, { headingLevel }: Decoration): void {
  const rank = heading.localName[1]!;
  const level = Math.min(6, headingLevel - 1 + Number(rank));
  heading.replaceWith(create(`h${level}`, { part: 'heading', 'data-rank': rank }, ...heading.childNodes));
}

function decorateCode(pre: HTMLElement, { labels }: Decoration): void {
  const language = writeOutHiddenInCode(pre.dataset['language'] ?? '');
  delete pre.dataset['language'];
  const figure = create('figure', { class: 'code', part: 'code' });
  const copy = createOwn(labels, 'button', { type: 'button', class: 'copy-code', part: 'copy-code' }, labels.copyCode);
  if (language) figure.dataset['language'] = language;
  pre.replaceWith(figure);
  const code = pre.firstElementChild ?? pre;
  // Lines are grouped, so that their layout can be contained.
  code.replaceChildren(create('span', { class: 'lines' }, code.textContent));
  set(pre, { tabindex: '-1', role: 'region', 'aria-label': labels.code(language) });
  figure.append(create('figcaption', {}, create('span', { class: 'code-language' }, language), copy), pre);
}

/** Makes hidden characters in the text of an element visible. */
function showHidden(node: Node, writeOut: (text: string) => string): void {
  for (const child of node.childNodes) {
    if (!(child instanceof Text)) showHidden(child, writeOut);
    else {
      const written = writeOut(child.data);
      if (written !== child.data) child.data = written;
    }
  }
}

function decorateCodeText(code: HTMLElement): void {
  // Code is copied as it is shown.
  showHidden(code, writeOutHiddenInCode);
  // A name such as `--dry-run` stays on one line: a table can scroll.
  if (code.textContent.length <= longestCodeWord && !/\s/.test(code.textContent) && code.closest('td, th'))
    code.className = 'code-word';
}

function decorateTable(table: HTMLElement, { labels }: Decoration): void {
  setDirection(table);
  const heads = [...table.querySelectorAll('th')];
  for (const cell of heads) cell.scope = 'col';
  const columns = heads.flatMap(({ textContent }) => writeOutHidden(textContent.trim()) || []).join(', ');
  const name = columns && columns.length <= longestTableName ? labels.tableOf(columns) : labels.table;
  const frame = create('div', { class: 'table', part: 'table', role: 'region', tabindex: '-1', 'aria-label': name });
  // The frame scrolls from the side where the table begins.
  if (table.dir) frame.dir = table.dir;
  table.removeAttribute('dir');
  table.replaceWith(frame);
  frame.append(table);
}

function decorateTask(task: HTMLElement, { labels }: Decoration): void {
  const isDone = task.dataset['task'] === 'true';
  const name = isDone ? labels.taskDone : labels.taskOpen;
  const box = createOwn(labels, 'input', { type: 'checkbox', disabled: '', 'aria-label': name });
  if (isDone) box.setAttribute('checked', '');
  task.closest('li')?.classList.add('task');
  task.replaceWith(box, ' ');
}

function decorateLink(element: HTMLElement, { labels }: Decoration): void {
  const anchor = element as HTMLAnchorElement;
  const url = linkAddress(anchor.getAttribute('href'));
  delete anchor.dataset['bare'];
  if (!url) return anchor.replaceWith(...anchor.childNodes);
  showHidden(anchor, writeOutHidden);
  finishLink(anchor, url, labels);
}

function finishLink(anchor: HTMLAnchorElement, url: URL, labels: AnswerLabels): void {
  leadTo(anchor, url);
  anchor.part.add('link');
  // Isolates the direction of the link's text from the text around it.
  anchor.dir = 'auto';
  if (!isWebAddress(url)) anchor.title = url.href;
  else if (anchor.title) anchor.title = writeOutHidden(anchor.title);
  if (!isPlaceKnown(anchor.textContent, url)) {
    if (url.host) anchor.dataset['host'] = url.host;
    // The space before the host has the direction of the text around it.
    anchor.append(
      create('small', { class: 'link-host', part: 'link-host' }, ' ', create('bdi', { dir: 'ltr' }, `(${shownHost(url)})`)),
    );
  }
  if (labels.opensInNewTab && isWebAddress(url))
    anchor.append(createOwn(labels, 'small', { class: 'new-tab visually-hidden' }, ` ${labels.opensInNewTab}`));
}

/** On the page's own origin the place is shown only if the text looks like another address. */
function isPlaceKnown(text: string, url: URL): boolean {
  return isOwnAddress(text, url) || (url.origin === location.origin && !/\w\.\w|:\/\//.test(text));
}

function decorateImage(image: HTMLElement, { labels, imageOrigins }: Decoration): void {
  const url = linkAddress(image.dataset['image']);
  const description = writeOutHidden(image.textContent ?? '');
  if (url && isWebAddress(url) && imageOrigins.includes(url.origin)) {
    const picture = create('img', { part: 'image', alt: description, loading: 'lazy', decoding: 'async' }) as HTMLImageElement;
    picture.referrerPolicy = 'no-referrer';
    if (image.title) picture.title = image.title;
    picture.src = url.href;
    image.replaceWith(picture);
    return;
  }
  const label = labels.image(description);
  if (!url || !isWebAddress(url) || image.closest('a')) return image.replaceWith(label);
  const link = create('a', { class: 'image-link' }, label) as HTMLAnchorElement;
  finishLink(link, url, labels);
  image.replaceWith(link);
}

/** A bare address at the end of a streaming answer may not be complete: it is text for now. A point behind it may belong to it. */
function openAddressToText(box: Sanitized): void {
  let last = lastChild(box);
  while (last && !(last instanceof HTMLAnchorElement)) {
    const before: ChildNode | null =
      last instanceof Text && !/\s/.test(last.data) && addressLength(last.data) === last.length ? last.previousSibling : null;
    last = before instanceof HTMLAnchorElement ? before : lastChild(last);
  }
  if (last?.dataset['bare'] === undefined) return;
  const { parentNode } = last;
  last.replaceWith(...last.childNodes);
  parentNode?.normalize();
}

/** Says why Markdown syntax is visible. */
export function plainNote({ labels }: Decoration): HTMLElement {
  return createOwn(labels, 'small', { class: 'plain-note', part: 'plain-note' }, ` ${labels.plainText}`);
}

function lastChild(node: Node): ChildNode | null {
  let last = node.lastChild;
  while (last?.nodeType === Node.TEXT_NODE && last.textContent!.trim() === '') last = last.previousSibling;
  return last;
}

/** With words of ours, in an answer that may have another language. */
function createOwn({ language }: AnswerLabels, ...[name, attributes, ...children]: Parameters<typeof create>): HTMLElement {
  return create(name, language ? { ...attributes, lang: language } : attributes, ...children);
}

function create(name: string, attributes: Readonly<Record<string, string>>, ...children: (Node | string)[]): HTMLElement {
  const element = document.createElement(name);
  set(element, attributes);
  element.append(...children);
  return element;
}

function set(element: HTMLElement, attributes: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
}
