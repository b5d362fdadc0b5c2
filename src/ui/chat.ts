import type { ReactiveController, TemplateResult } from 'lit';
import { newMessage, type Message, type QuestionFilter } from '../conversation/conversation.js';
import { ChatFailure } from '../conversation/errors.js';
import { endAnswer } from '../conversation/reduce.js';
import type { ChatSession } from '../session/chat-session.js';
import type { SessionChange } from '../session/session-changes.js';
import { UnleashAnswerStartEvent, UnleashSendEvent, UnleashThreadChangeEvent } from '../events.js';
import type { Localization } from '../locale/localization.js';
import type { ChatStrings } from '../locale/strings.js';
import type { ConversationLibrary } from '../storage/conversation-library.js';
import type { ConversationsView } from './conversations/conversations-view.js';
import { KeepFocus } from './composer/keep-focus.js';
import { Announcer, plainSpeech } from './transcript/announcer.js';
import type { AnswerActionsTemplate } from './answer-actions/answer-actions.js';
import type { Asking } from './asking/asking.js';
import type { SourcesTemplate } from './message/answer.js';
import type { CreateRenderer } from './message/answer-text.js';
import { lastScreenful, type RenderedMessages } from './transcript/rendered-messages.js';
import { prependOlderMessages } from './transcript/prepend-older-messages.js';
import { charactersLeft } from './characters-left.js';
import type { ChatHost, ChatOptions, Readers } from './chat-host.js';
import { chatTemplate } from './chat-template.js';
import { FrameClock } from '../frame-clock.js';
import {
  finishingLoaders,
  loadAnswers,
  loadAsking,
  loadCitationCard,
  loadConversationFile,
  loadConversations,
  loadFilterBar,
  loadFilterChoices,
  loadMarkdownExport,
  loadMenu,
  loadOpenPanel,
  loadQuoteButton,
  loadRating,
  loadRenderer,
  loadSourceReader,
  sentenceOfMissingChunk,
} from './load.js';
import type { FilterBar } from './filters/filter-bar.js';
import type { Menu } from './menu/menu.js';
import { MessageKeysSwitch } from './message-keys-switch.js';
import { openLink, type OpenLink } from './message/open-link.js';
import { titleOf, type Title } from './panel/title.js';
import { SlowAnswer } from './message/slow-answer.js';
import { ScrollFollower } from './transcript/scroll-follower.js';
import { adoptStyles } from './styles/adopt-styles.js';
import { loadLook } from './styles/load-look.js';
import { chatStyles } from './chat-styles.js';
import { dispatchAnswerEnd } from './dispatch-answer-end.js';
import { Draft, joined } from './draft.js';

/** Characters of a draft that may be folded as a question. */
const longDraft = 400;

/** Milliseconds after the start and the end of an answer in which network and processor are left to it and to the page. */
const askingDelay = 2_000;

/** What is loaded with the first use of something in an answer. */
const partsOfAnswers = {
  loadCitationCard,
  loadSourceReader,
  loadMarkdownExport,
  loadQuoteButton,
  loadRating,
  sentenceOfMissingChunk,
};

/**
 * The chat inside the element: renders the session's conversation once per frame, and turns gestures into requests. Its parts
 * that are loaded later are given the chat itself; what they need of it is an interface of theirs.
 */
export class Chat implements ReactiveController {
  readonly session: ChatSession;
  readonly host: ChatHost;
  readonly options: ChatOptions;
  readonly draft: Draft;
  readonly #clock: FrameClock;
  readonly follower: ScrollFollower;
  #rendered: RenderedMessages = { first: 0 };
  readonly #slowAnswer: SlowAnswer;
  readonly announcer: Announcer;
  readonly localization: Localization;
  readonly readers: Readers;
  readonly messageKeys: MessageKeysSwitch;
  readonly #actions = {
    ask: (question: string): void => {
      this.focus();
      void this.#ask(question);
    },
    submit: (): void => {
      this.focus();
      this.submit();
    },
    stop: (): void => this.session.stop(),
    recall: (): void => {
      const question = this.session.conversation.messages.findLast(({ role }) => role === 'user');
      if (question) this.#actions.setDraft(question.text);
    },
    scroll: (direction: 1 | -1): boolean => this.follower.scrollByPage(direction),
    setDraft: (draft: string): void => {
      this.options.draft = draft;
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
      if (question) this.options.draft = joined(question.text, this.options.draft);
      if (question) this.filterBar?.set(question.filters ?? []);
      this.focus();
    },
    startOver: (): void => {
      this.newConversation();
      this.focus();
      this.announcer.announce(this.localization.strings.startedOver);
    },
    close: (): void => void (this.options.open = false),
    toggleMenu: (): void => void this.#toggleMenu(),
    focusField: (): void => this.focus(),
    jumpToLatest: (): void => {
      this.follower.followEnd();
      this.host.renderRoot.querySelector<HTMLElement>('.transcript')?.focus({ preventScroll: true });
    },
  };
  readonly openLink: OpenLink = (target, click) => openLink(target, click, this.host, this.session.conversation);
  #createRenderers: ((strings: ChatStrings, headingLevel: number) => CreateRenderer) | undefined;
  #sourcesTemplate: SourcesTemplate | undefined;
  #scriptLanguage: ((text: string) => string | undefined) | undefined;
  #answerActionsTemplate: AnswerActionsTemplate | undefined;
  filterBar: FilterBar | undefined;
  #conversations: ConversationsView | undefined;
  #asking: Asking | undefined;
  #menu: Menu | undefined;
  #loads = 0;
  #unfollow = (): void => undefined;

  constructor(host: ChatHost, options: ChatOptions, session: ChatSession, localization: Localization, readers: Readers) {
    this.options = options;
    this.session = session;
    this.draft = new Draft(options, session);
    this.localization = localization;
    this.readers = readers;
    this.host = host;
    this.#clock = new FrameClock(() => host.requestUpdate());
    this.follower = new ScrollFollower(host);
    this.#slowAnswer = new SlowAnswer(host);
    this.announcer = new Announcer(host, localization, options, (text) => options.answerLanguage || this.languageOf(text));
    session.subscribe((changes) => {
      if (!session.conversation.messages[0]) this.follower.reset();
      this.#observeNewest();
      this.#clock.request();
      for (const change of changes) this.#handle(change);
    });
    this.messageKeys = new MessageKeysSwitch(this);
    new KeepFocus(host, () => this.focus());
    adoptStyles(host.renderRoot, chatStyles);
    // The links of an answer are not part of a template.
    host.renderRoot.addEventListener('click', (click) => {
      const link = (click.target as Element).closest<HTMLAnchorElement>('a[part~="link"]');
      if (link) this.openLink(link.href, click as MouseEvent);
    });
    this.#showEnd();
    // Without the list, the chat works all the same.
    if (session.library) this.#showConversations(session.library).catch(() => undefined);
    host.addController(this);
  }

  hostConnected(): void {
    addEventListener('pagehide', this.#save);
    addEventListener('pageshow', this.#return);
    this.#unfollow = this.session.followStorage();
  }

  /** An element that is only moved within the page is connected again in the same task, and its answer continues. */
  hostDisconnected(): void {
    removeEventListener('pagehide', this.#save);
    removeEventListener('pageshow', this.#return);
    this.#unfollow();
    // Now, because the element that replaces this one reads it in the same task.
    this.#save();
    setTimeout(() => {
      if (!this.host.isConnected) this.session.interrupt();
    });
  }

  hostUpdated(): void {
    this.#observeNewest();
    this.#showFilters();
    // The host has set the text or the limit. Why it is not sent is shown there.
    if (this.#isTooLong) void this.loadAsking();
    const scroller = this.host.renderRoot.querySelector<HTMLElement>('.transcript');
    if (scroller) this.follower.attach(scroller, scroller.firstElementChild!);
  }

  /** @returns the answer, once its turn has ended and is rendered; undefined, if a listener prevented the question */
  async send(text: string): Promise<Message | undefined> {
    if (typeof text !== 'string') throw new ChatFailure({ kind: 'bad-request', cause: 'The question is not a string.' });
    const question = this.#announce(text, []);
    return question === undefined ? undefined : this.#shown(this.session.send(question));
  }

  /** Asks what is in the field, or announces why it cannot be asked now. */
  submit(): void {
    const { kind } = this.session.state;
    const { strings } = this.localization;
    const text = this.options.draft.trim();
    if (kind === 'offline') this.announcer.announce(strings.errors.offline);
    else if (kind !== 'idle') this.announcer.announce(strings.answerFirst);
    else if (text === '') this.announcer.announce(strings.nothingToSend);
    else if (this.#isTooLong) this.#asking?.announceLimit();
    else void this.#ask(text, true);
  }

  async retry(): Promise<Message | undefined> {
    return this.#shown(this.session.retry());
  }

  /** The answer to a question that was cancelled before it was asked. */
  cancelled(): Message {
    return endAnswer(newMessage('assistant', '', Date.now()), 'stopped', Date.now());
  }

  newConversation(): void {
    this.draft.take();
    this.#loads++;
    this.session.newConversation();
  }

  /** Drops the conversation and continues the stored one, if there is one. */
  restore(): void {
    this.draft.take();
    this.#loads++;
    this.session.restore();
    // Also where both conversations are empty.
    this.filterBar?.restore();
    this.draft.restore();
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
    return exportMarkdown(conversation, this.createRenderer(), this.localization.strings, this.options.strings);
  }

  /** Undefined until the renderer is loaded. */
  createRenderer(): CreateRenderer | undefined {
    return this.#createRenderers?.(this.localization.strings, this.title.contentLevel + 1);
  }

  focus(options?: FocusOptions): void {
    this.host.renderRoot.querySelector('textarea')?.focus(options);
  }

  /** Call it when look or density have changed. */
  loadLook(): void {
    void loadLook(this.host.renderRoot, this.options);
  }

  /** Renders now rather than in the next frame. */
  flush(): void {
    this.#clock.flush();
  }

  render(): TemplateResult {
    const { kind, conversation } = this.session.state;
    const isHeld = kind === 'offline';
    const { strings, language, contentLanguage, direction } = this.localization;
    const newest = conversation.messages.at(-1);
    return chatTemplate({
      options: this.options,
      title: this.title,
      isSlotted: (name) => this.#slotted(name) !== null,
      conversation,
      strings,
      language,
      contentLanguage,
      languageOf: this.languageOf,
      direction,
      createRenderer: this.createRenderer(),
      sourcesTemplate: this.#sourcesTemplate,
      answerActionsTemplate: this.#answerActionsTemplate,
      asking: this.#asking?.view,
      openLink: this.openLink,
      conversations: this.#conversations,
      menu: this.#menu,
      rendered: this.#rendered,
      filterBar: this.filterBar,
      newest: {
        retry: this.#actions.retry,
        withdraw: isHeld ? this.#actions.withdraw : undefined,
        isSlow: this.#slowAnswer.isSlow,
        isNew: this.announcer.hasAnnounced(newest),
      },
      isAnswering: kind === 'answering' || kind === 'queued',
      isHeld: isHeld || this.#isTooLong,
      isBehind: this.follower.isBehind,
      actions: this.#actions,
    });
  }

  get title(): Title {
    return titleOf(this.options, this.localization.strings, this.#slotted('heading'));
  }

  /** Language of a text that is not ours: certain by its script, or the page's. */
  readonly languageOf = (text: string): string | undefined => this.localization.contentLanguageOf(this.#scriptLanguage?.(text));

  #slotted(name: string): Element | null {
    return this.host.querySelector(`:scope > [slot='${name}']`);
  }

  get #isTooLong(): boolean {
    return charactersLeft(this.options) < 0;
  }

  /** Asks what was typed, or a ready-made question. The draft is cleared unless a listener prevents the question. */
  async #ask(text: string, isDraft = false): Promise<void> {
    if (this.session.state.kind !== 'idle') return;
    const filters = this.filterBar?.inForce ?? [];
    const session = this.#asking?.edit ?? this.session;
    const question = this.#announce(text, filters, session);
    if (question === undefined) return;
    if (isDraft) this.options.draft = '';
    this.draft.take();
    this.filterBar?.endQuestion();
    const answer = session.send(question, filters);
    void this.#followQuestion();
    await this.#shown(answer);
  }

  /** Sets what is in the field, where the user goes on with it. */
  async fillDraft(text: string): Promise<void> {
    this.#actions.setDraft(text);
    await this.host.updateComplete;
    this.focus();
    const field = this.host.renderRoot.querySelector('textarea');
    field?.setSelectionRange(field.value.length, field.value.length);
  }

  /** For questions to v1, and those that were restricted. Without it, they are shown without their restriction. */
  #showFilters(): void {
    const isWanted = this.options.apiVersion === 'v1' || this.session.conversation.messages.some(({ filters }) => filters);
    if (isWanted && !this.filterBar) this.loadFilterBar().catch(() => undefined);
  }

  async loadFilterBar(): Promise<FilterBar> {
    const { FilterBar } = await loadFilterBar();
    return (this.filterBar ??= new FilterBar(this, loadFilterChoices));
  }

  async #showConversations(library: ConversationLibrary): Promise<void> {
    const { Conversations } = await loadConversations();
    this.#conversations = new Conversations(this, library);
    this.host.requestUpdate();
  }

  async #toggleMenu(): Promise<void> {
    try {
      const { Menu } = await loadMenu();
      this.#menu ??= new Menu(this, loadOpenPanel);
      await this.#menu.toggle();
    } catch (error) {
      this.announcer.announce(sentenceOfMissingChunk(error, this.localization.strings));
    }
  }

  /** Without it, questions are shown and sent all the same. */
  async loadAsking(): Promise<void> {
    const loaded = await loadAsking().catch(() => undefined);
    if (!loaded || this.#asking) return;
    this.#asking = new loaded.Asking(this);
    this.host.requestUpdate();
  }

  /** Weak, so that the timer does not keep an element that was removed. */
  #loadAskingLater(): void {
    setTimeout((weak: WeakRef<Chat>) => void weak.deref()?.loadAsking(), askingDelay, new WeakRef(this));
  }

  /** Renders the end of a restored or loaded conversation first. */
  #showEnd(): void {
    // Ends the rendering of the older messages of the conversation before.
    this.#rendered.first = 0;
    const { messages } = this.session.conversation;
    this.filterBar?.restore();
    const rendered = (this.#rendered = lastScreenful(messages));
    if (!messages[0]) return;
    void this.loadAsking();
    void prependOlderMessages(this.host, rendered, this.#prepareRenderer(), () => this.follower.follow());
    this.follower.followEnd();
  }

  async #followQuestion(): Promise<void> {
    this.#clock.flush();
    await this.host.updateComplete;
    this.follower.followAnswer([...this.host.renderRoot.querySelectorAll<HTMLElement>('.question')].at(-1));
  }

  /** @returns the question as changed by listeners; undefined, if they prevented it */
  #announce(
    text: string,
    filters: readonly QuestionFilter[],
    { conversation }: Pick<ChatSession, 'conversation'> = this.session,
  ): string | undefined {
    const event = new UnleashSendEvent(text, conversation.threadId, filters);
    return this.host.dispatchEvent(event) && String(event.text).trim() !== '' ? String(event.text) : undefined;
  }

  async #shown<Answer>(turn: Promise<Answer>): Promise<Answer> {
    // Asked just as the element was removed from the page.
    if (!this.host.isConnected) this.session.interrupt();
    const [answer] = await Promise.all([turn, this.#prepareRenderer()]);
    this.#clock.flush();
    await this.host.updateComplete;
    return answer;
  }

  #handle(change: SessionChange): void {
    switch (change.type) {
      case 'conversation-replaced':
        this.announcer.clear();
        return this.#showEnd();
      case 'thread-changed':
        return void this.host.dispatchEvent(new UnleashThreadChangeEvent(change.threadId));
      case 'answer-started':
        this.#loadAskingLater();
        // A question that waited for the network could not load it.
        void this.#prepareRenderer();
        return void this.host.dispatchEvent(new UnleashAnswerStartEvent(change.answer, change.threadId));
      case 'answer-ended':
        this.#loadAskingLater();
        this.#clock.flush();
        return dispatchAnswerEnd(this.host, change.answer, change.threadId);
    }
  }

  /** Loads what an answer needs, the renderer and the transport, with the first keystroke. */
  #prepare(): void {
    const { draft, maxLength } = this.options;
    this.session.prepare();
    if (maxLength || draft.length > longDraft) void this.loadAsking();
    loadRenderer().catch(() => undefined);
  }

  async #prepareRenderer(): Promise<void> {
    if (this.#createRenderers) return;
    try {
      const answers = await loadAnswers();
      adoptStyles(this.host.renderRoot, answers.answerStyles);
      this.#sourcesTemplate = answers.sourcesTemplate;
      this.#scriptLanguage = answers.scriptLanguage;
      this.announcer.speakWith(answers);
      this.host.requestUpdate();
      const createAnswerRenderer = await loadRenderer();
      if (this.#createRenderers) return;
      this.#createRenderers = answers.createRenderers(createAnswerRenderer, this, finishingLoaders);
      this.#answerActionsTemplate = answers.offerAnswerActions(this, partsOfAnswers);
      this.host.requestUpdate();
    } catch (error) {
      console.error('[unleash-chat] Answers are shown as plain text: the renderer could not be loaded.', error);
      this.announcer.speakWith(plainSpeech);
    }
  }

  #observeNewest(): void {
    const newest = this.session.conversation.messages.at(-1);
    this.#slowAnswer.observe(newest);
    this.announcer.observe(newest, this.#slowAnswer.isSlow);
  }

  readonly #save = (): void => {
    this.session.save();
    this.draft.save();
  };

  readonly #return = (): void => this.draft.refresh();
}
