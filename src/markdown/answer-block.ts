import type { Citation } from '../conversation/conversation.js';
import { createMarkers, markerKey, type NumberedSource } from './citation-marker.js';
import { insertMarks } from './citation-mark.js';
import { dressAnswer, type Dress } from './dress-answer.js';
import { renderMarkdown, type LinkDefinitions, type SourceBlock } from './parse-markdown.js';
import { marksAt, placeCitations } from './place-citations.js';
import { markContinuation, reconcile } from './reconcile.js';
import { sanitize } from './sanitize.js';

/** A citation at an offset into its block's source. */
export interface BlockCitation {
  readonly citation: Citation;
  readonly offset: number;
}

/** What a block, or a part of one, is to show. */
export interface BlockContent {
  readonly part: SourceBlock;
  readonly parent: Element;
  readonly citations: readonly BlockCitation[];
  readonly citedAt: (citations: readonly Citation[]) => readonly NumberedSource[];
  readonly definitions: LinkDefinitions;
  readonly dress: Dress;
}

/** One block of the answer, or a part of one, and the nodes that show it. They are touched only where what they show has changed. */
export class AnswerBlock {
  /** Whether a definition has changed that the block may refer to. */
  isStale = true;
  #parent: Element | undefined;
  #container: Element | undefined;
  #nodes: readonly ChildNode[] = [];
  #key = '';
  #source = '';

  get first(): ChildNode | undefined {
    return this.#nodes[0];
  }

  /** Where the parts stand that continue it. */
  get container(): Element | undefined {
    return this.#container;
  }

  /** `findNext`: what comes after the block within its parent. */
  show(content: BlockContent, findNext: () => ChildNode | null): void {
    const { part, parent } = content;
    const key = contentKey(content);
    if (this.#parent !== parent) {
      this.remove();
      this.#parent = parent;
      this.isStale = true;
    }
    if (!this.isStale && this.#source === part.source && this.#key === key) return;
    this.isStale = false;
    this.#source = part.source;
    this.#key = key;
    const wanted = build(content);
    const next = findNext();
    const previous = this.first ? this.first.previousSibling : next ? next.previousSibling : parent.lastChild;
    reconcile(parent, wanted, this.first ?? next, next);
    const nodes: ChildNode[] = [];
    for (let node = previous ? previous.nextSibling : parent.firstChild; node !== next && node; node = node.nextSibling) {
      nodes.push(node);
    }
    this.#nodes = nodes;
    if (part.context === undefined) this.#container = containerIn(this.first, part.type);
    else {
      this.#container = parent;
      for (const node of nodes) markContinuation(node);
    }
  }

  remove(): void {
    for (const node of this.#nodes) node.remove();
    this.#nodes = [];
  }
}

/** The element within a block that its parts are children of. */
function containerIn(root: ParentNode | ChildNode | undefined | null, type: string): Element | undefined {
  const element = root instanceof Element ? root : undefined;
  return (
    (type === 'table' ? element?.querySelector('tbody') : type === 'code' ? element?.querySelector('code') : element) ?? undefined
  );
}

function contentKey({ part, citations, citedAt, dress }: BlockContent): string {
  const cited = citations.map(({ citation, offset }) => {
    const markers = citedAt([citation]).map((source) => markerKey(source, dress.labels));
    return `${offset}:${markers.join('\n')}`;
  });
  return [part.type, part.context, part.isLoose, dress.isOpen, dress.isContinued, ...cited].join('\n');
}

function build({ part, citations, citedAt, definitions, dress }: BlockContent): DocumentFragment {
  const { type, context = '', isLoose } = part;
  // A definition and blank lines show nothing.
  if (type === 'def' || type === 'space') return document.createDocumentFragment();
  const source = context + part.source;
  const render = (text: string): string | undefined => renderMarkdown(text, definitions, isLoose);
  const offsets = [...new Set(citations.map(({ offset }) => context.length + offset))];
  const places = placeCitations(type, source, offsets, render);
  const marks = marksAt(places);
  const html = render(insertMarks(source, marks));
  const fragment = (html === undefined ? undefined : sanitize(html)) ?? plainText(source);
  dressAnswer(fragment, dress);
  wrapStrayText(fragment);
  if (part.context !== undefined) continueBlock(fragment, type, context);
  const markersAt = (place: number | undefined): HTMLElement | undefined => {
    const there = citations.filter(({ offset }) => places[offsets.indexOf(context.length + offset)] === place);
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

/** Leaves of a block what one part adds to it. */
function continueBlock(fragment: DocumentFragment, type: string, context: string): void {
  const container = containerIn(fragment.firstElementChild, type);
  if (!container || container.matches('.plain-text')) return;
  if (type === 'paragraph' && container.firstChild instanceof Text) container.firstChild.deleteData(0, context.length);
  fragment.replaceChildren(...container.childNodes);
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
  if (parent === fragment && fragment.firstChild?.nodeType === Node.TEXT_NODE) parent.append(markers);
  else if (!(parent instanceof Element) || parent.matches('blockquote, li:has(> .code)')) {
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
