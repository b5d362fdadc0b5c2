/**
 * The place of a citation in the blocks of the answer. `locateCitation()` converts its position three
 * times, `citeBlocks()` goes on from there. Each kind of offset is a type of its own, in UTF-16 code units.
 */
import { isContinuation, type MarkdownBlock } from '../parse/blocks.js';
import type { NumberedSource } from './citation-marker.js';

declare const unit: unique symbol;
type Offset<Unit extends string> = number & { readonly [unit]: Unit };

/** Into the text as it was pushed. */
export type ReceivedOffset = Offset<'received'>;
/** Into the text with one kind of line end. */
export type CleanOffset = Offset<'clean'>;
/** Into the text with its half-open syntax mended. */
export type MendedOffset = Offset<'mended'>;
/** Into the Markdown of a block, or of a part of one. */
export type BlockOffset = Offset<'block'>;
/** Into the Markdown that is parsed for a block: a part is parsed behind its context. */
export type ParsedOffset = Offset<'parsed'>;

/** A citation in its block. */
export interface BlockCitation {
  /** The cited sources that are known. */
  readonly sources: readonly NumberedSource[];
  readonly offset: BlockOffset;
}

/** The text of an answer. */
export interface CleanText {
  toClean(position: ReceivedOffset): CleanOffset;
}

/** A block with its place in the shown text. */
export interface PlacedBlock {
  readonly content: MarkdownBlock;
  readonly start: MendedOffset;
  /** Whether it is a definition that a link refers to. */
  readonly isHidden: boolean;
}

/** All blocks of an answer. */
export interface PlacedBlocks {
  readonly all: readonly PlacedBlock[];
  /** Length of the text that has been added. */
  readonly length: CleanOffset;
  /** Undefined while the text before the offset is held back. */
  toMended(offset: CleanOffset): MendedOffset | undefined;
}

export interface CitationLocation {
  /** Index of the block. */
  readonly index: number;
  readonly offset: BlockOffset;
}

/**
 * Where the marker of a citation belongs: all conversions of its position, in order. Undefined until its text has arrived; past
 * the end of a whole answer it belongs to the end.
 */
export function locateCitation(
  position: ReceivedOffset,
  text: CleanText,
  blocks: PlacedBlocks,
  isWhole: boolean,
): CitationLocation | undefined {
  const clean = Math.max(0, text.toClean(position)) as CleanOffset;
  const isBeyond = clean > blocks.length;
  if (isBeyond && !isWhole) return undefined;
  const shown = blocks.toMended(isBeyond ? blocks.length : clean);
  return shown === undefined ? undefined : placeInBlocks(shown, blocks.all);
}

/** A citation belongs to the block of the character before it. A block that shows no text leaves it to the nearest one. */
function placeInBlocks(position: MendedOffset, blocks: readonly PlacedBlock[]): CitationLocation | undefined {
  let index = 0;
  for (let end = blocks.length; index + 1 < end;) {
    const middle = (index + end) >> 1;
    if (blocks[middle]!.start < position) index = middle;
    else end = middle;
  }
  let offset = position - (blocks[index]?.start ?? 0);
  while (index >= 0 && isTextless(blocks[index])) offset = blocks[--index]?.content.markdown.length ?? 0;
  if (index < 0) index = blocks.findIndex((block) => !isTextless(block));
  // Before the first word of a part, the nearest text is that of the part before.
  while (isBeforeText(blocks[index], offset)) offset = blocks[--index]!.content.markdown.length;
  return blocks[index] && { index, offset: offset as BlockOffset };
}

export function isTextless(block: Pick<PlacedBlock, 'content' | 'isHidden'> | undefined): boolean {
  return block?.isHidden === true || block?.content.type === 'space' || block?.content.type === 'hr';
}

/** Markers of code stand below it, which is below its last part. */
function isBeforeText(block: PlacedBlock | undefined, offset: number): boolean {
  if (!block || !isContinuation(block.content)) return false;
  return block.content.type === 'code' || block.content.markdown.slice(0, offset).trim() === '';
}
