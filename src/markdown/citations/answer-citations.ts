import type { Citation, Source } from '../../conversation/conversation.js';
import { numberSources } from '../../conversation/sources.js';
import type { NumberedSource } from './citation-marker.js';
import type { BlockCitation, CitationLocation, ReceivedOffset } from './locate-citation.js';

/** A block that shows citations. */
interface CitedBlock {
  citations: BlockCitation[];
  /** Whether what it shows may have changed. */
  isDue: boolean;
}

/** The citations of an answer: the sources they refer to, with their numbers, and the blocks they belong to. */
export class AnswerCitations {
  readonly #citations: Citation[] = [];
  #inOrder: readonly Citation[] | undefined;
  /** New citations, and those whose source or block may have changed. */
  #due = new Set<Citation>();
  #sources: readonly Source[] = [];
  readonly #byId = new Map<string, Source>();
  /** Numbers shown so far, by each id of their source. Later lists do not change them. */
  readonly #numbers = new Map<string, number>();
  #last = 0;

  /** Number of cited ids without a source. */
  get unknown(): number {
    const ids = this.#citations.flatMap(({ referenceIds }) => referenceIds);
    return ids.filter((id) => !this.#byId.has(id)).length;
  }

  cite({ referenceIds, position }: Citation): void {
    const citation = { referenceIds: [...referenceIds], position };
    this.#citations.push(citation);
    this.#inOrder = undefined;
    this.#due.add(citation);
  }

  know(sources: readonly Source[]): void {
    const list = sources.map((source) => {
      const shown = source.ids.map((id) => this.#numbers.get(id)).find(Boolean);
      return shown === undefined || shown === source.number ? source : { ...source, number: shown };
    });
    this.#index(list);
    this.touchAll();
  }

  /** Any citation may belong to another block or source now. */
  touchAll(): void {
    this.#due = new Set(this.#citations);
  }

  /** The known source with the id of another one. */
  find(source: Source | undefined): Source | undefined {
    return source && this.#byId.get(source.ids[0] ?? '');
  }

  /**
   * Gives blocks their citations: those that are due, and those that a new citation belongs to.
   * @param first index of the first block that is due
   * @returns the same, or the index of a block before it
   */
  assign(
    blocks: readonly CitedBlock[],
    first: number,
    locate: (position: ReceivedOffset) => CitationLocation | undefined,
  ): number {
    if (this.#due.size > 0) this.#number();
    const placeOfCitation = ({ position }: Citation): CitationLocation | undefined => locate(position as ReceivedOffset);
    let from = first;
    for (const citation of this.#due) {
      const place = placeOfCitation(citation);
      if (!place) continue;
      blocks[place.index]!.isDue = true;
      from = Math.min(from, place.index);
    }
    this.#due.clear();
    for (const block of blocks.slice(from)) if (block.isDue) block.citations = [];
    // The order in which citations arrive does not matter.
    this.#inOrder ??= this.#citations.toSorted((one, other) => one.position - other.position);
    const before = this.#inOrder.findLastIndex((citation) => (placeOfCitation(citation)?.index ?? Infinity) < from);
    for (const citation of this.#inOrder.slice(before + 1)) {
      const place = placeOfCitation(citation);
      const block = place && blocks[place.index]!;
      const sources = block?.isDue ? this.#sourcesOf(citation) : [];
      if (sources.length > 0) block!.citations.push({ sources, offset: place!.offset });
    }
    return from;
  }

  /** Numbers the sources of new citations, and remembers the numbers that are shown. */
  #number(): void {
    const due = [...this.#due];
    this.#index(numberSources(this.#sources, due, this.#last));
    for (const { ids, number } of due.flatMap((citation) => this.#sourcesOf(citation))) {
      for (const id of ids) this.#numbers.set(id, number);
      this.#last = Math.max(this.#last, number);
    }
  }

  #index(sources: readonly Source[]): void {
    if (sources === this.#sources) return;
    this.#sources = sources;
    this.#byId.clear();
    for (const source of sources) for (const id of source.ids) if (!this.#byId.has(id)) this.#byId.set(id, source);
  }

  /** Known sources. They have numbers once `#number` has seen their citation. */
  #sourcesOf({ referenceIds }: Citation): readonly NumberedSource[] {
    return referenceIds.flatMap((id) => (this.#byId.get(id) as NumberedSource | undefined) ?? []);
  }
}

/** What citations in one place show: each source once, in the order of their numbers. */
export function distinctSources(citations: readonly BlockCitation[]): readonly NumberedSource[] {
  return [...new Set(citations.flatMap(({ sources }) => sources))].sort((one, other) => one.number - other.number);
}
