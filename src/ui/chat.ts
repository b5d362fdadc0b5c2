import { html, nothing, type ReactiveController, type TemplateResult } from 'lit';
import type { Message } from '../conversation/conversation.js';
import type { ChatSession } from '../session/chat-session.js';
import {
  UnleashAnswerEndEvent,
  UnleashAnswerStartEvent,
  UnleashErrorEvent,
  UnleashSendEvent,
  UnleashThreadChangeEvent,
} from '../events.js';
import { english } from '../locale/english.js';
import { announcementOf } from './announcement.js';
import type { CreateRenderer } from './answer-text.js';
import type { ChatHost } from './chat-host.js';
import { composerTemplate } from './composer.js';
import { emptyStateTemplate } from './empty-state.js';
import { FrameClock } from './frame-clock.js';
import { headerTemplate } from './header.js';
import { latestButtonTemplate } from './latest-button.js';
import { openLink } from './link-opener.js';
import { loadRenderer } from './load-renderer.js';
import { ScrollFollower } from './scroll-follower.js';
import { adoptChatStyles } from './styles/chat-styles.js';
import { transcriptTemplate } from './transcript.js';

/** The chat inside the element: renders the session's conversation, a frame at a time, and turns gestures into requests. */
export class Chat implements ReactiveController {
  readonly session: ChatSession;
  readonly #host: ChatHost;
  readonly #clock: FrameClock;
  readonly #follower: ScrollFollower;
  readonly #strings = english;
  #createRenderer: CreateRenderer | undefined;
  #loadingRenderer: Promise<void> | undefined;

  constructor(host: ChatHost, session: ChatSession) {
    this.session = session;
    this.#host = host;
    this.#clock = new FrameClock(() => host.requestUpdate());
    this.#follower = new ScrollFollower(host);
    session.store.subscribe(() => this.#clock.request());
    session.observer = {
      answerStarted: (answer) => host.dispatchEvent(new UnleashAnswerStartEvent(answer, this.#threadId)),
      answerEnded: (answer) => this.#ended(answer),
      threadChanged: (threadId) => host.dispatchEvent(new UnleashThreadChangeEvent(threadId)),
    };
    adoptChatStyles(host.renderRoot);
    // One listener for links and markers wherever they stand: those of an answer are no part of a template.
    host.renderRoot.addEventListener('click', (event) => openLink(event as MouseEvent, host, session.store.conversation));
    host.addController(this);
  }

  /** Moved within one task, the stream goes on; gone for longer, nobody reads it. */
  hostDisconnected(): void {
    setTimeout(() => {
      if (!this.#host.isConnected) this.session.interrupt();
    });
  }

  hostUpdated(): void {
    const scroller = this.#host.renderRoot.querySelector<HTMLElement>('.transcript');
    const content = scroller?.firstElementChild;
    if (scroller && content instanceof HTMLElement) this.#follower.attach(scroller, content);
  }

  /** @returns the answer once its turn has ended and stands on the screen; nothing, where a listener prevented the question */
  async send(text: string): Promise<Message | undefined> {
    const question = this.#announce(text);
    return question === undefined ? undefined : this.#shown(this.session.send(question));
  }

  async retry(): Promise<Message | undefined> {
    return this.#shown(this.session.retry());
  }

  focus(options?: FocusOptions): void {
    this.#host.renderRoot.querySelector('textarea')?.focus(options);
  }

  /** Renders what is due now rather than in the next frame. */
  flush(): void {
    this.#clock.flush();
  }

  render(): TemplateResult {
    const { heading } = this.#host;
    const { conversation } = this.session.store;
    const isEmpty = conversation.messages.length === 0;
    return html`<section
      class="panel ${isEmpty ? 'is-empty' : ''} ${heading ? '' : 'no-heading'}"
      part="panel"
      aria-label=${heading || this.#strings.label}
    >
      ${headerTemplate(heading, this.#strings, isEmpty ? undefined : this.#startOver)}
      <div class="transcript" part="transcript" tabindex=${isEmpty ? nothing : '0'}>
        <div class="turns">
          ${
            isEmpty
              ? emptyStateTemplate(
                  this.#host.assistantName,
                  this.#host.starters,
                  this.#strings,
                  (question) => void this.#ask(question),
                )
              : transcriptTemplate(conversation, {
                  strings: this.#strings,
                  createRenderer: this.#createRenderer,
                  retry: this.#retried,
                })
          }
        </div>
      </div>
      ${this.#footerTemplate()}
      <p class="visually-hidden" role="status">${announcementOf(conversation, this.#strings)}</p>
    </section>`;
  }

  #footerTemplate(): TemplateResult {
    const { placeholder, disclaimer, draft } = this.#host;
    return html`<footer class="footer">
      ${this.#follower.isBehind ? latestButtonTemplate(this.#strings, () => this.#follower.followEnd()) : nothing}
      ${composerTemplate({
        strings: this.#strings,
        placeholder,
        draft,
        isAnswering: this.session.isAnswering,
        setDraft: (text) => {
          this.#host.draft = text;
          void this.#prepareRenderer();
        },
        submit: () => void this.#submit(),
        stop: () => this.session.stop(),
      })}
      <slot name="disclaimer">${disclaimer ? html`<p class="disclaimer" part="disclaimer">${disclaimer}</p>` : nothing}</slot>
    </footer>`;
  }

  async #submit(): Promise<void> {
    const text = this.#host.draft.trim();
    if (text !== '') await this.#ask(text);
  }

  /** Asks from the composer: the draft goes with the question, and stays where a listener prevented it. */
  async #ask(text: string): Promise<void> {
    const question = this.#announce(text);
    if (question === undefined) return;
    this.#host.draft = '';
    this.focus();
    const answer = this.session.send(question);
    void this.#followQuestion();
    await this.#shown(answer);
  }

  async #followQuestion(): Promise<void> {
    this.#clock.flush();
    await this.#host.updateComplete;
    this.#follower.followFrom([...this.#host.renderRoot.querySelectorAll<HTMLElement>('.question')].at(-1));
  }

  /** @returns the question as listeners left it; nothing, where they took it back */
  #announce(text: string): string | undefined {
    const event = new UnleashSendEvent(text, this.#threadId);
    return this.#host.dispatchEvent(event) && event.text.trim() !== '' ? event.text : undefined;
  }

  readonly #retried = (): void => {
    this.focus();
    void this.retry();
    void this.#followQuestion();
  };

  readonly #startOver = (): void => {
    this.session.newConversation();
    this.focus();
  };

  async #shown<Answer>(turn: Promise<Answer>): Promise<Answer> {
    const [answer] = await Promise.all([turn, this.#prepareRenderer()]);
    this.#clock.flush();
    await this.#host.updateComplete;
    return answer;
  }

  #ended(answer: Message): void {
    this.#clock.flush();
    if (answer.error) {
      console.error(`[unleash-chat] ${answer.error.kind}: ${answer.error.cause}`, { requestId: answer.requestId });
      this.#host.dispatchEvent(new UnleashErrorEvent(answer, answer.error, this.#threadId));
    }
    this.#host.dispatchEvent(new UnleashAnswerEndEvent(answer, this.#threadId));
  }

  /** The first keystroke or question brings the renderer; its chunk travels while the assistant searches. */
  #prepareRenderer(): Promise<void> {
    this.#loadingRenderer ??= loadRenderer(this.#strings, () => this.#host.imageOrigins).then(
      (createRenderer) => {
        this.#createRenderer = createRenderer;
        this.#host.requestUpdate();
      },
      (error: unknown) =>
        console.error('[unleash-chat] Answers are shown as plain text: the renderer could not be loaded.', error),
    );
    return this.#loadingRenderer;
  }

  get #threadId(): string {
    return this.session.store.conversation.threadId;
  }
}
