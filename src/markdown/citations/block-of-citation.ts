import type { Citation } from '../../conversation/conversation.js';
import type { SourceBlock } from '../parse/source-block.js';

/** A citation at an offset: into the shown text, or into its block's source. */
export interface BlockCitation {
  readonly citation: Citation;
  readonly offset: number;
}

/** A block of the text, or a part of one: frozen, or of the tail as it is shown. */
export interface PlacedBlock extends SourceBlock {
  readonly start: number;
  /** Which block it is, or is a part of. */
  readonly ordinal: number;
  /** Which part of the block it is. */
  readonly index: number;
  /** Whether it begins a list or rows of its own, whose layout is contained. */
  readonly isChunk: boolean;
}

/** A citation belongs to the block that holds the character before it; one without text gives it to its neighbour. */
export function placeOf(
  position: number,
  blocks: readonly PlacedBlock[],
): { readonly index: number; readonly offset: number } | undefined {
  let index = 0;
  for (let end = blocks.length; index + 1 < end;) {
    const middle = (index + end) >> 1;
    if (blocks[middle]!.start < position) index = middle;
    else end = middle;
  }
  let offset = position - (blocks[index]?.start ?? 0);
  while (index >= 0 && isTextless(blocks[index])) offset = blocks[--index]?.source.length ?? 0;
  if (index < 0) index = blocks.findIndex((block) => !isTextless(block));
  // A part is no place of its own for what stands before its first word, nor are lines of code.
  while (isBeforeText(blocks[index], offset)) offset = blocks[--index]!.source.length;
  const source = blocks[index]?.source;
  if (source === undefined) return undefined;
  if (/^[\ud800-\udbff][\udc00-\udfff]/.test(source.slice(offset - 1, offset + 1))) offset++;
  return { index, offset };
}

export function isTextless(block: SourceBlock | undefined): boolean {
  return block?.type === 'space' || block?.type === 'def' || block?.type === 'hr';
}

function isBeforeText(part: SourceBlock | undefined, offset: number): boolean {
  if (part?.context === undefined) return false;
  const before = part.source.slice(0, offset);
  return part.type === 'code' || /^[ \t>|]*(?:(?:[-+*]|\d{1,9}[.)])[ \t]+)*(?:\[[ xX]\][ \t]+|#{1,6}[ \t]+)?$/.test(before);
}
