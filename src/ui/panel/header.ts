import { html, nothing, type TemplateResult } from 'lit';
import type { Strings } from '../../locale/strings.js';
import { avatarTemplate } from '../message/assistant.js';
import { icons } from '../icons.js';

export function headerTemplate(
  heading: string,
  avatar: string,
  strings: Strings,
  startOver: (() => void) | undefined,
  close: (() => void) | undefined,
): TemplateResult {
  return html`<header class="header" part="header">
    ${avatarTemplate(avatar)}
    <slot name="heading">${heading ? html`<h2 class="heading" part="title" dir="auto">${heading}</h2>` : nothing}</slot>
    ${startOver ? buttonTemplate('new-conversation', strings.newConversation, startOver, html`${icons.newConversation}<span class="words">${strings.newConversation}</span>`) : nothing}
    ${close ? buttonTemplate('close', strings.close, close, icons.close) : nothing}
  </header>`;
}

/** @param name of the `::part` and the class */
function buttonTemplate(name: string, label: string, action: () => void, content: TemplateResult): TemplateResult {
  return html`<button
    class="tool ${name}"
    part="header-button ${name}"
    type="button"
    aria-label=${label}
    title=${label}
    @click=${action}
  >
    ${content}
  </button>`;
}
