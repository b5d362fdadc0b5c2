import type { Citation } from '../../conversation/conversation.js';
import { createMarkers, markerKey, type NumberedSource } from '../citations/citation-marker.js';
import { insertMarks } from '../citations/citation-mark.js';
import { decorate, plainNote, type Decoration } from './decorate.js';
import type { BlockCitation, PlacedBlock } from '../citations/block-of-citation.js';
import { renderMarkdown } from '../parse/parse-markdown.js';
import { pinColumns } from './pin-columns.js';
import type { LinkDefinitions } from '../parse/source-block.js';
import { marksAt, placeCitations, type CitationPlace } from '../citations/place-citations.js';
import { markContinuation, reconcile } from './reconcile.js';
import type { Sanitized } from './sanitize.js';

/** What a block, or a part of one, is to show. */
export interface BlockContent {
  readonly part: PlacedBlock;
  readonly citations: readonly BlockCitation[];
  readonly citedAt: (citations: readonly Citation[]) => readonly NumberedSource[];
  readonly definitions: LinkDefinitions;
  readonly decoration: Decoration;
}

/** What is to be shown, on its way to the sanitiser. */
export interface BlockDraft extends BlockContent {
  /** Undefined where it can only be shown as plain text. */
  readonly html: string | undefined;
  readonly places: readonly CitationPlace[];
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

  get parent(): Element | undefined {
    return this.#parent;
  }

  /** Where the parts stand that continue it. */
  get container(): Element | undefined {
    return this.#container;
  }

  /** What must be shown anew, if anything. */
  draft(content: BlockContent): BlockDraft | undefined {
    const key = contentKey(content);
    const { source } = content.part;
    if (!this.isStale && this.#source === source && this.#key === key) return undefined;
    this.isStale = false;
    this.#source = source;
    this.#key = key;
    return draft(content);
  }

  /** `before`: what holds the part before it; `next`: what comes after the block within its parent. */
  show(content: BlockDraft, sanitized: Sanitized | undefined, parent: Element, next: ChildNode | null, before?: Element): void {
    if (this.#parent !== parent) this.remove();
    this.#parent = parent;
    const wanted = finish(content, sanitized, before);
    const { type, context, isChunk } = content.part;
    if (isChunk && parent instanceof HTMLTableElement) pinColumns(parent);
    const previous = this.first ? this.first.previousSibling : next ? next.previousSibling : parent.lastChild;
    reconcile(parent, wanted, this.first ?? next, next);
    const nodes: ChildNode[] = [];
    for (let node = previous ? previous.nextSibling : parent.firstChild; node !== next && node; node = node.nextSibling) {
      nodes.push(node);
    }
    this.#nodes = nodes;
    this.#container = context === undefined || isChunk ? containerIn(this.first, type) : parent;
    if (context !== undefined) for (const node of nodes) markContinuation(node);
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
    (type === 'table' && element?.localName !== 'tbody'
      ? element?.querySelector('tbody')
      : type === 'code'
        ? element?.querySelector('code')
        : element) ?? undefined
  );
}

function contentKey({ part, citations, citedAt, decoration }: BlockContent): string {
  const cited = citations.map(({ citation, offset }) => {
    const markers = citedAt([citation]).map((source) => markerKey(source, decoration.labels));
    return `${offset}:${markers.join('\n')}`;
  });
  return [part.type, part.context, part.isLoose, decoration.isOpen, decoration.isContinued, ...cited].join('\n');
}

function draft(content: BlockContent): BlockDraft {
  const { part, citations, definitions } = content;
  const { type, context = '', isLoose } = part;
  // A definition and blank lines show nothing.
  if (type === 'def' || type === 'space') return { ...content, html: '', places: [] };
  if (type === 'plain') return { ...content, html: undefined, places: citations.map(() => undefined) };
  const source = context + part.source;
  const render = (text: string): string | undefined => renderMarkdown(text, definitions, isLoose);
  const offsets = [...new Set(citations.map(({ offset }) => context.length + offset))];
  const places = placeCitations(type, source, offsets, render);
  return { ...content, html: render(insertMarks(source, marksAt(places))), places };
}

function finish(draft: BlockDraft, sanitized?: Sanitized, before?: Element): Sanitized {
  const { part, citations, citedAt, decoration, html, places } = draft;
  const box =
    (html === undefined ? undefined : sanitized) ?? plainText(part.source, html === undefined ? [plainNote(decoration)] : []);
  const offsets = [...new Set(citations.map(({ offset }) => offset))];
  const marks = marksAt(places);
  decorate(box, decoration);
  wrapStrayText(box);
  if (part.context !== undefined) continueBlock(box, part, before);
  const markersAt = (place: number | undefined): HTMLElement | undefined => {
    const there = citations.filter(({ offset }) => places[offsets.indexOf(offset)] === place);
    const cited = citedAt(there.map(({ citation }) => citation));
    return cited.length > 0 ? createMarkers(cited, decoration.labels) : undefined;
  };
  for (const mark of box.querySelectorAll<HTMLElement>('sup[data-citation]')) {
    const markers = markersAt(marks[Number(mark.dataset['citation'])]?.offset);
    if (markers) mark.replaceWith(markers);
    else mark.remove();
  }
  const atEnd = markersAt(undefined);
  if (atEnd) appendAtEnd(box, atEnd);
  return box;
}

/** What cannot be rendered safely is still readable. */
function plainText(source: string, note: readonly Node[]): Sanitized {
  const paragraph = document.createElement('p');
  paragraph.className = 'plain-text';
  paragraph.part.add('plain-text');
  paragraph.append(source.trim(), ...note);
  const box = document.createElement('div');
  box.append(paragraph);
  return box;
}

/** Leaves of a block what one part adds to it: to what holds the part before, or beside that. */
function continueBlock(box: Sanitized, { type, context = '', isChunk }: PlacedBlock, before?: Element): void {
  const container = containerIn(box.firstElementChild, type);
  if (!container || container.matches('.plain-text')) return;
  if (type === 'paragraph' && container.firstChild instanceof Text) container.firstChild.deleteData(0, context.length);
  if (isChunk) container.className = 'continued';
  if (isChunk && before instanceof HTMLOListElement)
    (container as HTMLOListElement).start = before.start + before.children.length;
  box.replaceChildren(...(isChunk ? [container] : container.childNodes));
}

function wrapStrayText(box: Sanitized): void {
  if (box.childElementCount === box.childNodes.length) return;
  for (const node of Array.from(box.childNodes)) {
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
function appendAtEnd(box: Sanitized, markers: HTMLElement): void {
  let parent: ParentNode = box;
  for (let last = lastBlock(parent); last; last = lastBlock(parent)) parent = last;
  if (parent === box && box.firstChild?.nodeType === Node.TEXT_NODE) parent.append(markers);
  else if (parent === box || (parent as Element).matches('blockquote, li:has(> .code)')) {
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
