import type { ReactiveController } from 'lit';
import type { Message } from '../../conversation/conversation.js';
import { citedSources } from '../../conversation/select.js';
import type * as spokenText from '../../conversation/spoken-text.js';
import type { Localization } from '../../locale/localization.js';
import { currentStep } from '../message/activities.js';
import type { ChatHost } from '../chat-host.js';

/** Milliseconds between two announcements; text that arrives in between is announced together. */
const interval = 1500;
/** Milliseconds that an announcement stays in the log, for users who read with the cursor. */
const lifetime = 15_000;

/** What the text of an answer is when it is spoken. */
export type Speech = Pick<typeof spokenText, 'spokenText' | 'wholeSentences'>;

/** The text as it is shown without a renderer. */
export const plainSpeech: Speech = { spokenText: (text) => text, wholeSentences: (text) => text };

/**
 * Announces the answer in progress to screen readers: the current step, whole sentences as they complete, the end. Nothing is
 * announced twice, and nothing of a restored conversation; failures are alerts of their own. Announcements are lines of a log
 * (`role="log"`), so that none interrupts another.
 */
export class Announcer implements ReactiveController {
  readonly #host: ChatHost;
  readonly #localization: Localization;
  /** The answer that is announced. */
  #answer: Message | undefined;
  #isSlow = false;
  #step = '';
  /** The part of the answer's text that was announced. */
  #announced = '';
  #timer: ReturnType<typeof setTimeout> | undefined;
  #speech: Speech | undefined;

  constructor(host: ChatHost, localization: Localization) {
    this.#host = host;
    this.#localization = localization;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#clearTimer();
  }

  /** Whether an answer was in progress while it was observed, rather than restored or loaded. */
  hasAnnounced(answer: Message | undefined): boolean {
    return answer !== undefined && answer.id === this.#answer?.id;
  }

  /** @param newest the newest message; call it whenever it may have changed */
  observe(newest: Message | undefined, isSlow: boolean): void {
    const isInProgress = newest !== undefined && !hasEnded(newest);
    if (!this.hasAnnounced(newest)) {
      this.#clearTimer();
      this.#answer = undefined;
      if (newest?.role !== 'assistant' || !isInProgress) return;
      this.#step = this.#announced = '';
    } else if ((newest === this.#answer && isSlow === this.#isSlow) || hasEnded(this.#answer!)) return;
    this.#answer = newest;
    this.#isSlow = isSlow;
    if (!isInProgress) this.#clearTimer();
    if (this.#timer === undefined) this.#announceProgress();
  }

  /** Announces the text of answers, too. Before, there are only steps. */
  speakWith(speech: Speech): void {
    if (this.#speech) return;
    this.#speech = speech;
    if (this.#answer) this.#announceProgress();
  }

  /** Announces the outcome of something that the user has done. */
  announce(text: string): void {
    this.#append(text);
  }

  /** Removes all announcements: another user may be next. */
  clear(): void {
    this.#host.renderRoot.querySelector('.announcer')?.replaceChildren();
  }

  #clearTimer(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #announceProgress(): void {
    const { strings, contentLanguage } = this.#localization;
    const answer = this.#answer!;
    const isSlow = this.#isSlow;
    const { status } = answer;
    const isStalled = isSlow && status === 'streaming' && answer.text !== '';
    const step = isStalled ? strings.stillWriting : currentStep(answer, strings, isSlow);
    if (step !== this.#step) this.#append((this.#step = step));
    const speech = this.#speech;
    if (!speech) return;
    if (status !== 'stopped') this.#append(speech.spokenText(this.#nextText(answer, speech), strings), contentLanguage);
    if (status === 'done') this.#append(strings.announceAnswer(citedSources(answer).length));
    if (status === 'stopped') this.#append(strings.stopped);
    if (status !== 'waiting' && status !== 'streaming') return;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      if (this.#answer !== answer || this.#isSlow !== isSlow) this.#announceProgress();
    }, interval);
  }

  /** The text to announce next. Of a text that was replaced, it starts at the first difference. */
  #nextText({ text, status }: Message, { wholeSentences }: Speech): string {
    let start = this.#announced.length;
    if (!text.startsWith(this.#announced)) for (start = 0; text[start] === this.#announced[start];) start++;
    const rest = text.slice(start);
    const next = status === 'done' ? rest : wholeSentences(rest);
    this.#announced = text.slice(0, start + next.length);
    return next;
  }

  #append(text: string, language?: string): void {
    if (text === '') return;
    const line = document.createElement('p');
    line.textContent = text;
    if (language) line.lang = language;
    this.#host.renderRoot.querySelector('.announcer')?.append(line);
    // Weak, so that the timer does not keep an element that was removed.
    setTimeout((weak: WeakRef<Element>) => weak.deref()?.remove(), lifetime, new WeakRef(line));
  }
}

function hasEnded({ status }: Message): boolean {
  return status !== 'waiting' && status !== 'streaming';
}
