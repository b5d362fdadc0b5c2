import { html, nothing, type TemplateResult } from 'lit';
import type { ChatStrings } from '../../locale/strings.js';
import type { ConversationsView } from '../conversations/conversations-view.js';
import { avatarTemplate } from '../message/assistant.js';
import { icons } from '../icons.js';
import type { MenuView } from '../menu/menu-view.js';
import type { Title } from './title.js';

interface HeaderButton {
  readonly part: string;
  readonly label: string;
  readonly content: unknown;
  readonly action: (() => void) | undefined;
  readonly isExpanded?: boolean;
}

export interface HeaderView {
  readonly title: Title;
  readonly avatar: string;
  readonly strings: ChatStrings;
  readonly contentLanguage: string | undefined;
  /** There is neither a heading nor a message: the header is empty, unless it offers a list of conversations. */
  readonly isBare: boolean;
  readonly startOver: (() => void) | undefined;
  readonly close: (() => void) | undefined;
  readonly toggleMenu: () => void;
  readonly conversations: ConversationsView | undefined;
  readonly menu: MenuView | undefined;
}

export function headerTemplate(view: HeaderView): TemplateResult {
  const { title, strings, menu } = view;
  const openConversations = view.conversations?.openButton() ?? nothing;
  const newConversation: HeaderButton = {
    part: 'header-button new-conversation',
    label: strings.newConversation,
    content: html`${icons.newConversation}<span class="words">${strings.newConversation}</span>`,
    action: view.startOver,
  };
  const more: HeaderButton = {
    part: 'header-button menu-button',
    label: strings.more,
    content: icons.more,
    action: view.isBare && openConversations === nothing ? undefined : view.toggleMenu,
    isExpanded: menu?.isOpen ?? false,
  };
  return html`<header class="header" part="header">
    ${openConversations} ${avatarTemplate(view.avatar)}
    <slot name="heading" lang=${(title.name ? view.contentLanguage : undefined) ?? nothing}
      >${title.text ? html`<h2 class="heading" part="title" id="title" aria-level=${title.level} dir="auto">${title.text}</h2>` : nothing}</slot
    >
    ${buttonTemplate(newConversation)} ${buttonTemplate(more)} ${menu?.menu()}
    ${buttonTemplate({ part: 'header-button close', label: strings.close, content: icons.close, action: view.close })}
  </header>`;
}

/** A button without an action is not shown. */
function buttonTemplate({ part, label, content, action, isExpanded }: HeaderButton): TemplateResult | typeof nothing {
  if (!action) return nothing;
  return html`<button
    class=${part}
    part=${part}
    type="button"
    aria-label=${label}
    title=${label}
    aria-expanded=${isExpanded ?? nothing}
    aria-controls=${isExpanded ? 'menu' : nothing}
    @click=${action}
  >
    ${content}
  </button>`;
}
