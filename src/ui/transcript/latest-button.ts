import { html, type TemplateResult } from 'lit';
import type { Strings } from '../../locale/strings.js';
import { icons } from '../icons.js';

export function latestButtonTemplate(strings: Strings, jump: () => void): TemplateResult {
  const { jumpToLatest } = strings;
  return html`<button class="latest" part="latest" type="button" aria-label=${jumpToLatest} title=${jumpToLatest} @click=${jump}>
    ${icons.latest}
  </button>`;
}
