import { adoptStyles } from '../styles/adopt-styles.js';
import { bubbles } from './bubbles.js';
import { compact } from './compact.js';
import { paper } from './paper.js';

/**
 * Adopts the styles of all looks and densities, which apply by the attributes of the host. A look is a file and a name here:
 * rules for `:host([look='…'])`, which gives them a higher specificity than those of the chat. Those of the look override those
 * of the density. The defaults need none.
 */
export function adoptLooks(renderRoot: HTMLElement | DocumentFragment): void {
  adoptStyles(renderRoot, [compact, paper, bubbles]);
}
