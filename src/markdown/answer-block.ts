import type { Citation } from '../conversation/conversation.js';
import { createMarkers, markerKey, type NumberedSource } from './citation-marker.js';
import { insertMarks } from './citation-mark.js';
import { dressAnswer, type Dress } from './dress-answer.js';
import { renderMarkdown, type LinkDefinitions } from './parse-markdown.js';
import { marksAt, placeCitations } from './place-citations.js';
import { reconcile } from './reconcile.js';
import { sanitize } from './sanitize.js';

/** A citation at an offset into its block's source. */
export interface BlockCitation {
  readonly citation: Citation;
  readonly offset: number;
}

/** What a block is to show. */
export interface BlockContent {
  readonly type: string;
  readonly source: string;
  readonly citations: readonly BlockCitation[];
  readonly citedAt: (citations: readonly Citation[]) => readonly NumberedSource[];
  readonly definitions: LinkDefinitions;
  readonly dress: Dress;
}

/** One block of the answer and the elements that show it. They are touched only where what they show has changed. */
export class AnswerBlock {
  readonly group: HTMLElement;
  /** Whether a definition has changed that the block may refer to. */
  isStale = true;
  #elements: readonly Element[] = [];
  #key = '';
  #source = '';

  constructor(group: HTMLElement) {
    this.group = group;
  }

  get first(): Element | undefined {
    return this.#elements[0];
  }

  /** `before`: what comes after the block within its group. */
  show(content: BlockContent, before: Element | null): void {
    const key = contentKey(content);
    if (!this.isStale && this.#source === content.source && this.#key === key) return;
    this.isStale = false;
    this.#source = content.source;
    this.#key = key;
    const fragment = build(content);
    const previous = this.first
      ? this.first.previousSibling
      : (before?.previousSibling ?? (before ? null : this.group.lastChild));
    reconcile(this.group, fragment, this.first ?? before, before);
    const elements: Element[] = [];
    for (let node = previous ? previous.nextSibling : this.group.firstChild; node !== before && node; node = node.nextSibling) {
      elements.push(node as Element);
    }
    this.#elements = elements;
  }

  remove(): void {
    for (const element of this.#elements) element.remove();
    this.#elements = [];
  }
}

function contentKey({ type, citations, citedAt, dress }: BlockContent): string {
  const cited = citations.map(({ citation, offset }) => {
    const markers = citedAt([citation]).map((source) => markerKey(source, dress.labels));
    return `${offset}:${markers.join('\n')}`;
  });
  return [type, String(dress.isOpen), ...cited].join('\n');
}

function build({ type, source, citations, citedAt, definitions, dress }: BlockContent): DocumentFragment {
  // A definition and blank lines show nothing.
  if (type === 'def' || type === 'space') return document.createDocumentFragment();
  const render = (text: string): string | undefined => renderMarkdown(text, definitions);
  const offsets = [...new Set(citations.map(({ offset }) => offset))];
  const places = placeCitations(type, source, offsets, render);
  const marks = marksAt(places);
  const html = render(insertMarks(source, marks));
  const fragment = (html === undefined ? undefined : sanitize(html)) ?? plainText(source);
  dressAnswer(fragment, dress);
  wrapStrayText(fragment);
  const markersAt = (place: number | undefined): HTMLElement | undefined => {
    const there = citations.filter(({ offset }) => places[offsets.indexOf(offset)] === place);
    const cited = citedAt(there.map(({ citation }) => citation));
    return cited.length > 0 ? createMarkers(cited, dress.labels) : undefined;
  };
  for (const mark of fragment.querySelectorAll<HTMLElement>('sup[data-citation]')) {
    const markers = markersAt(marks[Number(mark.dataset['citation'])]?.offset);
    if (markers) mark.replaceWith(markers);
    else mark.remove();
  }
  const atEnd = markersAt(undefined);
  if (atEnd) appendAtEnd(fragment, atEnd);
  return fragment;
}

/** What cannot be rendered safely is still readable. */
function plainText(source: string): DocumentFragment {
  const paragraph = document.createElement('p');
  paragraph.className = 'plain-text';
  paragraph.part.add('plain-text');
  paragraph.textContent = source.trim();
  const fragment = document.createDocumentFragment();
  fragment.append(paragraph);
  return fragment;
}

function wrapStrayText(fragment: DocumentFragment): void {
  for (const node of Array.from(fragment.childNodes)) {
    if (node.nodeType === Node.ELEMENT_NODE) continue;
    if (node.textContent!.trim() === '') node.remove();
    else {
      const paragraph = document.createElement('p');
      node.replaceWith(paragraph);
      paragraph.append(node);
    }
  }
}

/** Where no place in the text is right: the end of the last line that the block shows, or a line of their own below it. */
function appendAtEnd(fragment: DocumentFragment, markers: HTMLElement): void {
  let parent: ParentNode = fragment;
  for (let last = lastBlock(parent); last; last = lastBlock(parent)) parent = last;
  if (!(parent instanceof Element) || parent.matches('blockquote, li:has(> .code)')) {
    const line = document.createElement('p');
    line.className = 'citation-line';
    line.append(markers);
    parent.append(line);
  } else parent.append(markers);
}

/** The block that an element ends with; not where text of its own follows, nor code, which has no place for a marker. */
function lastBlock(parent: ParentNode): Element | undefined {
  const last = Array.from(parent.childNodes).findLast((node) => node.textContent!.trim() !== '');
  const blocks = 'p, h1, h2, h3, h4, h5, h6, ul, ol, li, blockquote, .table, table, tbody, thead, tr, td, th';
  return last instanceof Element && last.matches(blocks) ? last : undefined;
}
