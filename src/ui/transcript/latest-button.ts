import { html, type TemplateResult } from 'lit';
import type { ChatStrings } from '../../locale/strings.js';
import { icons } from '../icons.js';

/**
 * The button above the composer that scrolls to the end.
 * @param news what is new there
 */
export function latestButtonTemplate({ jumpToLatest }: ChatStrings, scrollToEnd: () => void, news: unknown): TemplateResult {
  return html`<button class="latest" part="latest" type="button" title=${jumpToLatest} @click=${scrollToEnd}>
    ${icons.latest}${news}<span class="visually-hidden">${jumpToLatest}</span>
  </button>`;
}
