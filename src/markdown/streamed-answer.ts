import type { Citation, Source } from '../conversation/conversation.js';
import { AnswerBlock, type BlockContent } from './answer-block.js';
import { AnswerFrame } from './answer-frame.js';
import { englishLabels, type AnswerLabels } from './answer-labels.js';
import type { AnswerRenderer, AnswerRendererOptions } from './answer-renderer-types.js';
import { AnswerTail } from './answer-tail.js';
import { AnswerText } from './answer-text.js';
import { citationsByBlock, firstBlockAt, isTextless, type BlockCitation, type PlacedBlock } from './citations-by-block.js';
import { CitedSources } from './cited-sources.js';
import { createGroup } from './block-group.js';
import { changedLabels, mentions } from './link-labels.js';
import type { LinkDefinitions } from './source-block.js';
import { sanitize, sanitizeAll } from './sanitize.js';

/** Blocks whose layout is contained together. */
const groupSize = 8;
/** Parts of a long list or table whose layout is contained together. To those who listen a list begins anew with each: so few do. */
const chunkSize: Readonly<Record<string, number>> = { list: 32, table: 8 };

/** The renderer: what came since the last flush goes through tail, blocks and citations; what is frozen is left alone. */
export class StreamedAnswer implements AnswerRenderer {
  readonly #host: HTMLElement;
  readonly #options: AnswerRendererOptions;
  readonly #labels: AnswerLabels;
  readonly #frame = new AnswerFrame(() => this.flush());
  #text = new AnswerText();
  #tail = new AnswerTail();
  #cited = new CitedSources();
  /** All blocks; the first `#frozen` of them are final. */
  #placed: PlacedBlock[] = [];
  #frozen = 0;
  #frozenLength = 0;
  #blocks: AnswerBlock[] = [];
  #groups: HTMLElement[] = [];
  #definitions: LinkDefinitions = {};
  #isDue = false;
  /** The first position that something came for which may belong to a frozen block. */
  #citedFrom = Infinity;
  #isEnded = false;

  constructor(host: HTMLElement, options: AnswerRendererOptions) {
    this.#host = host;
    this.#options = options;
    this.#labels = { ...englishLabels, ...options.labels };
  }

  get text(): string {
    return this.#text.received;
  }

  get unknownCitations(): number {
    return this.#cited.unknown;
  }

  push(text: string): void {
    if (text === '') return;
    // Text after the end: the answer goes on after all.
    if (this.#isEnded) {
      this.#thaw(this.#placed.map(({ source }) => source).join(''));
      this.#citedFrom = 0;
    }
    this.#tail.add(this.#text.add(text));
    this.#request();
  }

  cite(citation: Citation): void {
    this.#cited.cite(citation);
    this.#citedFrom = Math.min(this.#citedFrom, citation.position);
    this.#request();
  }

  sources(list: readonly Source[]): void {
    this.#cited.know(list);
    this.#citedFrom = 0;
    this.#request();
  }

  end(): void {
    if (this.#isEnded && !this.#isDue) return;
    this.#isEnded = this.#isDue = true;
    this.#citedFrom = 0;
    this.flush();
  }

  reset(): void {
    this.#frame.cancel();
    for (const group of this.#groups) group.remove();
    this.#text = new AnswerText();
    this.#cited = new CitedSources();
    this.#blocks = [];
    this.#groups = [];
    this.#thaw('');
    this.#isDue = false;
  }

  sourceOf(element: Element): Source | undefined {
    const id = element.closest<HTMLElement>('[data-source]')?.dataset['source'];
    return id === undefined ? undefined : this.#cited.find(id);
  }

  flush(): void {
    this.#frame.cancel();
    if (!this.#isDue) return;
    this.#isDue = false;
    let from = this.#takeTail();
    if (this.#citedFrom < Infinity) {
      this.#cited.number();
      from = Math.min(from, firstBlockAt(this.#placed, this.#shownPosition(this.#citedFrom) ?? Infinity));
      this.#citedFrom = Infinity;
    }
    const definitions = this.#tail.definitions;
    const changed = changedLabels(this.#definitions, definitions);
    this.#definitions = definitions;
    if (changed.size > 0) from = 0;
    // A citation right behind a definition belongs to the text before it, as does one before the first word of a part.
    while (from > 0 && isTextless(this.#placed[from])) from--;
    if (from > 0 && this.#placed[from]?.context !== undefined) from--;
    const citations = citationsByBlock(this.#shownCitations(), this.#placed, from);
    for (const surplus of this.#blocks.splice(this.#placed.length)) surplus.remove();
    for (let index = from; index < this.#placed.length; index++) {
      const block = (this.#blocks[index] ??= new AnswerBlock());
      if (changed.size > 0 && mentions(this.#placed[index]!.source, changed)) block.isStale = true;
    }
    this.#show(from, citations);
  }

  /** Takes over what the tail holds now and answers with the first block that may have changed. */
  #takeTail(): number {
    const { finished, thawed } = this.#tail.freeze(this.#isEnded);
    this.#frozen -= thawed;
    const changedFrom = this.#frozen;
    let start = this.#placed[changedFrom]?.start ?? this.#frozenLength;
    this.#placed.length = changedFrom;
    this.#frozen += finished.length;
    for (const block of [...finished, ...this.#tail.shown]) {
      if (this.#placed.length === this.#frozen) this.#frozenLength = start;
      const { ordinal: last = -1, index: part = -1 } = this.#placed.at(-1) ?? {};
      const [ordinal, index] = block.context === undefined ? [last + 1, 0] : [last, part + 1];
      const isChunk = index > 0 && index % (chunkSize[block.type] ?? Infinity) === 0;
      this.#placed.push({ ...block, start, ordinal, index, isChunk });
      start += block.source.length;
    }
    if (this.#placed.length === this.#frozen) this.#frozenLength = start;
    return this.#loosen(changedFrom);
  }

  /** An item with a blank line in it sets paragraphs in all the items of its list, frozen ones as well. */
  #loosen(from: number): number {
    const { isLoose, context } = this.#placed[from] ?? {};
    if (!isLoose || context === undefined || this.#placed[from - 1]?.isLoose) return from;
    let first = from;
    while (this.#placed[first]?.context !== undefined) {
      first--;
      this.#placed[first] = { ...this.#placed[first]!, isLoose };
    }
    return first;
  }

  #show(from: number, citations: ReadonlyMap<number, readonly BlockCitation[]>): void {
    const draft = (index: number) => this.#blocks[index]!.draft(this.#content(index, citations.get(index) ?? []));
    const drafts = this.#placed.slice(from).map((_, at) => draft(from + at));
    const fragments = sanitizeAll(drafts.flatMap((due) => (due ? [due.html ?? ''] : [])));
    let shown = 0;
    for (const [at, due] of drafts.entries()) {
      const index = from + at;
      const block = this.#blocks[index]!;
      const { context, ordinal, isChunk } = this.#placed[index]!;
      const before = context === undefined ? undefined : this.#blocks[index - 1]?.container;
      const parent = (isChunk ? before?.parentElement : before) ?? this.#group(ordinal);
      if (due) block.show(due, fragments[shown++], parent, this.#after(index, parent), before);
      else if (block.parent !== parent) {
        // What it stood in has been replaced.
        block.isStale = true;
        const again = draft(index)!;
        block.show(again, sanitize(again.html ?? ''), parent, this.#after(index, parent), before);
      }
    }
  }

  #content(index: number, citations: readonly BlockCitation[]): BlockContent {
    const { headingLevel = 3, imageOrigins = [] } = this.#options;
    const part = this.#placed[index]!;
    const isOpen = index === this.#placed.length - 1 && !this.#isEnded;
    const isContinued = part.type === 'code' && part.next !== undefined;
    const dress = { labels: this.#labels, headingLevel, imageOrigins, isOpen, isContinued };
    const citedAt = (cited: readonly Citation[]) => this.#cited.at(cited);
    return { part, citations, citedAt, definitions: this.#definitions, dress };
  }

  /** The first node that stands behind a block in the same parent. */
  #after(index: number, parent: Element): ChildNode | null {
    const isPart = this.#placed[index]!.context !== undefined;
    for (let next = index + 1; next < this.#placed.length; next++) {
      const { first } = this.#blocks[next]!;
      if (first?.parentNode === parent) return first;
      const { context, ordinal } = this.#placed[next]!;
      if (isPart ? context === undefined : this.#group(ordinal) !== parent) break;
    }
    return null;
  }

  /** Those whose text and source are there. */
  #shownCitations(): readonly BlockCitation[] {
    return this.#cited.citations.flatMap((citation) => {
      const offset = this.#shownPosition(citation.position);
      return offset === undefined || this.#cited.at([citation]).length === 0 ? [] : [{ citation, offset }];
    });
  }

  #shownPosition(position: number): number | undefined {
    if (position > this.#text.receivedLength && !this.#isEnded) return undefined;
    const clean = Math.max(0, Math.min(this.#text.toClean(position), this.#text.length));
    if (clean <= this.#frozenLength) return clean;
    const shown = this.#tail.toShown(clean - this.#frozenLength);
    return shown === undefined ? undefined : this.#frozenLength + shown;
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

  #thaw(clean: string): void {
    this.#tail = new AnswerTail();
    this.#tail.add(clean);
    this.#placed = [];
    this.#frozen = 0;
    this.#frozenLength = 0;
    this.#definitions = {};
    this.#isEnded = false;
  }

  #request(): void {
    this.#isDue = true;
    if (this.#options.schedule !== 'manual') this.#frame.request();
  }
}
