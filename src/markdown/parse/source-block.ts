/** Definitions of link references, by normalised label. */
export type LinkDefinitions = Record<string, { readonly href: string; readonly title?: string | null }>;

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
  /** What it defines, by label. */
  readonly definitions: readonly (readonly [label: string, definition: LinkDefinitions[string]])[];
}
