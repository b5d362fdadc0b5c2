import type { ItemNumber } from './item-number.js';

export interface LinkDefinition {
  readonly href: string;
  readonly title?: string | null | undefined;
}

/** Definitions of link references, by normalised label. */
export type LinkDefinitions = Record<string, LinkDefinition>;

/** A block, or a part of a long one: what it consists of once it is whole does not change with what follows. */
export interface SourceBlock {
  readonly type: string;
  /** With the blank lines that follow it. */
  readonly source: string;
  /** Of a part that continues the one before it: what must stand before its source. */
  readonly context?: string | undefined;
  /** Whether the next one continues it; how a part must begin that does. */
  readonly next?: string | undefined;
  /** Whether its list has paragraphs in its items. */
  readonly isLoose: boolean;
  /** Numbers in an ordered list: of the item before this part, and of its last item. */
  readonly itemBefore?: ItemNumber | undefined;
  readonly lastItem?: ItemNumber | undefined;
  /** What it defines, by label. */
  readonly definitions: readonly (readonly [label: string, definition: LinkDefinition])[];
}

export function isSameDefinition(one: LinkDefinition, other: LinkDefinition | undefined): boolean {
  return one.href === other?.href && (one.title ?? '') === (other.title ?? '');
}
