/**
 * The conversations that are kept on this device: what is listed, searched, renamed and deleted (this file), the list
 * (list-template.ts) and one entry of it (entry-template.ts).
 */
import { nothing, type ReactiveController, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import type { Conversation, ConversationSummary } from '../../conversation/conversation.js';
import { conversationEnglish } from '../../locale/conversation-texts.js';
import type { Localization } from '../../locale/localization.js';
import { withEnglish } from '../../locale/strings.js';
import type { ChatSession } from '../../session/chat-session.js';
import type { ConversationLibrary } from '../../storage/conversation-library.js';
import type { ChatHost, ChatOptions } from '../chat-host.js';
import type { Announcer } from '../transcript/announcer.js';
import { joined, type Draft } from '../draft.js';
import { isComposing } from '../composing.js';
import { containKey } from '../contain-typing.js';
import { adoptStyles } from '../styles/adopt-styles.js';
import type { ConversationsView } from './conversations-view.js';
import { conversationStyles } from './conversation-styles.js';
import { listTemplate, openButtonTemplate, problemTemplate } from './list-template.js';
import type { ConversationTexts, ListTask } from './list-view.js';
import { openConversation } from './open-conversation.js';

/** Entries that are rendered at first, and added when the list is scrolled to its end. */
const pageSize = 60;

/** What the chat is for the list. */
export interface ConversationsContext {
  readonly host: ChatHost;
  readonly options: ChatOptions;
  readonly session: ChatSession;
  readonly localization: Localization;
  readonly announcer: Announcer;
  readonly draft: Draft;
}

export class Conversations implements ReactiveController, ConversationsView {
  readonly #context: ConversationsContext;
  readonly #library: ConversationLibrary;
  /** Whose conversations are listed. */
  #scope: string | undefined;
  #isOpen = false;
  #query = '';
  #entries: readonly ConversationSummary[] = [];
  #shown = pageSize;
  #task: ListTask = { kind: 'none' };
  /** Incremented with each search, of which the last one counts. */
  #searches = 0;
  /** The query whose result was announced. */
  #announced = '';
  /** The conversation that the text in the field belongs to. */
  #current: Conversation;
  #unwatch = (): void => undefined;

  constructor(context: ConversationsContext, library: ConversationLibrary) {
    this.#context = context;
    this.#library = library;
    this.#current = context.session.conversation;
    const { host } = context;
    adoptStyles(host.renderRoot, [conversationStyles]);
    host.renderRoot.addEventListener('focusin', this.#leave);
    context.session.subscribe(() => this.#changeDraft());
    host.addController(this);
  }

  hostConnected(): void {
    this.#unwatch = this.#library.watch(() => void this.#load());
    void this.#load();
  }

  hostDisconnected(): void {
    this.#unwatch();
  }

  /** What one user has listed and searched for is not shown to another. */
  hostUpdate(): void {
    const { scope } = this.#library;
    if (scope === this.#scope) return;
    // Somebody has logged out in another page. Here, the element clears the field itself.
    if (this.#scope !== undefined && this.#library.isForgotten(this.#scope)) this.#context.draft.clear();
    this.#scope = scope;
    // What has the focus now may be removed.
    if (this.#task.kind !== 'none') this.#element?.focus();
    this.#entries = [];
    this.#query = this.#announced = '';
    this.#task = { kind: 'none' };
    void this.#load();
  }

  openButton(): TemplateResult | typeof nothing {
    return this.#isAvailable ? openButtonTemplate(this.#texts, this.#isOpen, this.#toggle) : nothing;
  }

  problem(): TemplateResult | typeof nothing {
    const { problem } = this.#library;
    return problem && this.#context.session.conversation.messages[0] ? problemTemplate(this.#texts, problem) : nothing;
  }

  /** Beside the text, it is rendered with each frame of an answer: behind a guard on what it shows. */
  render(level: number): unknown {
    if (!this.#isAvailable || (!this.#isOpen && !this.#isBeside)) return nothing;
    const { options, session, localization } = this.#context;
    const texts = [localization.strings, options.strings, options.keepDays, level, localization.contentLanguage];
    const list = [this.#entries, this.#shown, this.#query, this.#task, this.#isOpen];
    const state = [session.conversation.id, this.#library.problem];
    return guard([...texts, ...list, ...state], () => this.#template(level));
  }

  #template(level: number): TemplateResult {
    const { options, session, localization } = this.#context;
    return listTemplate({
      strings: this.#texts,
      contentLanguage: localization.contentLanguage,
      level,
      isOpen: this.#isOpen,
      query: this.#query,
      entries: this.#entries.slice(0, this.#shown),
      count: this.#entries.length,
      current: session.conversation.id,
      keepDays: options.keepDays,
      problem: this.#library.problem,
      task: this.#task,
      actions: {
        search: this.#search,
        showMore: this.#showMore,
        close: this.#close,
        open: (id) => void this.#open(id),
        begin: this.#begin,
        rename: (id, title, isByKey) => void this.#rename(id, title, isByKey),
        confirm: () => void this.#delete(),
        handleKey: this.#handleKey,
        handleFocusOut: this.#handleFocusOut,
      },
    });
  }

  get #texts(): ConversationTexts {
    return withEnglish(this.#context.localization.strings, conversationEnglish, this.#context.options.strings);
  }

  get #isAvailable(): boolean {
    return this.#library.isOn;
  }

  /** There is room for the list beside the text; its styles decide whether there is enough. */
  get #isBeside(): boolean {
    return this.#context.options.layout === 'page';
  }

  get #element(): HTMLElement | null {
    return this.#context.host.renderRoot.querySelector('.conversations');
  }

  /** Whether the list covers the text. Beside it, it is in no layer of its own. */
  get #isOver(): boolean {
    return this.#element !== null && getComputedStyle(this.#element).zIndex !== 'auto';
  }

  /**
   * Each conversation has a draft of its own; those without a message share one. What is kept with the conversation before stays
   * there, and what is not goes on with this one.
   */
  #changeDraft(): void {
    const { session, options, draft } = this.#context;
    const placeOf = ({ id, messages }: Conversation): string => (messages[0] ? id : '');
    const before = this.#current;
    const now = (this.#current = session.conversation);
    if (placeOf(now) === placeOf(before)) return;
    if (now.id !== before.id && draft.text === session.readDraft(before)) draft.clear();
    else draft.take(before);
    const typed = options.draft;
    draft.restore();
    if (!now.messages[0] && typed) options.draft = joined(typed, session.readDraft());
  }

  async #load(): Promise<void> {
    const search = ++this.#searches;
    const library = this.#library;
    const entries = await (this.#query === '' ? library.list() : library.search(this.#query));
    if (search !== this.#searches) return;
    this.#entries = this.#inPlace(entries);
    if (this.#query !== this.#announced && this.#query !== '') {
      const { foundConversations, noneFound } = this.#texts;
      this.#context.announcer.announce(entries[0] ? foundConversations(entries.length) : noneFound);
    }
    this.#announced = this.#query;
    this.#context.host.requestUpdate();
  }

  /** While an entry has the focus, those that are listed keep the times that they are sorted by: what is moved loses the focus. */
  #inPlace(entries: readonly ConversationSummary[]): readonly ConversationSummary[] {
    if (!this.#element?.querySelector('.entry:focus-within')) return entries;
    const times = new Map(this.#entries.map(({ id, at }) => [id, at]));
    return entries.map((entry) => ({ ...entry, at: times.get(entry.id) ?? entry.at })).sort((a, b) => b.at - a.at);
  }

  readonly #toggle = (): void => {
    if (this.#isOpen) return this.#close();
    this.#isOpen = true;
    void this.#load();
    void this.#focus('close-conversations');
  };

  readonly #close = (): void => {
    const { host } = this.#context;
    const button = host.renderRoot.querySelector<HTMLElement>('.open-conversations');
    if (this.#element?.matches(':focus-within')) button?.focus();
    this.#isOpen = false;
    this.#task = { kind: 'none' };
    host.requestUpdate();
  };

  readonly #search = (query: string): void => {
    this.#query = query;
    this.#shown = pageSize;
    this.#task = { kind: 'none' };
    void this.#load();
  };

  readonly #showMore = (): void => {
    if (this.#shown >= this.#entries.length) return;
    this.#shown += pageSize;
    this.#context.host.requestUpdate();
  };

  async #open(id: string): Promise<void> {
    const { host, session, announcer, draft } = this.#context;
    draft.save();
    if (!(await openConversation(session, this.#library, id))) return announcer.announce(this.#texts.conversationGone);
    // An empty transcript cannot have the focus.
    host.requestUpdate();
    await host.updateComplete;
    // Where it is read. A focused field would open the keyboard of a phone.
    host.renderRoot.querySelector<HTMLElement>('.transcript')?.focus({ preventScroll: true });
    announcer.announce(this.#texts.opened(session.conversation.title));
    this.#isOpen = false;
    host.requestUpdate();
  }

  readonly #begin = (task: ListTask): void => {
    const before = this.#task;
    this.#task = task;
    if (task.kind === 'none') void this.#focusAfter(before);
    else void this.#focus(task.kind === 'rename' ? 'new-title' : 'keep');
  };

  async #rename(id: string, title: string, isByKey: boolean): Promise<void> {
    const name = title.trim();
    const task = this.#task;
    if (task.kind !== 'rename' || task.id !== id) return;
    if (isByKey) this.#begin({ kind: 'none' });
    else this.#task = { kind: 'none' };
    this.#context.host.requestUpdate();
    if (name !== '' && name !== task.title) await this.#library.rename(id, name);
  }

  async #delete(): Promise<void> {
    const task = this.#task;
    const library = this.#library;
    this.#element?.focus();
    this.#task = { kind: 'none' };
    const index = task.kind === 'delete' ? this.#entries.findIndex(({ id }) => id === task.id) : 0;
    const isDone = await (task.kind === 'delete' ? library.delete(task.id) : library.deleteAll());
    await this.#load();
    if (isDone) this.#context.announcer.announce(this.#texts.deleted);
    // To what has taken its place. A focused field would open the keyboard of a phone.
    const next = this.#entries[index] ?? this.#entries[index - 1];
    if (next) await this.#focusAfter({ kind: 'delete', id: next.id });
  }

  /** Back to where the task was begun. */
  async #focusAfter(task: ListTask): Promise<void> {
    if (task.kind === 'delete-all') return this.#focus('delete-all');
    if (task.kind !== 'none') return this.#focus('conversation', `[data-id="${CSS.escape(task.id)}"] `);
  }

  async #focus(part: string, within = ''): Promise<void> {
    // What has the focus now may be replaced.
    if (this.#element?.matches(':focus-within')) this.#element.focus();
    this.#context.host.requestUpdate();
    await this.#context.host.updateComplete;
    const { renderRoot } = this.#context.host;
    const target = renderRoot.querySelector<HTMLElement>(`${within}[part~="${part}"]`);
    target?.focus();
    // With the question that it answers.
    target?.closest('.entry')?.scrollIntoView({ block: 'nearest' });
    if (target instanceof HTMLInputElement) target.select();
  }

  /** What has the focus must be seen. */
  readonly #leave = (event: Event): void => {
    const target = event.target as Element;
    if (this.#isOpen && !target.closest('.conversations, .header') && this.#isOver) this.#close();
  };

  /** Lists the entries in their order again, once moving them takes the focus from none. */
  readonly #handleFocusOut = ({ currentTarget, relatedTarget }: FocusEvent): void => {
    if (!(currentTarget as Element).contains(relatedTarget as Node | null)) void this.#load();
  };

  /** Escape ends one thing at a time: a task, the search, the list. */
  readonly #handleKey = (event: KeyboardEvent): void => {
    // Held, it would press what has got the focus since.
    if (event.key === 'Enter' && event.repeat) event.preventDefault();
    if (event.key !== 'Escape' || event.defaultPrevented || isComposing(event)) return;
    if (this.#task.kind !== 'none') this.#begin({ kind: 'none' });
    else if (this.#query !== '') this.#search('');
    else if (this.#isOver) this.#close();
    else return;
    event.preventDefault();
    containKey(event);
  };
}
