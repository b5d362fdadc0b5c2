import { adoptStyles } from 'lit';
import { composer } from './composer.js';
import { panel } from './panel.js';
import { prose } from './prose.js';
import { tokens } from './tokens.js';
import { transcript } from './transcript.js';

/** Constructed style sheets only: the strictest content security policy has nothing against them. */
export function adoptChatStyles(root: HTMLElement | DocumentFragment): void {
  if (root instanceof ShadowRoot) adoptStyles(root, [tokens, panel, transcript, prose, composer]);
}
