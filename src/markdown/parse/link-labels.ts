import type { LinkDefinitions, SourceBlock } from './source-block.js';

/** What the labels of link references mean so far. The first definition of a label is the one that holds. */
export class LinkLabels {
  /** Without a prototype: a label may be `constructor`. */
  readonly definitions = Object.create(null) as LinkDefinitions;
  readonly #final = new Set<string>();
  /** Those that what still grows defines. */
  #open: string[] = [];

  /** Takes what has finished and what still grows, and answers with the labels that mean something else now. */
  change(finished: readonly SourceBlock[], growing: readonly SourceBlock[]): ReadonlySet<string> {
    const changed = new Map<string, LinkDefinitions[string] | undefined>(this.#open.map((label) => [label, undefined]));
    const define = (blocks: readonly SourceBlock[]): readonly string[] =>
      blocks.flatMap(({ definitions }) =>
        definitions.flatMap(([label, definition]) => {
          if (this.#final.has(label) || changed.get(label)) return [];
          changed.set(label, definition);
          return [label];
        }),
      );
    for (const label of define(finished)) this.#final.add(label);
    this.#open = [...define(growing)];
    for (const [label, after] of changed) {
      const before = this.definitions[label];
      if (before?.href === after?.href && before?.title === after?.title) changed.delete(label);
      else if (after) this.definitions[label] = after;
      else Reflect.deleteProperty(this.definitions, label);
    }
    return new Set(changed.keys());
  }

  /** All may change again. */
  thaw(): void {
    this.#open = Object.keys(this.definitions);
    this.#final.clear();
  }
}

/** Whether a block's source holds one of these labels in brackets; a quote's or an item's own marks do not part a label. */
export function mentions(source: string, labels: ReadonlySet<string>): boolean {
  for (const [, label] of source.matchAll(/\[((?:\\.|[^[\]\\])+)\]/gs)) {
    // As the parser folds case: ẞ, ß and SS are one label.
    const folded = label!
      .replace(/\n[ \t>]*/g, ' ')
      .trim()
      .replace(/\s+/g, ' ')
      .toLowerCase()
      .toUpperCase()
      .toLowerCase();
    if (labels.has(folded)) return true;
  }
  return false;
}
