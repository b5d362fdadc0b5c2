import { sourcesAt } from '../citations/answer-citations.js';
import { createMarkers, markerKey } from '../citations/citation-marker.js';
import type { SourceOffset } from '../citations/offsets.js';
import { decorate, plainNote, type Decoration } from './decorate.js';
import type { BlockCitation, PlacedBlock } from '../citations/block-of-citation.js';
import { renderMarkdown } from '../parse/parse-markdown.js';
import { pinColumns } from './pin-columns.js';
import type { LinkDefinitions } from '../parse/source-block.js';
import { markContinuation, reconcile } from './reconcile.js';
import type { Sanitized } from './sanitize.js';

/** What a block, or a part of one, is to show. */
export interface BlockContent {
  readonly part: PlacedBlock;
  readonly citations: readonly BlockCitation[];
  readonly definitions: LinkDefinitions;
  readonly decoration: Decoration;
}

/** What is to be shown, on its way to the sanitiser. */
export interface BlockDraft extends BlockContent {
  /** Undefined where it can only be shown as plain text. */
  readonly html: string | undefined;
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

  /** `next`: what comes after the block within its parent. */
  show(content: BlockDraft, sanitized: Sanitized | undefined, parent: Element, next: ChildNode | null): void {
    if (this.#parent !== parent) this.remove();
    this.#parent = parent;
    const wanted = finish(content, sanitized);
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

function contentKey({ part, citations, decoration }: BlockContent): string {
  const cited = citations.map(({ sources, offset }) => {
    const markers = sources.map((source) => markerKey(source, decoration.labels));
    return `${offset}:${markers.join('\n')}`;
  });
  return [part.type, part.context, part.isLoose, decoration.isOpen, decoration.isContinued, ...cited].join('\n');
}

function draft(content: BlockContent): BlockDraft {
  const { part, citations, definitions } = content;
  const { type, context = '', isLoose, itemBefore } = part;
  // A definition and blank lines show nothing.
  if (type === 'def' || type === 'space') return { ...content, html: '' };
  if (type === 'plain') return { ...content, html: undefined };
  const cited = citations.map(({ offset }) => (context.length + offset) as SourceOffset);
  return { ...content, html: renderMarkdown(context + part.source, definitions, isLoose, itemBefore, cited) };
}

function finish(draft: BlockDraft, sanitized?: Sanitized): Sanitized {
  const { part, decoration, html } = draft;
  const rendered = html === undefined ? undefined : sanitized;
  const box = rendered ?? plainText(part.source, html === undefined ? [plainNote(decoration)] : []);
  decorate(box, decoration);
  wrapStrayText(box);
  if (part.context !== undefined) continueBlock(box, part);
  showMarkers(box, draft);
  return box;
}

/** Plain text has no places: all its markers stand at its end. */
function showMarkers(box: Sanitized, { citations, decoration }: BlockDraft): void {
  const markersOf = (cited: readonly BlockCitation[]): HTMLElement => createMarkers(sourcesAt(cited), decoration.labels);
  for (const place of box.querySelectorAll<HTMLElement>('[data-citation]')) {
    const markers = markersOf(place.dataset['citation']!.split(' ').map((index) => citations[Number(index)]!));
    if (place.localName === 'sup') place.replaceWith(markers);
    else {
      place.removeAttribute('data-citation');
      place.className = 'citation-line';
      place.append(markers);
    }
  }
  if (citations.length > 0) box.querySelector('.plain-text')?.append(markersOf(citations));
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
function continueBlock(box: Sanitized, { type, context = '', isChunk }: PlacedBlock): void {
  const container = containerIn(box.firstElementChild, type);
  if (!container || container.matches('.plain-text')) return;
  const { firstChild } = container;
  if (type === 'paragraph' && firstChild instanceof Text) {
    if (firstChild.length > context.length) firstChild.deleteData(0, context.length);
    else firstChild.remove();
  }
  if (isChunk) container.className = 'continued';
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
