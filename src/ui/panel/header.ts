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
    ${
      startOver
        ? html`<button
            class="tool"
            part="header-button new-conversation"
            type="button"
            aria-label=${strings.newConversation}
            title=${strings.newConversation}
            @click=${startOver}
          >
            ${icons.newConversation}<span class="words">${strings.newConversation}</span>
          </button>`
        : nothing
    }
    ${
      close
        ? html`<button
            class="tool close"
            part="header-button close"
            type="button"
            aria-label=${strings.close}
            title=${strings.close}
            @click=${close}
          >
            ${icons.close}
          </button>`
        : nothing
    }
  </header>`;
}
