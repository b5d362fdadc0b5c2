/** The message below an answer that failed, was stopped or was interrupted, with its buttons. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Message } from '../../conversation/conversation.js';
import type { ChatStrings } from '../../locale/strings.js';
import { icons } from '../icons.js';

export interface NoticeContext {
  readonly strings: ChatStrings;
  /** Asks again; only for the newest answer. */
  readonly retry?: (() => void) | undefined;
  /** Set if the question waits for the network. */
  readonly withdraw?: (() => void) | undefined;
  /** It ended in this chat: a restored failure is not announced again. */
  readonly isNew?: boolean;
}

/** What happened and what to do; nothing if the answer is complete or in progress. */
export function noticeTemplate(
  answer: Message,
  { strings, retry, withdraw, isNew }: NoticeContext,
): TemplateResult | typeof nothing {
  const { status, error } = answer;
  const sentence = sentenceOf(answer, strings, withdraw !== undefined);
  if (status === 'stopped') {
    return html`<div class="notice quiet" part="stopped">
      <p>${sentence}</p>
      ${buttonTemplate(strings.askAgain, retry, icons.retry)}
    </div>`;
  }
  if (!sentence) return nothing;
  return html`<div class="notice" part="error" role=${isNew ? 'alert' : nothing}>
    ${icons.warning}
    <div>
      <p>${sentence}</p>
      ${error ? detailsTemplate(answer, strings) : nothing}
    </div>
    ${buttonTemplate(strings.withdraw, withdraw)}
    ${error?.kind === 'configuration' ? nothing : buttonTemplate(status === 'failed' ? strings.retry : strings.askAgain, retry, icons.retry)}
  </div>`;
}

/** What happened; empty if the answer is complete or in progress. Exports contain it too. */
export function sentenceOf({ status, error, at }: Message, strings: ChatStrings, isHeld = false): string {
  if (status === 'stopped') return strings.stopped;
  if (status === 'interrupted') return strings.interrupted;
  if (status !== 'failed') return '';
  // Restored, or removed from the page: the question no longer waits for the network.
  if (error?.kind === 'offline' && !isHeld) return strings.wasOffline;
  const { kind, retryAfter = 0 } = error ?? {};
  // Once that time is over, the answer was rendered again or restored.
  if (kind === 'rate-limited' && at + retryAfter * 1000 > Date.now()) return strings.tooManyUntil(retryAfter);
  // A stored conversation may contain any kind.
  return strings.errors[error && Object.hasOwn(strings.errors, error.kind) ? error.kind : 'protocol'];
}

function buttonTemplate(
  label: string,
  action: (() => void) | undefined,
  icon: unknown = nothing,
): TemplateResult | typeof nothing {
  return action ? html`<button class="button" part="button" type="button" @click=${action}>${icon}${label}</button>` : nothing;
}

function detailsTemplate({ error, requestId }: Message, strings: ChatStrings): TemplateResult {
  return html`<details>
    <summary><span class="text">${strings.details}</span> ${icons.fold}</summary>
    <p class="cause">
      <span lang="en" dir="auto">${error?.cause}</span
      >${requestId ? html`<br /><span class="request-id">${strings.requestId} <code>${requestId}</code></span>` : nothing}
    </p>
  </details>`;
}
