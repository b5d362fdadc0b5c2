import type { Citation, Source } from '../conversation/conversation.js';
import { AnswerBlock, type BlockContent, type BlockDraft } from './dom/answer-block.js';
import { AnswerFrame } from './answer-frame.js';
import { englishLabels, type AnswerLabels } from './answer-labels.js';
import type { AnswerRenderer, AnswerRendererOptions } from './answer-renderer-types.js';
import { AnswerText } from './parse/answer-text.js';
import { AnswerCitations } from './citations/answer-citations.js';
import type { BlockCitation } from './citations/block-of-citation.js';
import type { CleanOffset, ReceivedOffset, ShownOffset } from './citations/offsets.js';
import { createGroup } from './dom/block-group.js';
import { copySelected } from './dom/copy.js';
import { LinkLabels, mentions } from './parse/link-labels.js';
import { PlacedBlocks } from './placed-blocks.js';
import { sanitize, sanitizeAll } from './dom/sanitize.js';

/** So many characters are rendered at a time, and more of them as long as the task takes no more milliseconds. */
const sliceLength = 4_096;
const longestTask = 40;
/** Blocks whose layout is contained together. */
const groupSize = 8;

/** The renderer: what came since the last flush goes through tail, blocks and citations; what is frozen is left alone. */
export class StreamedAnswer implements AnswerRenderer {
  readonly #host: HTMLElement;
  readonly #options: AnswerRendererOptions;
  readonly #labels: AnswerLabels;
  readonly #frame = new AnswerFrame(() => this.flush());
  #text = new AnswerText();
  /** What of it is still to be rendered. */
  #waiting = '';
  #citations = new AnswerCitations();
  #links = new LinkLabels();
  #parts = new PlacedBlocks();
  /** What shows them, one by one. */
  #blocks: AnswerBlock[] = [];
  #groups: HTMLElement[] = [];
  #isDue = false;
  #isEnded = false;

  constructor(host: HTMLElement, options: AnswerRendererOptions) {
    this.#host = host;
    this.#options = options;
    this.#labels = { ...englishLabels, ...options.labels };
    // One function: a host that has a second renderer still has one listener.
    host.addEventListener('copy', copySelected);
  }

  get text(): string {
    return this.#text.received;
  }

  get unknownCitations(): number {
    return this.#citations.unknown;
  }

  push(text: string): void {
    if (text === '') return;
    // Text after the end: the answer goes on after all.
    if (this.#isWhole) this.#parts = this.#parts.thawed();
    this.#isEnded = false;
    this.#text.add(text);
    this.#request();
  }

  cite(citation: Citation): void {
    this.#citations.cite(citation);
    this.#request();
  }

  sources(list: readonly Source[]): void {
    this.#citations.know(list);
    this.#request();
  }

  end(): void {
    if (this.#isEnded && !this.#isDue) return;
    this.#isEnded = this.#isDue = true;
    this.flush();
  }

  reset(): void {
    this.#frame.cancel();
    for (const group of this.#groups) group.remove();
    this.#text = new AnswerText();
    this.#waiting = '';
    this.#citations = new AnswerCitations();
    this.#links = new LinkLabels();
    this.#blocks = [];
    this.#groups = [];
    this.#parts = new PlacedBlocks();
    this.#isDue = this.#isEnded = false;
  }

  sourceOf(element: Element): Source | undefined {
    const id = element.closest<HTMLElement>('[data-source]')?.dataset['source'];
    return id === undefined ? undefined : this.#citations.find(id);
  }

  flush(): boolean {
    this.#frame.cancel();
    const start = performance.now();
    this.#waiting += this.#text.take();
    while (this.#isDue && performance.now() - start < longestTask) this.#renderSlice();
    if (this.#isDue) this.#frame.request();
    return this.#isDue;
  }

  /** Nothing is half-open any more. */
  get #isWhole(): boolean {
    return this.#isEnded && this.#waiting === '';
  }

  #renderSlice(): void {
    const slice = this.#waiting.slice(0, sliceLength);
    this.#waiting = this.#waiting.slice(sliceLength);
    this.#isDue = this.#waiting !== '';
    // Those that waited for text which has not come take the end.
    if (this.#isWhole) this.#citations.touchAll();
    const from = this.#parts.add(slice, this.#isWhole);
    for (const surplus of this.#blocks.splice(this.#parts.all.length)) surplus.remove();
    while (this.#blocks.length < this.#parts.all.length) this.#blocks.push(new AnswerBlock());
    const touched = new Set<number>();
    const changed = this.#links.change(this.#parts.all, from);
    // Citations of a block that is hidden move to its neighbours, and back.
    for (const index of this.#parts.showDefinitions(this.#links, changed.size > 0 ? 0 : from))
      for (const near of [index - 1, index, index + 1]) if (near >= 0 && near < from) touched.add(near);
    for (const [index, { source }] of changed.size > 0 ? this.#parts.all.entries() : []) {
      if (!mentions(source, changed)) continue;
      this.#blocks[index]!.isStale = true;
      touched.add(index);
    }
    const shownAt = (citation: Citation): ShownOffset | undefined => this.#shownAt(citation);
    const citations = this.#citations.byBlock(this.#parts.all, from, shownAt, touched);
    this.#show(from, touched, citations);
  }

  /** All blocks from one on, and those before it that are touched. */
  #show(from: number, touched: ReadonlySet<number>, citations: ReadonlyMap<number, readonly BlockCitation[]>): void {
    const draft = (index: number): BlockDraft | undefined =>
      this.#blocks[index]!.draft(this.#content(index, citations.get(index) ?? []));
    const drafts = new Map<number, BlockDraft>();
    const first = Math.min(from, ...touched);
    for (let index = first; index < this.#parts.all.length; index++) {
      const due = index >= from || touched.has(index) ? draft(index) : undefined;
      if (due) drafts.set(index, due);
    }
    const fragments = sanitizeAll(Array.from(drafts.values(), ({ html }) => html ?? '')).values();
    for (let index = first; index < this.#parts.all.length; index++) {
      const block = this.#blocks[index]!;
      const { context, ordinal, isChunk } = this.#parts.all[index]!;
      const before = context === undefined ? undefined : this.#blocks[index - 1]?.container;
      const parent = (isChunk ? before?.parentElement : before) ?? this.#group(ordinal);
      const due = drafts.get(index);
      if (due) block.show(due, fragments.next().value, parent, this.#after(index, parent));
      else if (block.parent !== parent) {
        // What it stood in has been replaced.
        block.isStale = true;
        const again = draft(index)!;
        block.show(again, sanitize(again.html ?? ''), parent, this.#after(index, parent));
      }
    }
  }

  #content(index: number, citations: readonly BlockCitation[]): BlockContent {
    const { headingLevel = 3, imageOrigins = [] } = this.#options;
    const part = this.#parts.all[index]!;
    const isOpen = index === this.#parts.all.length - 1 && !this.#isWhole;
    const isContinued = part.type === 'code' && part.next !== undefined;
    const decoration = { labels: this.#labels, headingLevel, imageOrigins, isOpen, isContinued };
    return { part, citations, definitions: this.#links.definitions, decoration };
  }

  /** The first node that stands behind a block in the same parent. */
  #after(index: number, parent: Element): ChildNode | null {
    const isPart = this.#parts.all[index]!.context !== undefined;
    for (let next = index + 1; next < this.#parts.all.length; next++) {
      const { first } = this.#blocks[next]!;
      if (first?.parentNode === parent) return first;
      const { context, ordinal } = this.#parts.all[next]!;
      if (isPart ? context === undefined : this.#group(ordinal) !== parent) break;
    }
    return null;
  }

  /** Undefined as long as its text has not come; past the end of the whole answer is its end. */
  #shownAt({ position }: Citation): ShownOffset | undefined {
    const { length } = this.#parts;
    const offset = Math.max(0, this.#text.toClean(position as ReceivedOffset)) as CleanOffset;
    if (offset > length && !this.#isWhole) return undefined;
    return this.#parts.toShown(offset > length ? length : offset);
  }

  #group(ordinal: number): HTMLElement {
    const at = Math.floor(ordinal / groupSize);
    const known = this.#groups[at];
    if (known) return known;
    const group = createGroup(this.#labels, (marker, event) => {
      const source = this.sourceOf(marker);
      if (source) this.#options.onCitation?.(source, marker, event);
    });
    this.#groups.push(group);
    this.#host.append(group);
    return group;
  }

  #request(): void {
    this.#isDue = true;
    if (this.#options.schedule !== 'manual') this.#frame.request();
  }
}
