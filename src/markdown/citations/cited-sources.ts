import type { Citation, Source } from '../../conversation/conversation.js';
import type { NumberedSource } from './citation-marker.js';

/** Which citation means which source under which number. A number once shown stays. */
export class CitedSources {
  readonly #citations: Citation[] = [];
  #inOrder: readonly Citation[] | undefined;
  #sources: readonly Source[] = [];
  readonly #byId = new Map<string, Source>();
  /** By any of the source's ids. */
  readonly #numbers = new Map<string, number>();
  #last = 0;

  /** In the order of the text: the one in which they came makes no difference. */
  get citations(): readonly Citation[] {
    return (this.#inOrder ??= this.#citations.toSorted((one, other) => one.position - other.position));
  }

  cite({ referenceIds, position }: Citation): Citation {
    const citation = { referenceIds: [...referenceIds], position };
    this.#citations.push(citation);
    this.#inOrder = undefined;
    return citation;
  }

  know(sources: readonly Source[]): void {
    this.#sources = sources;
    this.#byId.clear();
    for (const source of sources) for (const id of source.ids) if (!this.#byId.has(id)) this.#byId.set(id, source);
  }

  /** Gives numbers to sources that are cited and known now: the caller's own, or the next one. */
  number(): void {
    for (const { number = 0 } of this.#sources) this.#last = Math.max(this.#last, number);
    for (const { referenceIds } of this.#citations) {
      for (const id of referenceIds) {
        const source = this.#byId.get(id);
        if (!source) continue;
        const shown = source.ids.map((each) => this.#numbers.get(each)).find((number) => number !== undefined);
        const number = shown ?? source.number ?? ++this.#last;
        for (const each of source.ids) this.#numbers.set(each, number);
      }
    }
  }

  /** What citations in one place show: each source once, in the order of their numbers. */
  at(citations: readonly Citation[]): readonly NumberedSource[] {
    const cited = new Map<number, NumberedSource>();
    for (const id of citations.flatMap(({ referenceIds }) => referenceIds)) {
      const source = this.#byId.get(id);
      const number = this.#numbers.get(id);
      if (source && number !== undefined) cited.set(number, { number, source });
    }
    return [...cited.values()].sort((one, other) => one.number - other.number);
  }

  find(id: string): Source | undefined {
    return this.#byId.get(id);
  }

  /** How many ids were cited that no source answers to. */
  get unknown(): number {
    const ids = this.#citations.flatMap(({ referenceIds }) => referenceIds);
    return ids.filter((id) => !this.#byId.has(id)).length;
  }
}
