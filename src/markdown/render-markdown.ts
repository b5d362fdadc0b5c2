import { citeBlocks } from './citations/cite-blocks.js';
import type { ParsedOffset } from './citations/locate-citation.js';
import { writeHtml } from './dom/write-html.js';
import type { LinkDefinitions } from './parse/addresses.js';
import type { ItemNumber } from './parse/blocks.js';
import { parseBlock } from './parse/parse-block.js';

/**
 * The HTML of a block, not sanitized; undefined if the block can only be shown as plain text.
 * @param definitions the definitions in force; by default those in the source
 * @param isLoose whether the block is part of a list whose items contain paragraphs
 * @param itemBefore the number of the list item before the source
 * @param cited offsets of citations; the HTML has a place for each
 */
export function renderMarkdown(
  markdown: string,
  definitions?: LinkDefinitions,
  isLoose?: boolean,
  itemBefore?: ItemNumber,
  cited: readonly ParsedOffset[] = [],
): string | undefined {
  try {
    return writeHtml(citeBlocks(parseBlock(markdown, definitions, isLoose, itemBefore), markdown, cited));
  } catch {
    return undefined;
  }
}
