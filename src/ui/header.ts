import { html, nothing, type TemplateResult } from 'lit';
import type { Strings } from '../locale/strings.js';
import { icons } from './icons.js';

export function headerTemplate(heading: string | null, strings: Strings, startOver: (() => void) | undefined): TemplateResult {
  return html`<header class="header" part="header">
    <slot name="heading">${heading ? html`<h2 class="heading">${heading}</h2>` : nothing}</slot>
    ${
      startOver
        ? html`<button class="tool" type="button" @click=${startOver}>
            ${icons.newConversation}<span>${strings.newConversation}</span>
          </button>`
        : nothing
    }
  </header>`;
}
