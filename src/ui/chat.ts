import type { ReactiveController, TemplateResult } from 'lit';
import { newMessage, type Message, type QuestionFilter, type Source } from '../conversation/conversation.js';
import { ChatFailure } from '../conversation/errors.js';
import { endAnswer } from '../conversation/reduce.js';
import type { ChatSession } from '../session/chat-session.js';
import type { SessionChange } from '../session/session-changes.js';
import { UnleashAnswerStartEvent, UnleashSendEvent, UnleashThreadChangeEvent } from '../events.js';
import type { Localization } from '../locale/localization.js';
import type { ChatStrings } from '../locale/strings.js';
import { KeepFocus } from './composer/keep-focus.js';
import { Announcer, plainSpeech } from './transcript/announcer.js';
import type { AnswerActionsTemplate } from './answer-actions/answer-actions.js';
import type { ClipboardContent } from './answer-actions/write-clipboard.js';
import type { SourcesTemplate } from './message/answer.js';
import type { CreateRenderer } from './message/answer-text.js';
import { lastScreenful, type RenderedMessages } from './transcript/rendered-messages.js';
import { prependOlderMessages } from './transcript/prepend-older-messages.js';
import type { ChatHost, ChatOptions, ReadContent } from './chat-host.js';
import { chatTemplate } from './chat-template.js';
import { FrameClock } from '../frame-clock.js';
import {
  loadAnswers,
  loadCitationCard,
  loadConversationFile,
  loadFilters,
  loadMarkdownExport,
  loadQuoteButton,
  loadRating,
  loadRenderer,
  loadSourceReader,
  sentenceOfMissingChunk,
} from './load.js';
import type { FiltersTemplate } from './message/question.js';
import { openLink, type OpenLink } from './message/open-link.js';
import { SlowAnswer } from './message/slow-answer.js';
import { ScrollFollower } from './transcript/scroll-follower.js';
import { adoptStyles } from './styles/adopt-styles.js';
import { loadLook } from './styles/load-look.js';
import { chatStyles } from './chat-styles.js';
import { dispatchAnswerEnd } from './dispatch-answer-end.js';

/** The chat inside the element: renders the session's conversation once per frame, and turns gestures into requests. */
export class Chat implements ReactiveController {
  readonly session: ChatSession;
  readonly #host: ChatHost;
  readonly #options: ChatOptions;
  readonly #clock: FrameClock;
  readonly #follower: ScrollFollower;
  #rendered: RenderedMessages = { first: 0 };
  readonly #slowAnswer: SlowAnswer;
  readonly #announcer: Announcer;
  readonly #localization: Localization;
  readonly #readContent: ReadContent;
  /** What the next question is restricted to. */
  #filters: readonly QuestionFilter[] = [];
  readonly #actions = {
    ask: (question: string): void => void this.#ask(question),
    submit: (): void => {
      const text = this.#options.draft.trim();
      if (text !== '') void this.#ask(text);
    },
    stop: (): void => this.session.stop(),
    recall: (): void => {
      const question = this.session.conversation.messages.findLast(({ role }) => role === 'user');
      if (question) this.#actions.setDraft(question.text);
    },
    setDraft: (draft: string): void => {
      this.#options.draft = draft;
      this.#prepare();
    },
    retry: (): void => {
      this.focus();
      void this.retry();
      void this.#followQuestion();
    },
    withdraw: (): void => {
      const question = this.session.withdraw();
      // Nothing that was typed or chosen is lost.
      if (question) this.#options.draft = [question.text, this.#options.draft].filter(Boolean).join('\n\n');
      if (question) this.#setFilters(question.filters ?? []);
      this.focus();
    },
    startOver: (): void => {
      this.newConversation();
      this.focus();
    },
    clearFilters: (): void => {
      this.#setFilters([]);
      this.focus();
    },
    close: (): void => void (this.#options.open = false),
    jumpToLatest: (): void => {
      this.#follower.followEnd();
      this.#host.renderRoot.querySelector<HTMLElement>('.transcript')?.focus({ preventScroll: true });
    },
  };
  readonly #openLink: OpenLink = (target, click) => openLink(target, click, this.#host, this.session.conversation);
  #createRenderer: ((strings: ChatStrings) => CreateRenderer) | undefined;
  #sourcesTemplate: SourcesTemplate | undefined;
  #answerActionsTemplate: AnswerActionsTemplate | undefined;
  #filtersTemplate: FiltersTemplate | undefined;
  #loads = 0;
  #unfollow = (): void => undefined;

  constructor(host: ChatHost, options: ChatOptions, session: ChatSession, localization: Localization, readContent: ReadContent) {
    this.#options = options;
    this.session = session;
    this.#localization = localization;
    this.#readContent = readContent;
    this.#host = host;
    this.#clock = new FrameClock(() => host.requestUpdate());
    this.#follower = new ScrollFollower(host);
    this.#slowAnswer = new SlowAnswer(host);
    this.#announcer = new Announcer(host, localization);
    session.subscribe((changes) => {
      if (!session.conversation.messages[0]) this.#follower.reset();
      this.#observeNewest();
      this.#showFilters();
      this.#clock.request();
      for (const change of changes) this.#handle(change);
    });
    new KeepFocus(host, () => this.focus());
    adoptStyles(host.renderRoot, chatStyles);
    // The links of an answer are not part of a template.
    host.renderRoot.addEventListener('click', (click) => {
      const link = (click.target as Element).closest<HTMLAnchorElement>('a[part~="link"]');
      if (link) this.#openLink(link.href, click as MouseEvent);
    });
    this.#showFilters();
    this.#showEnd();
    host.addController(this);
  }

  hostConnected(): void {
    addEventListener('pagehide', this.#save);
    this.#unfollow = this.session.followStorage();
  }

  /** An element that is only moved within the page is connected again in the same task, and its answer continues. */
  hostDisconnected(): void {
    removeEventListener('pagehide', this.#save);
    this.#unfollow();
    // Now, because the element that replaces this one reads it in the same task.
    this.#save();
    setTimeout(() => {
      if (!this.#host.isConnected) this.session.interrupt();
    });
  }

  hostUpdated(): void {
    this.#observeNewest();
    const scroller = this.#host.renderRoot.querySelector<HTMLElement>('.transcript');
    if (scroller) this.#follower.attach(scroller, scroller.firstElementChild!);
  }

  /** @returns the answer, once its turn has ended and is rendered; undefined, if a listener prevented the question */
  async send(text: string): Promise<Message | undefined> {
    if (typeof text !== 'string') throw new ChatFailure({ kind: 'bad-request', cause: 'The question is not a string.' });
    const question = this.#announce(text, []);
    return question === undefined ? undefined : this.#shown(this.session.send(question));
  }

  async retry(): Promise<Message | undefined> {
    return this.#shown(this.session.retry());
  }

  /** The answer to a question that was cancelled before it was asked. */
  cancelled(): Message {
    return endAnswer(newMessage('assistant', '', Date.now()), 'stopped', Date.now());
  }

  newConversation(): void {
    this.#loads++;
    this.session.newConversation();
  }

  /** Drops the conversation and continues the stored one, if there is one. */
  restore(): void {
    this.#loads++;
    this.session.restore();
  }

  /** Continues an exported conversation. Resolves when its end is rendered. */
  async load(data: unknown): Promise<void> {
    const load = ++this.#loads;
    const { readConversationFile } = await loadConversationFile();
    const conversation = readConversationFile(data);
    // Superseded by a later call, or by another conversation.
    if (load !== this.#loads) return;
    this.session.load(conversation);
    await this.#shown(Promise.resolve());
  }

  async export(format: 'markdown' | 'json'): Promise<string> {
    const { conversation } = this.session;
    if (format === 'json') return (await loadConversationFile()).writeConversationFile(conversation);
    const [{ exportMarkdown }] = await Promise.all([loadMarkdownExport(), this.#prepareRenderer()]);
    const { strings } = this.#localization;
    return exportMarkdown(conversation, this.#createRenderer?.(strings), strings);
  }

  async #exportAnswer(answer: Message): Promise<ClipboardContent> {
    const { exportAnswer } = await loadMarkdownExport();
    const { strings } = this.#localization;
    return exportAnswer(answer, this.#createRenderer?.(strings), strings);
  }

  focus(options?: FocusOptions): void {
    this.#host.renderRoot.querySelector('textarea')?.focus(options);
  }

  /** Call it when look or density have changed. */
  loadLook(): void {
    void loadLook(this.#host.renderRoot, this.#options);
  }

  /** Renders now rather than in the next frame. */
  flush(): void {
    this.#clock.flush();
  }

  render(): TemplateResult {
    const { kind, conversation } = this.session.state;
    const isHeld = kind === 'offline';
    const { strings, language, contentLanguage, direction } = this.#localization;
    const newest = conversation.messages.at(-1);
    return chatTemplate({
      options: this.#options,
      isSlotted: (name) => this.#host.querySelector(`:scope > [slot='${name}']`) !== null,
      conversation,
      strings,
      language,
      contentLanguage,
      direction,
      createRenderer: this.#createRenderer?.(strings),
      sourcesTemplate: this.#sourcesTemplate,
      answerActionsTemplate: this.#answerActionsTemplate,
      openLink: this.#openLink,
      rendered: this.#rendered,
      filters: this.#filtersInForce,
      filtersTemplate: this.#filtersTemplate,
      newest: {
        retry: this.#actions.retry,
        withdraw: isHeld ? this.#actions.withdraw : undefined,
        isSlow: this.#slowAnswer.isSlow,
        isNew: this.#announcer.hasAnnounced(newest),
      },
      isAnswering: kind === 'answering' || kind === 'queued',
      isHeld,
      isBehind: this.#follower.isBehind,
      actions: this.#actions,
    });
  }

  /** Asks from the composer. The draft is cleared unless a listener prevents the question. */
  async #ask(text: string): Promise<void> {
    if (this.session.state.kind !== 'idle') return;
    const filters = this.#filtersInForce;
    const question = this.#announce(text, filters);
    if (question === undefined) return;
    this.#options.draft = '';
    this.focus();
    const answer = this.session.send(question, filters);
    this.#setFilters([]);
    void this.#followQuestion();
    await this.#shown(answer);
  }

  /** Begins a question with a quote. What was typed before stays below it. */
  #quote(text: string): Promise<void> {
    const quote = text.trim().replace(/^/gm, '> ');
    return this.#fillDraft(`${quote}\n\n${this.#options.draft}`);
  }

  /** Sets what is in the field, where the user goes on with it. */
  async #fillDraft(text: string): Promise<void> {
    this.#actions.setDraft(text);
    await this.#host.updateComplete;
    this.focus();
    const field = this.#host.renderRoot.querySelector('textarea');
    field?.setSelectionRange(field.value.length, field.value.length);
  }

  /** Only v1 of the API restricts questions; the host may have changed the version since. */
  get #filtersInForce(): readonly QuestionFilter[] {
    return this.#options.apiVersion === 'v1' ? this.#filters : [];
  }

  #setFilters(filters: readonly QuestionFilter[]): void {
    this.#filters = filters;
    this.#host.requestUpdate();
  }

  /** @returns a sentence, if what shows the restriction could not be loaded */
  async #askSource({ ids }: Source, label: string): Promise<string> {
    try {
      await this.#loadFilters();
    } catch (error) {
      return sentenceOfMissingChunk(error, this.#localization.strings);
    }
    this.#setFilters([{ name: 'resourceId', value: ids[0]!, label }]);
    await this.#host.updateComplete;
    this.focus();
    return '';
  }

  /** Of questions that were restricted. Without it, they are shown without their restriction. */
  #showFilters(): void {
    if (this.session.conversation.messages.some(({ filters }) => filters)) this.#loadFilters().catch(() => undefined);
  }

  async #loadFilters(): Promise<void> {
    if (this.#filtersTemplate) return;
    const { filtersTemplate, adoptFilterStyles } = await loadFilters();
    adoptFilterStyles(this.#host.renderRoot);
    this.#filtersTemplate = filtersTemplate;
    this.#host.requestUpdate();
  }

  /** Renders the end of a restored or loaded conversation first. */
  #showEnd(): void {
    // Ends the rendering of the older messages of the conversation before.
    this.#rendered.first = 0;
    const { messages } = this.session.conversation;
    const rendered = (this.#rendered = lastScreenful(messages));
    if (!messages[0]) return;
    void prependOlderMessages(this.#host, rendered, this.#prepareRenderer(), () => this.#follower.follow());
    this.#follower.followEnd();
  }

  async #followQuestion(): Promise<void> {
    this.#clock.flush();
    await this.#host.updateComplete;
    this.#follower.followAnswer([...this.#host.renderRoot.querySelectorAll<HTMLElement>('.question')].at(-1));
  }

  /** @returns the question as changed by listeners; undefined, if they prevented it */
  #announce(text: string, filters: readonly QuestionFilter[]): string | undefined {
    const event = new UnleashSendEvent(text, this.session.conversation.threadId, filters);
    return this.#host.dispatchEvent(event) && String(event.text).trim() !== '' ? String(event.text) : undefined;
  }

  async #shown<Answer>(turn: Promise<Answer>): Promise<Answer> {
    // Asked just as the element was removed from the page.
    if (!this.#host.isConnected) this.session.interrupt();
    const [answer] = await Promise.all([turn, this.#prepareRenderer()]);
    this.#clock.flush();
    await this.#host.updateComplete;
    return answer;
  }

  #handle(change: SessionChange): void {
    switch (change.type) {
      case 'conversation-replaced':
        this.#announcer.clear();
        this.#setFilters([]);
        return this.#showEnd();
      case 'thread-changed':
        return void this.#host.dispatchEvent(new UnleashThreadChangeEvent(change.threadId));
      case 'answer-started':
        // A question that waited for the network could not load it.
        void this.#prepareRenderer();
        return void this.#host.dispatchEvent(new UnleashAnswerStartEvent(change.answer, change.threadId));
      case 'answer-ended':
        this.#clock.flush();
        return dispatchAnswerEnd(this.#host, change.answer, change.threadId);
    }
  }

  /** Loads what an answer needs, the renderer and the transport, with the first keystroke. */
  #prepare(): void {
    this.session.prepare();
    loadRenderer().catch(() => undefined);
  }

  async #prepareRenderer(): Promise<void> {
    if (this.#createRenderer) return;
    try {
      const answers = await loadAnswers();
      this.#sourcesTemplate = answers.sourcesTemplate;
      this.#announcer.speakWith(answers);
      this.#host.requestUpdate();
      const createAnswerRenderer = await loadRenderer();
      if (this.#createRenderer) return;
      this.#createRenderer = answers.createRenderers(createAnswerRenderer, () => this.#options.imageOrigins, this.#openLink);
      this.#offer(answers);
      this.#host.requestUpdate();
    } catch (error) {
      console.error('[unleash-chat] Answers are shown as plain text: the renderer could not be loaded.', error);
      this.#announcer.speakWith(plainSpeech);
    }
  }

  /** What can be done with an answer: look at its sources, quote, copy and rate it. */
  #offer({ createAnswerActions, openCitationCards, offerQuotes, writeClipboard }: Awaited<ReturnType<typeof loadAnswers>>): void {
    const host = this.#host;
    const strings = (): ChatStrings => this.#localization.strings;
    openCitationCards(
      {
        host,
        options: this.#options,
        strings,
        conversation: () => this.session.conversation,
        openLink: this.#openLink,
        readContent: this.#readContent,
        askSource: (source, label) => this.#askSource(source, label),
        createRenderer: () => this.#createRenderer?.(strings()),
      },
      { loadCitationCard, loadSourceReader, sentenceOf: (error) => sentenceOfMissingChunk(error, strings()) },
    );
    this.#answerActionsTemplate = createAnswerActions({
      host,
      threadId: () => this.session.conversation.threadId,
      copy: (answer, shown) => writeClipboard(this.#exportAnswer(answer), shown),
      rate: (answerId, feedback) => this.session.rate(answerId, feedback),
      announce: (text) => this.#announcer.announce(text),
      setDraft: (text) => void this.#fillDraft(text),
      loadRating,
    });
    offerQuotes({ host, strings, quote: (text) => void this.#quote(text) }, loadQuoteButton);
  }

  #observeNewest(): void {
    const newest = this.session.conversation.messages.at(-1);
    this.#slowAnswer.observe(newest);
    this.#announcer.observe(newest, this.#slowAnswer.isSlow);
  }

  readonly #save = (): void => this.session.save();
}
