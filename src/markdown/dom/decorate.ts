import { writeOutHidden } from '../../conversation/write-out-hidden.js';
import type { AnswerLabels } from '../answer-labels.js';
import { isWebAddress, leadTo, linkAddress } from './link-address.js';
import { placeOf, showHidden, tellsPlace } from './link-text.js';
import type { Sanitized } from './sanitize.js';

export interface Decoration {
  readonly labels: AnswerLabels;
  /** The level of a first-level heading. */
  readonly headingLevel: number;
  /** Origins that pictures may load from. */
  readonly imageOrigins: readonly string[];
  /** Whether text may still follow: then an address that the text ends with is not whole yet. */
  readonly isOpen: boolean;
  /** Whether more lines of its code follow apart. */
  readonly isContinued: boolean;
}

/** From the bare elements of the sanitiser to what the page shows: every class, part, name and control is added here. */
export function decorate(box: Sanitized, decoration: Decoration): void {
  if (decoration.isOpen && box.querySelector('[data-bare]')) openAddressToText(box);
  for (const element of box.querySelectorAll<HTMLElement>(
    'h1,h2,h3,h4,h5,h6,pre,code,table,a,[data-image],[data-task],[data-plain]',
  )) {
    if (element.dataset['image'] !== undefined) decorateImage(element, decoration);
    else if (element.dataset['task'] !== undefined) decorateTask(element, decoration);
    else if (element.dataset['plain'] !== undefined) element.replaceWith(plainNote(decoration));
    else if (element.localName === 'pre') decorateCode(element, decoration);
    // What is copied is what is shown.
    else if (element.localName === 'code') showHidden(element);
    else if (element.localName === 'table') decorateTable(element, decoration);
    else if (element.localName === 'a') decorateLink(element as HTMLAnchorElement);
    else decorateHeading(element, decoration);
  }
}

function decorateHeading(heading: HTMLElement, { headingLevel }: Decoration): void {
  const level = Math.min(6, headingLevel - 1 + Number(heading.localName[1]));
  heading.replaceWith(create(`h${level}`, { part: 'heading' }, ...heading.childNodes));
}

function decorateCode(pre: HTMLElement, { labels, isContinued }: Decoration): void {
  const language = writeOutHidden(pre.dataset['language'] ?? '');
  delete pre.dataset['language'];
  const figure = create('figure', { class: 'code', part: 'code' });
  const copy = create('button', { type: 'button', class: 'copy-code', part: 'copy-code' }, labels.copyCode);
  if (language) figure.dataset['language'] = language;
  pre.replaceWith(figure);
  const code = pre.firstElementChild ?? pre;
  // Lines in groups, whose layout can be contained.
  code.replaceChildren(create('span', { class: 'lines' }, code.textContent + (isContinued ? '\n' : '')));
  set(pre, { tabindex: '0', role: 'region', 'aria-label': labels.code(language) });
  figure.append(create('figcaption', {}, create('span', { class: 'code-language' }, language), copy), pre);
}

function decorateTable(table: HTMLElement, { labels }: Decoration): void {
  for (const cell of table.querySelectorAll('th')) cell.scope = 'col';
  const frame = create('div', { class: 'table', part: 'table', role: 'region', tabindex: '0', 'aria-label': labels.table });
  table.replaceWith(frame);
  frame.append(table);
}

function decorateTask(task: HTMLElement, { labels }: Decoration): void {
  const isDone = task.dataset['task'] === 'true';
  const box = create('input', { type: 'checkbox', disabled: '', 'aria-label': isDone ? labels.taskDone : labels.taskOpen });
  if (isDone) box.setAttribute('checked', '');
  task.closest('li')?.classList.add('task');
  task.replaceWith(box, ' ');
}

function decorateLink(anchor: HTMLAnchorElement): void {
  const url = linkAddress(anchor.getAttribute('href'));
  delete anchor.dataset['bare'];
  if (!url) return anchor.replaceWith(...anchor.childNodes);
  leadTo(anchor, url);
  anchor.part.add('link');
  // Text around it cannot turn it around, nor it the text.
  anchor.dir = 'auto';
  showHidden(anchor);
  if (!isWebAddress(url)) anchor.title = url.href;
  else if (anchor.title) anchor.title = writeOutHidden(anchor.title);
  const text = anchor.textContent;
  // At home no place is told, unless the words look like another.
  if (tellsPlace(text, url) || (url.origin === location.origin && !/\w\.\w|:\/\//.test(text))) return;
  // The words of a link are the answer's; where it leads is not.
  if (url.host) anchor.dataset['host'] = url.host;
  anchor.append(create('small', { class: 'link-host', part: 'link-host', dir: 'ltr' }, ` (${placeOf(url)})`));
}

function decorateImage(image: HTMLElement, { labels, imageOrigins }: Decoration): void {
  const url = linkAddress(image.dataset['image']);
  const description = image.textContent ?? '';
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
  const link = create('a', { class: 'image-link', href: url.href }, label) as HTMLAnchorElement;
  decorateLink(link);
  image.replaceWith(link);
}

/** A bare address that more may be added to is shown, but leads nowhere yet; a point behind it may be part of it. */
function openAddressToText(box: Sanitized): void {
  let last = lastChild(box);
  while (last && !(last instanceof HTMLAnchorElement)) {
    const before: ChildNode | null = last instanceof Text && !/\s/.test(last.data) ? last.previousSibling : null;
    last = before instanceof HTMLAnchorElement ? before : lastChild(last);
  }
  if (last?.dataset['bare'] === undefined) return;
  const { parentNode } = last;
  last.replaceWith(...last.childNodes);
  parentNode?.normalize();
}

/** Tells the reader why marks are to be seen. */
export function plainNote({ labels }: Decoration): HTMLElement {
  return create('small', { class: 'plain-note', part: 'plain-note' }, ` ${labels.plainText}`);
}

function lastChild(node: Node): ChildNode | null {
  let last = node.lastChild;
  while (last?.nodeType === Node.TEXT_NODE && last.textContent!.trim() === '') last = last.previousSibling;
  return last;
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
