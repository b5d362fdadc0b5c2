import type { CSSResult } from 'lit';

/** Constructed style sheets only, each once: the strictest content security policy has nothing against them. */
export function adoptSheets(root: Node, sheets: readonly CSSResult[]): void {
  if (!(root instanceof ShadowRoot)) return;
  const added = sheets.map(({ styleSheet }) => styleSheet!).filter((sheet) => !root.adoptedStyleSheets.includes(sheet));
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, ...added];
}
