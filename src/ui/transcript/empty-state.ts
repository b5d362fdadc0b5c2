import { html, nothing, type TemplateResult } from 'lit';
import type { ChatStrings } from '../../locale/strings.js';
import { icons } from '../icons.js';

/** Greeting and suggested questions, before the first question. */
export function emptyStateTemplate(
  assistantName: string,
  starters: readonly string[],
  strings: ChatStrings,
  ask: (question: string) => void,
): TemplateResult {
  return html`<div class="empty" part="empty">
    <slot name="welcome">
      <h2 class="greeting" part="greeting">${assistantName ? strings.greetingOf(assistantName) : strings.greeting}</h2>
      <p class="introduction" part="introduction">${strings.introduction}</p>
    </slot>
    ${
      starters.length === 0
        ? nothing
        : html`<ul class="starters" aria-label=${strings.starters}>
            ${starters.map(
              (starter) =>
                html`<li>
                  <button class="starter" part="starter" type="button" @click=${() => ask(starter)}>
                    <span dir="auto">${starter}</span>${icons.starter}
                  </button>
                </li>`,
            )}
          </ul>`
    }
  </div>`;
}
