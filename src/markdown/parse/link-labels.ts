import { referredLabels } from './parse-markdown.js';
import { isSameDefinition, type LinkDefinition, type LinkDefinitions, type SourceBlock } from './source-block.js';

/** A definition in the block at an index. */
interface Defining {
  readonly index: number;
  readonly label: string;
  readonly definition: LinkDefinition;
}

/**
 * What the labels of link references mean so far. The first definition of a label holds. A definition that no link refers to is
 * not in force: it is shown as it is written, since an answer may mean `[1]: https://...` for its readers.
 */
export class LinkLabels {
  /** Those that links refer to. Without a prototype: a label may be `constructor`. */
  readonly definitions = Object.create(null) as LinkDefinitions;
  #defining: Defining[] = [];
  /** The labels that links of a block refer to, by the index of the block. */
  readonly #referring = new Map<number, ReadonlySet<string>>();
  /** What stands in brackets in a block, by its index. */
  readonly #mentioned: (readonly string[] | undefined)[] = [];
  readonly #known = Object.create(null) as LinkDefinitions;

  /** Takes the blocks, of which those from an index on are new. Returns the labels that mean something else now. */
  change(blocks: readonly SourceBlock[], from: number): ReadonlySet<string> {
    const added = this.#define(blocks, from);
    const changed = new Set<string>();
    if (this.#defining.length > 0) this.#refer(blocks, from, added);
    const referred = new Set([...this.#referring.values()].flatMap((each) => [...each]));
    for (const label of referred) {
      const definition = this.#known[label];
      if (!definition || isSameDefinition(definition, this.definitions[label])) continue;
      this.definitions[label] = definition;
      changed.add(label);
    }
    for (const label of Object.keys(this.definitions)) {
      if (referred.has(label) && this.#known[label]) continue;
      Reflect.deleteProperty(this.definitions, label);
      changed.add(label);
    }
    return changed;
  }

  /** Blocks that are nothing but a definition, and whether it is hidden: those from an index on, or all of them. */
  definingBlocks(
    blocks: readonly SourceBlock[],
    from: number,
  ): readonly { readonly index: number; readonly isHidden: boolean }[] {
    const first = this.#defining.findLastIndex(({ index }) => index < from) + 1;
    return this.#defining
      .slice(first)
      .filter(({ index }) => isDefinition(blocks[index]!))
      .map(({ index, label, definition }) => ({ index, isHidden: isSameDefinition(definition, this.definitions[label]) }));
  }

  /** Returns the labels that are defined anew. */
  #define(blocks: readonly SourceBlock[], from: number): ReadonlySet<string> {
    const added = new Set<string>();
    for (let last = this.#defining.at(-1); last && last.index >= from; last = this.#defining.at(-1)) {
      if (this.#known[last.label] === last.definition) Reflect.deleteProperty(this.#known, last.label);
      this.#defining.pop();
    }
    for (let index = from; index < blocks.length; index++) {
      for (const [label, definition] of blocks[index]!.definitions) {
        this.#defining.push({ index, label, definition });
        if (!this.#known[label]) added.add(label);
        this.#known[label] ??= definition;
      }
    }
    return added;
  }

  /** Looks for references in new blocks, and in all blocks for those to labels that are new. */
  #refer(blocks: readonly SourceBlock[], from: number, added: ReadonlySet<string>): void {
    for (const index of this.#referring.keys()) if (index >= from) this.#referring.delete(index);
    this.#mentioned.length = Math.min(this.#mentioned.length, from);
    for (let index = added.size > 0 ? 0 : from; index < blocks.length; index++) {
      const block = blocks[index]!;
      const mentioned = (this.#mentioned[index] ??= isDefinition(block) ? [] : labelsIn(block.source));
      if (!mentioned.some((label) => (index < from ? added.has(label) : this.#known[label]))) continue;
      const known = mentioned.flatMap((label) => (this.#known[label] ? [[label, this.#known[label]] as const] : []));
      this.#referring.set(index, referredLabels(block, known));
    }
  }
}

function isDefinition({ type, definitions }: SourceBlock): boolean {
  return definitions.length > 0 && (type === 'def' || type === 'paragraph');
}

/** Whether a block's source holds one of these labels in brackets. */
export function mentions(source: string, labels: ReadonlySet<string>): boolean {
  return labelsIn(source).some((label) => labels.has(label));
}

/** All that stands in brackets, as the parser compares labels: ẞ, ß and SS are one. The marks of a quote do not divide a label. */
function labelsIn(source: string): readonly string[] {
  const labels = new Set<string>();
  for (const [, label] of source.matchAll(/\[((?:\\.|[^[\]\\])+)\]/gs)) {
    const line = label!
      .replace(/\n[ \t>]*/g, ' ')
      .trim()
      .replace(/\s+/g, ' ');
    labels.add(line.toLowerCase().toUpperCase().toLowerCase());
  }
  return [...labels];
}
