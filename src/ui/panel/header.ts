import { html, nothing, type TemplateResult } from 'lit';
import type { ChatStrings } from '../../locale/strings.js';
import { avatarTemplate } from '../message/assistant.js';
import { icons } from '../icons.js';

interface HeaderButton {
  readonly part: string;
  readonly label: string;
  readonly content: unknown;
  readonly action: (() => void) | undefined;
}

export function headerTemplate(
  heading: string,
  avatar: string,
  strings: ChatStrings,
  startOver: (() => void) | undefined,
  close: (() => void) | undefined,
): TemplateResult {
  const newConversation: HeaderButton = {
    part: 'header-button new-conversation',
    label: strings.newConversation,
    content: html`${icons.newConversation}<span class="words">${strings.newConversation}</span>`,
    action: startOver,
  };
  return html`<header class="header" part="header">
    ${avatarTemplate(avatar)}
    <slot name="heading">${heading ? html`<h2 class="heading" part="title" dir="auto">${heading}</h2>` : nothing}</slot>
    ${buttonTemplate(newConversation)}
    ${buttonTemplate({ part: 'header-button close', label: strings.close, content: icons.close, action: close })}
  </header>`;
}

/** A button without an action is not shown. */
function buttonTemplate({ part, label, content, action }: HeaderButton): TemplateResult | typeof nothing {
  if (!action) return nothing;
  return html`<button class=${part} part=${part} type="button" aria-label=${label} title=${label} @click=${action}>
    ${content}
  </button>`;
}
