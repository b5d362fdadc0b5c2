import { html, nothing, type TemplateResult } from 'lit';
import type { LauncherStrings } from '../../locale/strings.js';
import { isSendKey } from '../composing.js';
import type { FloatingPanelOptions } from './floating-panel-host.js';

interface WaitingTexts {
  readonly strings: LauncherStrings;
  readonly language: string | undefined;
  readonly contentLanguage: string | undefined;
}

/**
 * Shown in an open panel until the chat is loaded: a text field, whose text is the draft of the chat.
 * @param failure the sentence to show if the chat could not be loaded
 * @param submit sends the text once the chat is loaded
 */
export function waitingPanelTemplate(
  options: FloatingPanelOptions,
  { strings, language, contentLanguage }: WaitingTexts,
  failure: string,
  submit: () => void,
): TemplateResult {
  const label = options.placeholder || strings.placeholder;
  return html`<div part="panel" class="panel waiting ${failure ? 'failed' : ''}" lang=${language ?? nothing}>
    <p class="message" role="alert">${failure || nothing}</p>
    <textarea
      class="early"
      part="composer"
      rows="1"
      enterkeyhint="send"
      dir="auto"
      lang=${(options.placeholder || options.draft ? contentLanguage : undefined) ?? nothing}
      aria-label=${label}
      placeholder=${label}
      .value=${options.draft}
      @input=${(event: Event) => (options.draft = (event.target as HTMLTextAreaElement).value)}
      @keydown=${(event: KeyboardEvent) => {
        if (!isSendKey(event)) return;
        event.preventDefault();
        submit();
      }}
    ></textarea>
  </div>`;
}
