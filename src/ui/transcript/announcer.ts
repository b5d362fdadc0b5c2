import type { ReactiveController } from 'lit';
import type { Message } from '../../conversation/conversation.js';
import { citedSources } from '../../conversation/select.js';
import { spokenText, wholeSentences } from '../../conversation/spoken-text.js';
import type { Localization } from '../../locale/localization.js';
import { currentStep } from '../message/activities.js';
import type { ChatHost } from '../chat-host.js';

/** Milliseconds between two announcements: what comes meanwhile is said at once. */
const pace = 1500;
/** Milliseconds that an announcement stands for whoever reads by cursor to come upon it. */
const stay = 15_000;

/**
 * Speaks of the answer under way: what is being searched, whole sentences as they complete, the end. Nothing twice, nothing of
 * what was restored; failures are alerts of their own. What is said is added to a log, whose additions wait for one another.
 */
export class Announcer implements ReactiveController {
  readonly #host: ChatHost;
  readonly #localization: Localization;
  #answer: Message | undefined;
  #isSlow = false;
  #step = '';
  /** How much of the answer's text was said. */
  #said = '';
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ChatHost, localization: Localization) {
    this.#host = host;
    this.#localization = localization;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#rest();
  }

  /** It began before the reader's eyes. */
  hasSeen(answer: Message | undefined): boolean {
    return answer !== undefined && answer.id === this.#answer?.id;
  }

  /** To be told the newest message whenever it may have changed. */
  see(answer: Message | undefined, isSlow: boolean): void {
    const isUnderWay = answer?.status === 'waiting' || answer?.status === 'streaming';
    if (!this.hasSeen(answer)) {
      this.#rest();
      this.#answer = undefined;
      if (answer?.role !== 'assistant' || !isUnderWay) return;
      this.#step = this.#said = '';
    } else if (answer === this.#answer && isSlow === this.#isSlow) return;
    this.#answer = answer;
    this.#isSlow = isSlow;
    if (!isUnderWay) this.#rest();
    if (this.#timer === undefined) this.#speak();
  }

  #rest(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #speak(): void {
    const { strings, contentLanguage } = this.#localization;
    const answer = this.#answer!;
    const { status } = answer;
    const step = currentStep(answer, strings, this.#isSlow);
    if (step !== this.#step) this.#say((this.#step = step));
    if (status !== 'stopped') this.#say(spokenText(this.#take(answer), strings), contentLanguage);
    if (status === 'done') this.#say(strings.announceAnswer(citedSources(answer).length));
    if (status === 'stopped') this.#say(strings.stopped);
    if (status !== 'waiting' && status !== 'streaming') return;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      if (this.#answer !== answer) this.#speak();
    }, pace);
  }

  /** What can be said now of what was not said yet; of a text that came to be another, what is other. */
  #take({ text, status }: Message): string {
    let from = this.#said.length;
    if (!text.startsWith(this.#said)) for (from = 0; text[from] === this.#said[from];) from++;
    const rest = text.slice(from);
    const due = status === 'done' ? rest : wholeSentences(rest);
    this.#said = text.slice(0, from + due.length);
    return due;
  }

  #say(text: string, language?: string): void {
    if (text === '') return;
    const line = document.createElement('p');
    line.textContent = text;
    if (language) line.lang = language;
    this.#host.renderRoot.querySelector('.announcer')?.append(line);
    // Weak, so that the timer does not keep an element that was removed.
    setTimeout((said: WeakRef<Element>) => said.deref()?.remove(), stay, new WeakRef(line));
  }
}
