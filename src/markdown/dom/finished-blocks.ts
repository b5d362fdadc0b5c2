import type { AnswerRendererOptions } from '../answer-renderer-types.js';
import type { AnswerBlock } from './answer-block.js';

export type OnFinished = NonNullable<AnswerRendererOptions['onFinished']>;

/**
 * Reports blocks that are finished, all parts of a block together.
 * @param first index of the first block that may have changed
 */
export function finishBlocks(blocks: readonly AnswerBlock[], first: number, isWhole: boolean, onFinished: OnFinished): void {
  // A block that was the last one is finished once another one begins.
  const start = beginning(blocks, beginning(blocks, first) - 1);
  const end = isWhole ? blocks.length : beginning(blocks, blocks.length - 1);
  for (const block of blocks.slice(start, end)) {
    if (block.ending || !block.first) continue;
    block.ending = new AbortController();
    onFinished(block.nodes, block.ending.signal);
  }
}

/** Call it before a block, or a part of one, changes. */
export function reopenBlock(blocks: readonly AnswerBlock[], index: number): void {
  let part = beginning(blocks, index);
  do blocks[part]!.reopen();
  while (blocks[++part]?.isContinuation);
}

/** Index of the first part of the block that a part belongs to. Behind the last one, nothing is due. */
function beginning(blocks: readonly AnswerBlock[], index: number): number {
  let first = Math.max(0, index);
  while (first > 0 && blocks[first]?.isContinuation) first--;
  return first;
}
