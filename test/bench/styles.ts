import { codeAndTableStyles } from '../../src/ui/prose/code-and-table-styles.js';
import { proseStyles } from '../../src/ui/prose/prose-styles.js';

/** A page as wide as a chat, with its padding, pinned to its end without a script. The answer is set in the widget's own styles. */
export const styles = `
  body { margin: 0; font: 16px/1.5 sans-serif; }
  #scroller { width: 740px; height: 600px; overflow: hidden auto; display: flex; flex-direction: column-reverse; }
  #scroller > div { overflow-x: clip; padding: 20px; }
  #host { min-width: 0; }
  .floor-group { content-visibility: auto; contain-intrinsic-size: auto 1500px; white-space: pre-wrap; }
  #host.prose { --line: #ddd; --surface-tint: #f4f4f4; --radius: 16px; --accent-ink: #246; --text-quiet: #666; }
  ${proseStyles.cssText}
  ${codeAndTableStyles.cssText}
`;
