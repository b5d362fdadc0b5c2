import type { ReactiveController } from 'lit';
import type { Message } from '../../conversation/conversation.js';
import { citedSources } from '../../conversation/select.js';
import type * as spokenText from '../../conversation/spoken-text.js';
import type { Localization } from '../../locale/localization.js';
import type { ChatStrings } from '../../locale/strings.js';
import { currentStep, labelOf } from '../message/activities.js';
import type { ChatHost, ChatOptions } from '../chat-host.js';

/** Milliseconds between two announcements; text that arrives in between is announced together. */
const interval = 1_000;
/** Milliseconds between two lines of an answer. Orca reads lines that are added at once in any order. */
const pause = 250;
/** Milliseconds that an announcement stays in the log, for users who read with the cursor. */
const lifetime = 15_000;

/** What the text of an answer is when it is spoken. */
export type Speech = Pick<typeof spokenText, 'spokenText' | 'spokenPieces' | 'wholeSentences'>;

/** The text as it is shown without a renderer. */
export const plainSpeech: Speech = { spokenText: (text) => text, spokenPieces: (text) => [text], wholeSentences: (text) => text };

interface Line {
  readonly text: string;
  readonly language?: string | undefined;
}

/** What was announced of an answer. */
interface Told {
  step: string;
  /** The part of its text. */
  text: string;
  /** The ids of failed steps. */
  readonly failures: Set<string>;
  /** The answer as it was then, with its text; undefined as long as something is left to say. */
  answer?: Message;
  isSlow?: boolean;
}

/**
 * Announces to screen readers what happens: of an answer in progress the current step, whole sentences as they complete, and the
 * end; and the outcome of what the user does. Announcements are lines of a log (`role="log"`), so that none interrupts another.
 * Nothing is announced twice, and nothing of a restored conversation. Failures are alerts of their own. What comes while the panel
 * is closed is announced once it is open.
 */
export class Announcer implements ReactiveController {
  readonly #host: ChatHost;
  readonly #localization: Localization;
  readonly #options: Pick<ChatOptions, 'announce' | 'layout' | 'open'>;
  readonly #languageOf: (answer: string) => string | undefined;
  /** The answer that is announced. */
  #answer: Message | undefined;
  #isSlow = false;
  #told: Told = nothingTold();
  #wasOpen = true;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Of the answer; each waits for the one before it. */
  readonly #lines: Line[] = [];
  #lineTimer: ReturnType<typeof setTimeout> | undefined;
  #speech: Speech | undefined;

  /** @param languageOf the language of an answer, by its text; undefined if it is that of the texts around it */
  constructor(
    host: ChatHost,
    localization: Localization,
    options: Pick<ChatOptions, 'announce' | 'layout' | 'open'>,
    languageOf: (answer: string) => string | undefined,
  ) {
    this.#host = host;
    this.#localization = localization;
    this.#options = options;
    this.#languageOf = languageOf;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#clearTimer();
    clearTimeout(this.#lineTimer);
    this.#lineTimer = undefined;
  }

  /** Whether an answer was in progress while it was observed, rather than restored or loaded. */
  hasAnnounced(answer: Message | undefined): boolean {
    return answer !== undefined && answer.id === this.#answer?.id;
  }

  /** @param newest the newest message; call it whenever it, or the panel, may have changed */
  observe(newest: Message | undefined, isSlow: boolean): void {
    if (!this.hasAnnounced(newest)) {
      this.#clearTimer();
      this.#answer = undefined;
      if (newest?.role !== 'assistant' || hasEnded(newest)) return;
      this.#told = nothingTold();
    }
    const isEnd = hasEnded(newest!) && !(this.#answer && hasEnded(this.#answer));
    this.#answer = newest;
    this.#isSlow = isSlow;
    const isOpen = this.#isOpen;
    // The log of a panel that has just opened is not known yet to the screen reader.
    if (isOpen && !this.#wasOpen) this.#announceLater();
    else if (isEnd) this.#clearTimer();
    this.#wasOpen = isOpen;
    if (!isOpen || this.#timer !== undefined) return;
    // Those of an element that was moved.
    this.#appendNext();
    this.#announceProgress();
  }

  /** Announces the text of answers, too. Before, there are only steps. */
  speakWith(speech: Speech): void {
    if (this.#speech) return;
    this.#speech = speech;
    if (this.#answer && this.#isOpen) this.#announceProgress();
  }

  /** Announces the outcome of something that the user has done. */
  announce(text: string): void {
    this.#append({ text });
  }

  /** Removes all announcements: another user may be next. */
  clear(): void {
    this.#lines.length = 0;
    this.#host.renderRoot.querySelector('.announcer')?.replaceChildren();
  }

  /** Whether the log is part of the page. */
  get #isOpen(): boolean {
    const { layout, open } = this.#options;
    return this.#host.isConnected && (open || (layout !== 'popup' && layout !== 'drawer'));
  }

  #clearTimer(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #announceLater(): void {
    this.#clearTimer();
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#appendNext();
      if (this.#answer && this.#isOpen) this.#announceProgress();
    }, interval);
  }

  #announceProgress(): void {
    const answer = this.#answer!;
    const told = this.#told;
    const isSlow = this.#isSlow;
    const isChanged = answer !== told.answer || isSlow !== told.isSlow;
    if (!isChanged || (told.answer && hasEnded(told.answer))) return;
    const { announce } = this.#options;
    const { strings } = this.#localization;
    const { status } = answer;
    const speech = this.#speech;
    if (announce !== 'off') this.#announceSteps(answer, strings);
    // All of it will follow.
    if (!speech) return;
    const text = this.#nextText(answer, speech);
    if (announce === 'sentences' && status !== 'stopped') this.#appendText(speech.spokenText(text, strings), speech);
    told.answer = answer;
    told.isSlow = isSlow;
    if (!hasEnded(answer)) return this.#announceLater();
    // Who stops an answer does not want to hear what has come of it.
    if (status === 'stopped') this.#lines.length = 0;
    if (announce === 'off') return;
    if (status === 'done') this.#queue(strings.announceAnswer(citedSources(answer).length));
    if (status === 'stopped') this.#queue(strings.stopped);
  }

  /** With `announce="end"`, only that the answer is on its way. */
  #announceSteps(answer: Message, strings: ChatStrings): void {
    const told = this.#told;
    const { status, text } = answer;
    const shown = this.#options.announce === 'end' ? { ...answer, activities: [] } : answer;
    for (const activity of shown.activities) {
      if (activity.status !== 'failed' || told.failures.has(activity.id)) continue;
      told.failures.add(activity.id);
      this.#queue(strings.failedStep(labelOf(activity, strings)));
    }
    const isStalled = this.#isSlow && status === 'streaming' && text !== '';
    const step = isStalled ? strings.stillWriting : currentStep(shown, strings, this.#isSlow);
    if (step !== told.step) this.#queue((told.step = step));
  }

  /** The text to announce next. Of a text that was replaced, it starts at the first difference. */
  #nextText({ text, status }: Message, { wholeSentences }: Speech): string {
    const told = this.#told.text;
    let start = told.length;
    if (!text.startsWith(told)) for (start = 0; text[start] === told[start];) start++;
    const rest = text.slice(start);
    const next = status === 'done' ? rest : wholeSentences(rest);
    this.#told.text = text.slice(0, start + next.length);
    return next;
  }

  #appendText(text: string, { spokenPieces }: Speech): void {
    for (const piece of spokenPieces(text)) this.#queue(piece, this.#languageOf(this.#answer!.text));
  }

  #queue(text: string, language?: string): void {
    if (text === '') return;
    this.#lines.push({ text, language });
    this.#appendNext();
  }

  /** Not into a closed panel, where nobody hears it. */
  #appendNext(): void {
    if (this.#lineTimer !== undefined || !this.#isOpen) return;
    const line = this.#lines.shift();
    if (!line) return;
    this.#append(line);
    this.#lineTimer = setTimeout(() => {
      this.#lineTimer = undefined;
      this.#appendNext();
    }, pause);
  }

  #append({ text, language }: Line): void {
    const line = document.createElement('p');
    line.textContent = text;
    if (language !== undefined) line.lang = language;
    this.#host.renderRoot.querySelector('.announcer')?.append(line);
    // Weak, so that the timer does not keep an element that was removed.
    setTimeout((weak: WeakRef<Element>) => weak.deref()?.remove(), lifetime, new WeakRef(line));
  }
}

function nothingTold(): Told {
  return { step: '', text: '', failures: new Set() };
}

function hasEnded({ status }: Message): boolean {
  return status !== 'waiting' && status !== 'streaming';
}
