import type { CSSResult } from 'lit';
import { bubbles } from './bubbles.js';
import { compact } from './compact.js';
import { paper } from './paper.js';

/**
 * A look is a file and a line here: rules for `:host([look='…'])`, which gives them a higher specificity than those of the chat.
 * Those of the look override those of the density. The defaults need none.
 */
const sheets: Readonly<Record<'density' | 'look', Readonly<Record<string, CSSResult | undefined>>>> = {
  density: { comfortable: undefined, compact },
  look: { default: undefined, paper, bubbles },
};

export interface LookOptions {
  readonly look: string;
  readonly density: string;
}

/** The sheets of look and density that are currently adopted, per shadow root. */
const adopted = new WeakMap<ShadowRoot, readonly CSSStyleSheet[]>();

/** Adopts the style sheets of look and density. */
export function adoptLook(renderRoot: HTMLElement | DocumentFragment, { look, density }: LookOptions): void {
  if (!(renderRoot instanceof ShadowRoot)) return;
  const before = adopted.get(renderRoot) ?? [];
  const now = [sheets.density[density], sheets.look[look]].flatMap((sheet) => sheet?.styleSheet ?? []);
  adopted.set(renderRoot, now);
  renderRoot.adoptedStyleSheets = [...renderRoot.adoptedStyleSheets.filter((sheet) => !before.includes(sheet)), ...now];
}
