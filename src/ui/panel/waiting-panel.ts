import { html, nothing, type TemplateResult } from 'lit';
import type { LauncherStrings } from '../../locale/strings.js';
import { isSendKey } from '../composing.js';
import type { FloatingPanelHost, FloatingPanelOptions } from './floating-panel-host.js';

/**
 * Shown in an open panel until the chat is loaded: a text field, whose text is the draft of the chat.
 * @param failure the sentence to show if the chat could not be loaded
 */
export function waitingPanelTemplate(
  host: FloatingPanelHost,
  options: FloatingPanelOptions,
  strings: LauncherStrings,
  failure: string,
  loadChat: () => void,
): TemplateResult {
  const label = options.placeholder || strings.placeholder;
  return html`<div part="panel" class="panel waiting ${failure ? 'failed' : ''}">
    <p class="message" role="alert">${failure || nothing}</p>
    <textarea
      class="early"
      part="composer"
      rows="1"
      enterkeyhint="send"
      dir="auto"
      aria-label=${label}
      placeholder=${label}
      .value=${options.draft}
      @input=${(event: Event) => (options.draft = (event.target as HTMLTextAreaElement).value)}
      @keydown=${(event: KeyboardEvent) => {
        if (!isSendKey(event)) return;
        event.preventDefault();
        // Again after a failure, whose reason may have changed.
        loadChat();
        void sendEarly(host, options);
      }}
    ></textarea>
  </div>`;
}

/** Sends the draft once the chat is loaded; restores the draft if it was not sent. */
async function sendEarly(host: FloatingPanelHost, options: FloatingPanelOptions): Promise<void> {
  const text = options.draft.trim();
  if (text === '') return;
  options.draft = '';
  const answer = await host.send(text).catch(() => undefined);
  if (!answer) options.draft ||= text;
}
