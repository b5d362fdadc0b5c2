import type { CSSResult } from 'lit';
import { adoptStyles } from '../styles/adopt-styles.js';
import { bubbles } from './bubbles.js';
import { compact } from './compact.js';
import { paper } from './paper.js';

/**
 * A look is a file and a line here: rules for `:host([look='…'])`, which gives them a higher specificity than those of the chat.
 * Those of the look override those of the density. The defaults need none.
 */
const known: Readonly<Record<'density' | 'look', Readonly<Record<string, CSSResult | undefined>>>> = {
  density: { comfortable: undefined, compact },
  look: { default: undefined, paper, bubbles },
};

export interface LookOptions {
  readonly look: string;
  readonly density: string;
}

/** Adopts the styles of look and density instead of those before. */
export function adoptLook(renderRoot: HTMLElement | DocumentFragment, { look, density }: LookOptions): void {
  const wanted = [known.density[density], known.look[look]].filter((style) => style !== undefined);
  adoptStyles(renderRoot, wanted, [compact, paper, bubbles]);
}
