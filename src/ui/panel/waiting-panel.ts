import { html, nothing, type TemplateResult } from 'lit';
import type { LauncherStrings } from '../../locale/strings.js';
import type { FloatingPanelHost, FloatingPanelOptions } from './floating-panel-host.js';

/**
 * What an opened panel shows until the chat has come: a field to type in already. Its text is the chat's draft.
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
        if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === 229) return;
        event.preventDefault();
        // Also after a failure, which may have another reason by now.
        loadChat();
        void sendEarly(host, options);
      }}
    ></textarea>
  </div>`;
}

/** Goes out as soon as there is a chat to send it; comes back as a draft where it does not go out. */
async function sendEarly(host: FloatingPanelHost, options: FloatingPanelOptions): Promise<void> {
  const text = options.draft.trim();
  if (text === '') return;
  options.draft = '';
  const answer = await host.send(text).catch(() => undefined);
  if (!answer) options.draft ||= text;
}
