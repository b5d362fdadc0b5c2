import type { SourceBlock } from '../parse/source-block.js';
import type { NumberedSource } from './citation-marker.js';
import type { ShownOffset, SourceOffset } from './offsets.js';

/** A citation in its block, or in a part of one. */
export interface BlockCitation {
  /** Those that are known. */
  readonly sources: readonly NumberedSource[];
  readonly offset: SourceOffset;
}

/** A block of the text, or a part of one: frozen, or of the tail as it is shown. */
export interface PlacedBlock extends SourceBlock {
  readonly start: ShownOffset;
  /** Which block it is, or is a part of. */
  readonly ordinal: number;
  /** Which part of the block it is. */
  readonly index: number;
  /** Whether it begins a list or rows of its own, whose layout is contained. */
  readonly isChunk: boolean;
}

/** A citation belongs to the block that holds the character before it; one without text gives it to its neighbour. */
export function placeOf(
  position: ShownOffset,
  blocks: readonly PlacedBlock[],
): { readonly index: number; readonly offset: SourceOffset } | undefined {
  let index = 0;
  for (let end = blocks.length; index + 1 < end;) {
    const middle = (index + end) >> 1;
    if (blocks[middle]!.start < position) index = middle;
    else end = middle;
  }
  let offset = position - (blocks[index]?.start ?? 0);
  while (index >= 0 && isTextless(blocks[index])) offset = blocks[--index]?.source.length ?? 0;
  if (index < 0) index = blocks.findIndex((block) => !isTextless(block));
  // A part is no place of its own for what stands before its first character, nor are lines of code.
  while (isBeforeText(blocks[index], offset)) offset = blocks[--index]!.source.length;
  return blocks[index] && { index, offset: offset as SourceOffset };
}

export function isTextless(block: SourceBlock | undefined): boolean {
  return block?.type === 'space' || block?.type === 'def' || block?.type === 'hr';
}

function isBeforeText(part: SourceBlock | undefined, offset: number): boolean {
  return part?.context !== undefined && (part.type === 'code' || part.source.slice(0, offset).trim() === '');
}
