import { activity } from './activity.js';
import { citations } from './citations.js';
import { codeAndTables } from './code-and-tables.js';
import { composer } from './composer.js';
import { elements } from './elements.js';
import { emptyState } from './empty-state.js';
import { notice } from './notice.js';
import { panel } from './panel.js';
import { prose } from './prose.js';
import { question } from './question.js';
import { sources } from './sources.js';

/** Constructed style sheets only: the strictest content security policy has nothing against them. */
export function adoptChatStyles(root: HTMLElement | DocumentFragment): void {
  if (!(root instanceof ShadowRoot)) return;
  const sheets = [elements, panel, emptyState, question, activity, prose, codeAndTables, citations, sources, notice, composer];
  root.adoptedStyleSheets.push(...sheets.map(({ styleSheet }) => styleSheet!));
}
