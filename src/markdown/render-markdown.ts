import { citeBlocks } from './citations/cite-blocks.js';
import type { SourceOffset } from './citations/offsets.js';
import { writeHtml } from './dom/write-html.js';
import type { LinkDefinitions } from './parse/addresses.js';
import type { ItemNumber } from './parse/blocks.js';
import { parseBlock } from './parse/parse-block.js';

/**
 * The HTML of a block, not sanitized; undefined if the block can only be shown as plain text.
 * @param definitions those in force; without them, those of the text itself
 * @param itemBefore the number of the item before a part of a list
 * @param cited offsets of citations; the HTML has a place for each
 */
export function renderMarkdown(
  source: string,
  definitions?: LinkDefinitions,
  isLoose?: boolean,
  itemBefore?: ItemNumber,
  cited: readonly SourceOffset[] = [],
): string | undefined {
  const tokens = parseBlock(source, definitions, isLoose, itemBefore);
  return tokens && writeHtml(citeBlocks(tokens, source, cited));
}
