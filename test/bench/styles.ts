import { prose } from '../../src/ui/styles/prose.js';

/** A page as wide as a chat, pinned to its end without a script. */
export const styles = `
  body { margin: 0; font: 16px/1.5 sans-serif; }
  #scroller { width: 700px; height: 600px; overflow: auto; display: flex; flex-direction: column-reverse; }
  #host { min-width: 0; }
  .floor-group { content-visibility: auto; contain-intrinsic-size: auto 1500px; white-space: pre-wrap; }
  ${prose.cssText}
  .block-group { content-visibility: auto; contain-intrinsic-size: auto 1000px; }
  .lines { display: block; content-visibility: auto; contain-intrinsic-size: auto 600px; }
  .table { overflow-x: auto; }
  pre { overflow-x: auto; }
`;
