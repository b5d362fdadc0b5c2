import { isTextless } from './citations/locate-citation.js';
import { referredLabels } from './parse/parse-block.js';
import { isSameDefinition, type LinkDefinition, type LinkDefinitions } from './parse/addresses.js';
import type { MarkdownBlock } from './parse/blocks.js';

/** The labels in a block. */
export interface BlockReferences {
  /** All that stands in brackets. */
  readonly mentioned: readonly string[];
  /** Those that are defined. */
  readonly defined: readonly string[];
  /** Those that a link refers to. */
  readonly referred: ReadonlySet<string>;
}

const noLabels: BlockReferences = { mentioned: [], defined: [], referred: new Set() };

/** A block that may hold links and definitions. */
interface LinkingBlock {
  readonly content: MarkdownBlock;
  references: BlockReferences | undefined;
  isHidden: boolean;
  isDue: boolean;
  invalidate(): void;
}

/** A definition, and the block at an index that holds it. */
interface Defining {
  readonly index: number;
  readonly block: LinkingBlock;
  readonly label: string;
  readonly definition: LinkDefinition;
}

/**
 * The link definitions of an answer. The first definition of a label counts. One that no link refers to is shown as it is
 * written: an answer may mean `[1]: https://...` for its readers.
 */
export class LinkReferences {
  #inForce: LinkDefinitions = Object.create(null) as LinkDefinitions;
  /** In the order of the text. */
  #defining: Defining[] = [];
  /** The first definition of each label. Without a prototype: a label may be `constructor`. */
  readonly #known = Object.create(null) as LinkDefinitions;

  /** Definitions that links refer to. */
  get definitions(): LinkDefinitions {
    return this.#inForce;
  }

  /**
   * Reads the definitions in blocks, and makes due what they change.
   * @param first index of the first block that is due
   * @returns the same, or the index of a block before it
   */
  update(blocks: readonly LinkingBlock[], first: number): number {
    const wasUsed = this.#defining.length > 0;
    this.#define(blocks, first);
    if (!wasUsed && this.#defining.length === 0) return first;
    const inForce = Object.create(null) as LinkDefinitions;
    for (const block of blocks) for (const label of this.#referredBy(block)) inForce[label] = this.#known[label]!;
    const changed = new Set(
      [...Object.keys(inForce), ...Object.keys(this.#inForce)].filter(
        (label) => !inForce[label] || !isSameDefinition(inForce[label], this.#inForce[label]),
      ),
    );
    this.#inForce = inForce;
    let from = first;
    if (changed.size > 0) {
      blocks.forEach((block, index) => {
        if (!block.references!.mentioned.some((label) => changed.has(label))) return;
        block.invalidate();
        from = Math.min(from, index);
      });
    }
    return this.#hide(blocks, changed.size > 0 ? 0 : first, from);
  }

  /** Reads the definitions of the blocks from an index on. */
  #define(blocks: readonly LinkingBlock[], from: number): void {
    for (let last = this.#defining.at(-1); last && last.index >= from; last = this.#defining.at(-1)) {
      if (this.#known[last.label] === last.definition) Reflect.deleteProperty(this.#known, last.label);
      this.#defining.pop();
    }
    for (let index = from; index < blocks.length; index++) {
      const block = blocks[index]!;
      for (const [label, definition] of block.content.definitions) {
        this.#defining.push({ index, block, label, definition });
        this.#known[label] ??= definition;
      }
    }
  }

  #referredBy(block: LinkingBlock): ReadonlySet<string> {
    const { content } = block;
    block.references ??= { ...noLabels, mentioned: labelsIn(content.markdown) };
    const { mentioned, defined } = block.references;
    const known = content.type === 'def' ? [] : mentioned.filter((label) => this.#known[label]);
    if (known.length !== defined.length || known.some((label, index) => label !== defined[index])) {
      const definitions = known.map((label) => [label, this.#known[label]!] as const);
      block.references = { mentioned, defined: known, referred: referredLabels(content, definitions) };
    }
    return block.references.referred;
  }

  /**
   * Hides blocks from an index on that are nothing but a definition in force, and shows those that are not.
   * @returns index of the first block that is due, at most `first`
   */
  #hide(blocks: readonly LinkingBlock[], from: number, first: number): number {
    let due = first;
    const start = this.#defining.findLastIndex(({ index }) => index < from) + 1;
    for (const { index, block, label, definition } of this.#defining.slice(start)) {
      const isHidden = block.content.type === 'def' && isSameDefinition(definition, this.#inForce[label]);
      if (block.isHidden === isHidden) continue;
      block.isHidden = isHidden;
      // Citations move between the block and its neighbours.
      for (const near of [nearestText(blocks, index, -1), index, nearestText(blocks, index, 1)]) {
        if (!blocks[near]) continue;
        blocks[near].isDue = true;
        due = Math.min(due, near);
      }
    }
    return due;
  }
}

function nearestText(blocks: readonly LinkingBlock[], index: number, step: 1 | -1): number {
  let near = index + step;
  while (blocks[near] && isTextless(blocks[near])) near += step;
  return near;
}

/** As the parser compares labels: ẞ, ß and SS are one, and the marks of a quote are no part of a label. */
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
