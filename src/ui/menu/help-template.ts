import { html, nothing, type TemplateResult } from 'lit';
import type { HelpedKey } from '../../locale/strings.js';
import { icons } from '../icons.js';
import type { MenuTexts } from './menu-template.js';

/** What the chat does with a key at all times. */
const keys: readonly HelpedKey[] = ['send', 'newLine', 'recall', 'scroll', 'close', 'next'];
/** What it does while they are turned on. */
const messageKeys: readonly HelpedKey[] = ['messages', 'regions'];

export interface HelpContent {
  readonly strings: MenuTexts;
  /** Of its heading. */
  readonly level: number;
  readonly hasMessageKeys: boolean;
  readonly toggleMessageKeys: () => void;
  readonly close: () => void;
  readonly handleKey: (event: KeyboardEvent) => void;
}

/** Not modal: whoever moves the focus out of it closes it. */
export function helpTemplate({
  strings,
  level,
  hasMessageKeys,
  toggleMessageKeys,
  close,
  handleKey,
}: HelpContent): TemplateResult {
  return html`<section
    class="keyboard-help"
    part="keyboard-help"
    role="dialog"
    aria-modal="false"
    aria-labelledby="keyboard-help"
    @keydown=${handleKey}
  >
    <header class="help-header">
      <h2 id="keyboard-help" aria-level=${level}>${strings.keyboardHelp}</h2>
      <button
        class="header-button close"
        part="close-help"
        type="button"
        aria-label=${strings.closeHelp}
        title=${strings.closeHelp}
        @click=${close}
      >
        ${icons.close}
      </button>
    </header>
    <div class="help-scroller" tabindex="0" role="group" aria-labelledby="keyboard-help">
      ${keysTemplate(keys, strings)}
      <button
        class="message-keys"
        part="message-keys"
        type="button"
        role="switch"
        aria-checked=${hasMessageKeys ? 'true' : 'false'}
        @click=${toggleMessageKeys}
      >
        ${strings.messageKeys}
      </button>
      ${hasMessageKeys ? keysTemplate(messageKeys, strings) : nothing}
    </div>
  </section>`;
}

function keysTemplate(shown: readonly HelpedKey[], { keyNames, keyHelp }: MenuTexts): TemplateResult {
  return html`<dl>
    ${shown.map(
      (key) =>
        html`<div>
          <dt><kbd>${keyNames[key]}</kbd></dt>
          <dd>${keyHelp[key]}</dd>
        </div>`,
    )}
  </dl>`;
}
