import { distinctSources } from '../citations/answer-citations.js';
import { createMarkers, markerKey } from '../citations/citation-marker.js';
import type { BlockCitation, PlacedBlock, MendedOffset, ParsedOffset } from '../citations/locate-citation.js';
import type { BlockReferences } from '../link-references.js';
import { renderMarkdown } from '../render-markdown.js';
import type { LinkDefinitions } from '../parse/addresses.js';
import { isContinuation, type MarkdownBlock } from '../parse/blocks.js';
import { decorate, plainNote, type Decoration } from './decorate.js';
import { makeRoomForNumbers } from './list-numbers.js';
import { markContinuation, reconcile } from './reconcile.js';
import type { Sanitized } from './sanitize.js';

/** What a block is to show, before it is sanitized. */
export interface BlockDraft {
  /** Undefined if the block can only be shown as plain text. */
  readonly html: string | undefined;
  readonly decoration: Decoration;
}

/**
 * Parts of a long list or table whose layout is contained together. Each begins a list of its own for screen readers, so there
 * must be few.
 */
const containedParts: Readonly<Record<string, number>> = { list: 13, table: 5 };

/**
 * A block of the answer, or a part of a long one: its Markdown, its citations, and the nodes that show it. An update sets the
 * content of blocks with new text, then what depends on other blocks (`isLoose`, `isHidden`, `citations`), and makes due what may
 * have changed. Then blocks that are due give a draft, which is shown once it is sanitized.
 */
export class AnswerBlock implements PlacedBlock {
  content: MarkdownBlock = { type: 'space', markdown: '', isLoose: false, definitions: [] };
  start = 0 as MendedOffset;
  /** Index of the block in the answer. All parts of a block have the same. */
  ordinal = 0;
  /** Index of the part in its block. */
  #partIndex = 0;
  isLoose = false;
  isHidden = false;
  /** Undefined until links have been looked for. */
  references: BlockReferences | undefined;
  /** In the order of the text. */
  citations: BlockCitation[] = [];
  /** Whether what it shows may have changed. */
  isDue = true;
  /** Set while the block is finished. Aborted before it changes, so that others remove what they have added to its nodes. */
  ending: AbortController | undefined;
  #parent: Element | undefined;
  #container: Element | undefined;
  #nodes: readonly ChildNode[] = [];
  /** What the nodes show; undefined if that is no longer known. */
  #shownKey: string | undefined;
  #shownMarkdown = '';

  get end(): number {
    return this.start + this.content.markdown.length;
  }

  /** Whether it continues the block before. */
  get isContinuation(): boolean {
    return isContinuation(this.content);
  }

  /** Whether it begins a list, or table rows, whose layout is contained. */
  get isContained(): boolean {
    return this.#partIndex > 0 && this.#partIndex % (containedParts[this.content.type] ?? Infinity) === 0;
  }

  get nodes(): readonly ChildNode[] {
    return this.#nodes;
  }

  get first(): ChildNode | undefined {
    return this.#nodes[0];
  }

  get parent(): Element | undefined {
    return this.#parent;
  }

  /** Parent of the parts that continue it. */
  get container(): Element | undefined {
    return this.#container;
  }

  setContent(content: MarkdownBlock, before: AnswerBlock | undefined): void {
    this.content = content;
    this.start = (before?.end ?? 0) as MendedOffset;
    this.ordinal = before ? before.ordinal + Number(!this.isContinuation) : 0;
    this.#partIndex = before && this.isContinuation ? before.#partIndex + 1 : 0;
    this.isLoose = content.isLoose;
    this.isHidden = false;
    this.references = undefined;
  }

  /** Makes the next draft a new one, even if its Markdown and citations are the same. */
  invalidate(): void {
    this.#shownKey = undefined;
    this.isDue = true;
  }

  /** @returns undefined if the nodes show all of it already */
  takeDraft(definitions: LinkDefinitions, decoration: Decoration): BlockDraft | undefined {
    this.isDue = false;
    const key = this.#key(decoration);
    const { markdown } = this.content;
    if (this.#shownKey === key && this.#shownMarkdown === markdown) return undefined;
    this.#shownKey = key;
    this.#shownMarkdown = markdown;
    return { html: this.#html(definitions), decoration };
  }

  /** `next`: the first node behind the block within its parent. */
  show({ html, decoration }: BlockDraft, sanitized: Sanitized | undefined, parent: Element, next: ChildNode | null): void {
    if (this.#parent !== parent) this.remove();
    this.#parent = parent;
    const { type, markdown } = this.content;
    const box =
      (html === undefined ? undefined : sanitized) ?? plainBox(markdown, html === undefined ? [plainNote(decoration)] : []);
    decorate(box, decoration);
    // The line end between this part of the code and the next.
    if (this.#isContinuedCode) box.querySelector('.lines')?.append('\n');
    wrapStrayText(box);
    if (this.isContinuation) unwrapContinuation(box, this);
    showMarkers(box, this.citations, decoration);
    if (this.isContained && parent instanceof HTMLTableElement) pinColumns(parent);
    const previous = this.first ? this.first.previousSibling : next ? next.previousSibling : parent.lastChild;
    reconcile(parent, box, this.first ?? next, next);
    const nodes: ChildNode[] = [];
    for (let node = previous ? previous.nextSibling : parent.firstChild; node !== next && node; node = node.nextSibling) {
      nodes.push(node);
    }
    this.#nodes = nodes;
    this.#container = !this.isContinuation || this.isContained ? containerIn(this.first, type) : parent;
    if (this.#container instanceof HTMLOListElement) makeRoomForNumbers(this.#container);
    if (this.isContinuation) for (const node of nodes) markContinuation(node);
  }

  /** It may change again. */
  reopen(): void {
    this.ending?.abort();
    this.ending = undefined;
  }

  remove(): void {
    this.reopen();
    for (const node of this.#nodes) node.remove();
    this.#nodes = [];
  }

  #key({ isOpen, labels }: Decoration): string {
    const { type, context } = this.content;
    const cited = this.citations.map(({ sources, offset }) => {
      const markers = sources.map((source) => markerKey(source, labels));
      return `${offset}:${markers.join('\n')}`;
    });
    return [type, context, this.isLoose, this.isHidden, isOpen, this.#isContinuedCode, ...cited].join('\n');
  }

  get #isContinuedCode(): boolean {
    return this.content.type === 'code' && this.content.next !== undefined;
  }

  #html(definitions: LinkDefinitions): string | undefined {
    const { type, markdown, context = '', itemBefore } = this.content;
    if (this.isHidden || type === 'space') return '';
    if (type === 'plain') return undefined;
    const cited = this.citations.map(({ offset }) => (context.length + offset) as ParsedOffset);
    return renderMarkdown(context + markdown, definitions, this.isLoose, itemBefore, cited);
  }
}

/** Parent of a block's parts. */
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

/** Replaces the places that `renderMarkdown()` has left. Plain text has none: all its markers stand at its end. */
function showMarkers(box: Sanitized, citations: readonly BlockCitation[], { labels }: Decoration): void {
  const markersOf = (cited: readonly BlockCitation[]): HTMLElement => createMarkers(distinctSources(cited), labels);
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

/** Shows the Markdown itself where it cannot be rendered safely. */
function plainBox(markdown: string, note: readonly Node[]): Sanitized {
  const paragraph = document.createElement('p');
  paragraph.className = 'plain-text';
  paragraph.part.add('plain-text');
  paragraph.append(markdown.trim(), ...note);
  const box = document.createElement('div');
  box.append(paragraph);
  return box;
}

/** Strips the block around a part, so that the part can be appended to the previous one. */
function unwrapContinuation(box: Sanitized, { content: { type, context = '' }, isContained }: AnswerBlock): void {
  const container = containerIn(box.firstElementChild, type);
  if (!container || container.matches('.plain-text')) return;
  const { firstChild } = container;
  if (type === 'paragraph' && firstChild instanceof Text) {
    if (firstChild.length > context.length) firstChild.deleteData(0, context.length);
    else firstChild.remove();
  }
  if (isContained) container.className = 'continued';
  box.replaceChildren(...(isContained ? [container] : container.childNodes));
}

function wrapStrayText(box: Sanitized): void {
  if (box.childElementCount === box.childNodes.length) return;
  for (const node of [...box.childNodes]) {
    if (node.nodeType === Node.ELEMENT_NODE) continue;
    if (node.textContent!.trim() === '') node.remove();
    else {
      const paragraph = document.createElement('p');
      node.replaceWith(paragraph);
      paragraph.append(node);
    }
  }
}

/** Fixes the column widths of a long table to those of its first rows, so that contained rows can be laid out without them. */
function pinColumns(table: HTMLTableElement): void {
  if (table.classList.contains('pinned')) return;
  const widths = [...(table.rows[0]?.cells ?? [])].map((cell) => cell.getBoundingClientRect().width);
  if (!widths.every((width) => width > 0)) return;
  table.classList.add('pinned');
  table.style.setProperty('--columns', widths.map((width) => `minmax(${width}px,${width}fr)`).join(' '));
}
