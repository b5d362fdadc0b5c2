import { html, type TemplateResult } from 'lit';
import type { ChatStrings } from '../../locale/strings.js';
import { icons } from '../icons.js';

/** The button above the composer that scrolls to the end. */
export function latestButtonTemplate(strings: ChatStrings, scrollToEnd: () => void): TemplateResult {
  const { jumpToLatest } = strings;
  return html`<button
    class="latest"
    part="latest"
    type="button"
    aria-label=${jumpToLatest}
    title=${jumpToLatest}
    @click=${scrollToEnd}
  >
    ${icons.latest}
  </button>`;
}
