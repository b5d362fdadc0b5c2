import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import type { DiagnoseOptions, Diagnosis, GetToken, HeadersSource, SearchFilters } from './compose.js';
import { Localization } from './locale/localization.js';
import type { StringOverrides } from './locale/strings.js';
import type { Conversation, Message } from './conversation/conversation.js';
import type { Chat } from './ui/chat.js';
import type { Overlay } from './ui/overlay/overlay.js';
import { tokens } from './ui/styles/tokens.js';

/**
 * Ask your company's Unleash assistant and read the answer, with its sources at numbered footnotes, while it arrives.
 *
 * @element unleash-chat
 *
 * @fires {UnleashSendEvent} unleash-send - A question is about to be sent; `text` may be changed, `preventDefault()` keeps it from being sent.
 * @fires {UnleashAnswerStartEvent} unleash-answer-start - The first text of an answer has come.
 * @fires {UnleashAnswerEndEvent} unleash-answer-end - A turn has ended; `message.status` says how.
 * @fires {UnleashErrorEvent} unleash-error - A turn has failed or was cut off; `error` holds its kind, cause and request id.
 * @fires {UnleashCitationOpenEvent} unleash-citation-open - A footnote or a source is followed; `preventDefault()` keeps the browser from opening it.
 * @fires {UnleashLinkOpenEvent} unleash-link-open - A link of an answer is followed; `preventDefault()` keeps the browser from opening it.
 * @fires {UnleashThreadChangeEvent} unleash-thread-change - The conversation goes on in another thread of the API.
 * @fires {UnleashOpenEvent} unleash-open - The panel of a popup or a drawer has opened.
 * @fires {UnleashCloseEvent} unleash-close - The panel of a popup or a drawer has closed; an answer under way goes on.
 *
 * @slot heading - Takes the place of the heading.
 * @slot launcher-icon - Takes the place of the launcher's glyph.
 * @slot welcome - Takes the place of the greeting before the first question.
 * @slot composer-start - Before the text field.
 * @slot composer-end - Between the text field and the send button.
 * @slot disclaimer - Takes the place of the text under the composer.
 *
 * @csspart launcher - The button that opens a popup or a drawer.
 * @csspart badge - The dot on it: an answer is ready.
 * @csspart frame - What holds the panel of a popup or a drawer: its border, corners and shadow.
 * @csspart resize - The handle that changes the size of a popup or a drawer.
 * @csspart panel - The whole chat.
 * @csspart header - Holds picture, heading and buttons, which are drawn in its colour.
 * @csspart title - The heading in it.
 * @csspart header-button - Each button in it.
 * @csspart new-conversation - The one that begins a new conversation.
 * @csspart close - The one that closes a popup or a drawer.
 * @csspart avatar - The picture of the assistant, in the header and above answers.
 * @csspart empty - The greeting and the suggested questions.
 * @csspart greeting - The first line of the greeting.
 * @csspart introduction - The sentence below it.
 * @csspart starter - One suggested question.
 * @csspart transcript - The questions and answers; it scrolls.
 * @csspart message - A question or an answer.
 * @csspart question - What was asked.
 * @csspart answer - An answer with its steps and sources.
 * @csspart assistant - Picture and name of the assistant, above an answer.
 * @csspart activity - The line that says what is being searched, with the steps that it unfolds.
 * @csspart step - One of the steps.
 * @csspart prose - The text of an answer.
 * @csspart heading - A heading of an answer.
 * @csspart link - A link of an answer.
 * @csspart link-host - Where it leads, said behind it.
 * @csspart image - A picture of an answer.
 * @csspart code - A block of code.
 * @csspart copy-code - The button that copies it.
 * @csspart table - A table, with what scrolls it.
 * @csspart plain-text - A part of an answer that could not be rendered safely.
 * @csspart plain-note - Says so behind it.
 * @csspart citations - The footnotes of one place.
 * @csspart citation - A footnote's marker.
 * @csspart citation-card - Opens at a marker: the source in full, with the others of the same place.
 * @csspart sources - The sources of an answer.
 * @csspart source - One row of them.
 * @csspart error - What went wrong, with the button to try again.
 * @csspart stopped - Says that an answer was stopped, with the button to ask again.
 * @csspart button - The button in either: try again, ask again, withdraw.
 * @csspart latest - The button that leads to the end of the transcript.
 * @csspart footer - Holds the composer and what stands below it.
 * @csspart composer - The field that holds the text and the button.
 * @csspart input - The text field.
 * @csspart send - The button that sends.
 * @csspart stop - The button that stops an answer.
 * @csspart disclaimer - The text under the composer.
 *
 * @cssprop --unleash-chat-accent - The one colour to brand it with; what is written in it or on it stays readable by itself.
 * @cssprop --unleash-chat-accent-text - Text on the accent: by default white or black, whichever is read better.
 * @cssprop --unleash-chat-text - Text.
 * @cssprop --unleash-chat-text-quiet - Text of second rank.
 * @cssprop --unleash-chat-surface - The panel.
 * @cssprop --unleash-chat-surface-raised - What stands out from the panel: composer, buttons.
 * @cssprop --unleash-chat-surface-tint - Questions, table heads, inline code.
 * @cssprop --unleash-chat-line - Hairlines and borders.
 * @cssprop --unleash-chat-danger - The mark of an error.
 * @cssprop [--unleash-chat-radius=16px] - The panel's corners; the others follow.
 * @cssprop [--unleash-chat-font=inherit] - The font family.
 * @cssprop [--unleash-chat-font-size=0.9375em] - The size of running text; `em` is the reader's own size.
 * @cssprop --unleash-chat-font-mono - The font family of code.
 * @cssprop [--unleash-chat-max-height=min(48em, 85dvh)] - How far the chat grows before its transcript scrolls.
 * @cssprop [--unleash-chat-width] - How wide a popup (400px) or a drawer (440px) is.
 * @cssprop [--unleash-chat-height=min(680px, 85dvh)] - How high a popup is.
 * @cssprop [--unleash-chat-launcher-inset-block=auto 20px] - Where the launcher stands: from the window's top and bottom.
 * @cssprop [--unleash-chat-launcher-inset-inline=auto 20px] - Where the launcher stands: from the sides where lines begin and end.
 */
export class UnleashChat extends LitElement {
  static override readonly styles = [
    css`
      :host {
        display: block;
      }

      :host([hidden]) {
        display: none !important;
      }
    `,
    tokens,
  ];

  static override readonly properties = {
    endpoint: {},
    tokenEndpoint: { attribute: 'token-endpoint' },
    getToken: { attribute: false },
    token: { attribute: false },
    embedId: { attribute: 'embed-id' },
    apiVersion: { attribute: 'api-version' },
    filters: { attribute: false },
    assistantId: { attribute: 'assistant-id' },
    threadId: { attribute: 'thread-id' },
    instructions: { attribute: false },
    historyLimit: { attribute: 'history-limit', type: Number },
    headers: { attribute: false },
    credentials: {},
    fetch: { attribute: false },
    firstByteTimeout: { attribute: 'first-byte-timeout', type: Number },
    idleTimeout: { attribute: 'idle-timeout', type: Number },
    persist: {},
    persistKey: { attribute: 'persist-key' },
    layout: { reflect: true, useDefault: true },
    open: { type: Boolean, reflect: true },
    push: { type: Boolean },
    heading: {},
    placeholder: {},
    assistantName: { attribute: 'assistant-name' },
    assistantAvatar: { attribute: 'assistant-avatar' },
    starters: { attribute: false },
    disclaimer: {},
    draft: { attribute: false },
    theme: { reflect: true },
    look: { reflect: true, useDefault: true },
    density: { reflect: true, useDefault: true },
    strings: { attribute: false },
    imageOrigins: { attribute: 'image-origins' },
    chat: { state: true },
    isUnavailable: { state: true },
    overlay: { state: true },
  };

  /**
   * Base address: of your proxy, or with a token of the Unleash API (then by default `https://e-api.unleash.so`). The API's
   * own paths (`/chats/v2` ...) are appended to it.
   */
  endpoint = '';

  /** A URL of yours that gives a short-lived token to a POST: `{ token, expiresAt? }` or the bare token. */
  tokenEndpoint = '';

  /** Gives a short-lived token when one is due. */
  getToken: GetToken | undefined = undefined;

  /** A short-lived token that you hold already. Never an API key, and never an attribute. */
  token: string | undefined = undefined;

  /** The token so obtained is your own: it is exchanged at `/tokens` for a session token of this embed. */
  embedId = '';

  /** The version of the chat API. */
  apiVersion: 'v1' | 'v2' = 'v2';

  /** What is searched, by the fields of the API's `SearchFilters`: with `api-version="v1"`. */
  filters: SearchFilters | undefined = undefined;

  /** The assistant to ask; without it, the workspace's default assistant. */
  assistantId = '';

  /** The thread of the API to go on with; without it, one is minted. Where it went on since: `conversation.threadId`. */
  threadId = '';

  /** What the assistant is told before the conversation, as a System message. */
  instructions = '';

  /** How much of the conversation is sent along, in characters; 0: the newest question only. */
  historyLimit = 24_000;

  /** Extra request headers, or a function that gives them: a CSRF token, say. */
  headers: HeadersSource | undefined = undefined;

  /** Whether cookies are sent to the endpoint: the `credentials` of fetch. */
  credentials: RequestCredentials = 'same-origin';

  /** A fetch of your own. */
  fetch: typeof globalThis.fetch | undefined = undefined;

  /** Seconds until an answer must have begun; 0: no limit. */
  firstByteTimeout = 120;

  /** Seconds that an answer may be silent; 0: no limit. */
  idleTimeout = 120;

  /**
   * Whether the conversation goes on on the next page: `session` keeps it for this tab, `none` not at all. Kept apart by
   * endpoint, assistant and `persist-key`.
   */
  persist: 'session' | 'none' = 'session';

  /** Keeps the conversations of several people apart: the user's id, say. */
  persistKey = '';

  /**
   * `inline`: in its place on the page. `popup`: a launcher in the corner, the panel beside it. `drawer`: a panel at the
   * page's side. `page`: fills the window, or what a flex column leaves of it.
   */
  layout: 'inline' | 'popup' | 'drawer' | 'page' = 'inline';

  /** Whether the panel of a popup or a drawer is open. */
  open = false;

  /** An open drawer makes a wide page narrower, rather than cover it. */
  push = false;

  /** The heading above the conversation; none, if empty. */
  heading = '';

  /** What the empty text field says. */
  placeholder = '';

  /** The assistant's name: in the greeting, in the header where there is no heading, and above answers where there is a picture. */
  assistantName = '';

  /** The address of a picture of the assistant, for the header and above each answer. Without it there is none. */
  assistantAvatar = '';

  /** Suggested first questions. */
  starters: readonly string[] = [];

  /** A line under the composer: that answers can be wrong, say. */
  disclaimer = '';

  /** The text in the composer, to prefill or read. */
  draft = '';

  /** `auto` follows the page's own `color-scheme`. */
  theme: 'auto' | 'light' | 'dark' = 'auto';

  /**
   * `default`: a quiet reading room. `paper`: set like a book, in serifs, with rules in place of boxes. `bubbles`: questions and
   * answers in round bubbles, as in a messenger. Its styles are loaded with it; tokens and parts change each of them.
   */
  look: 'default' | 'paper' | 'bubbles' = 'default';

  /** `compact`: smaller type and less space, for many words in little room. */
  density: 'comfortable' | 'compact' = 'comfortable';

  /** Texts of your own, over those of the language: `{ send: 'Ask', errors: { offline: '…' } }`. Another object, not a changed one, is seen. */
  strings: StringOverrides | undefined = undefined;

  /** Space-separated origins that images of an answer may load from; default none. */
  imageOrigins = '';

  private chat: Chat | undefined = undefined;
  private isUnavailable = false;
  readonly #localization = new Localization(this);
  private overlay: Overlay | undefined;
  #loading: Promise<Chat> | undefined;
  #loadingOverlay: Promise<Overlay> | undefined;

  /** The conversation so far: its messages with their text, status, citations, sources, activities and request ids. */
  get conversation(): Conversation {
    return this.chat?.session.store.conversation ?? { id: '', threadId: this.threadId, title: '', messages: [] };
  }

  /**
   * Asks a question. While an answer streams, one question waits its turn; another is refused.
   * @returns the answer, once its turn has ended (done, stopped, interrupted or failed: `status` and `error` say so);
   * nothing, where a listener of `unleash-send` prevented it
   * @throws {ChatFailure} with kind `busy`, when a question waits already
   */
  async send(text: string): Promise<Message | undefined> {
    return (await this.#load()).send(text);
  }

  /** Ends the answer under way; what came of it stays. */
  stop(): void {
    this.chat?.session.stop();
  }

  /** Asks the newest question again, in a new thread. @returns the new answer, once its turn has ended */
  async retry(): Promise<Message | undefined> {
    return (await this.#load()).retry();
  }

  /** Leaves the conversation and begins an empty one. */
  newConversation(): void {
    this.chat?.session.newConversation();
  }

  /**
   * The conversation to keep or to read elsewhere: `markdown` is a document with its sources, safe as the screen is; `json` is
   * what `loadConversation` takes. Neither holds a token.
   */
  async exportConversation(format: 'markdown' | 'json'): Promise<string> {
    return (await this.#load()).export(format);
  }

  /**
   * Goes on with an exported conversation, its JSON text or what it parses to. An answer under way is stopped first. Whoever
   * wrote it: what is damaged is left out.
   * @throws {ChatFailure} with kind `bad-request`, when it is no exported conversation or one of a newer version
   */
  async loadConversation(data: unknown): Promise<void> {
    return (await this.#load()).load(data);
  }

  /** Ends the conversation and leaves nothing of it behind: for a log-out. */
  forget(): void {
    void this.#load().then((chat) => chat.session.forget());
  }

  /**
   * Asks a short question and reports how it fared: whether the endpoint is reached, credentials are accepted, and the
   * answer arrives in pieces. Shown in the console as a table.
   * @returns the report, with a verdict and what to do
   */
  async diagnose(options?: DiagnoseOptions): Promise<Diagnosis> {
    const { diagnose } = await import('./compose.js');
    return diagnose(this, { assistantId: this.assistantId, messages: this.conversation.messages, ...options });
  }

  /** Opens the panel of a popup or a drawer, and puts the cursor into its text field. */
  show(): void {
    this.open = true;
    if (this.isFloating) void this.#loadOverlay().then((overlay) => this.updateComplete.then(() => overlay.focusIn()));
  }

  /** Closes the panel of a popup or a drawer. An answer under way goes on; the launcher tells when it is ready. */
  hide(): void {
    this.open = false;
  }

  /** Opens the panel of a popup or a drawer, or closes it. */
  toggle(): void {
    if (this.open) this.hide();
    else this.show();
  }

  /** Puts the cursor into the text field; with a closed panel, the focus onto the launcher. */
  override focus(options?: FocusOptions): void {
    if (this.isFloating && !this.open) void this.#loadOverlay().then((overlay) => overlay.focusLauncher(options));
    else void this.#load().then((chat) => chat.focus(options));
  }

  protected override firstUpdated(): void {
    this.#begin();
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('layout')) this.#begin();
    if (this.#loading && (changed.has('look') || changed.has('density'))) void this.#dress();
    // Another assistant knows nothing of what was said to this one.
    const moved = [changed.get('endpoint'), changed.get('assistantId')].some((before) => before !== undefined);
    if (moved && this.conversation.messages.length > 0) this.newConversation();
  }

  protected override async getUpdateComplete(): Promise<boolean> {
    await super.getUpdateComplete();
    await this.#loadingOverlay?.catch(() => undefined);
    await super.getUpdateComplete();
    await this.#loading?.catch(() => undefined);
    this.chat?.flush();
    return super.getUpdateComplete();
  }

  protected override render(): unknown {
    const chat =
      this.chat?.render() ?? (this.isUnavailable ? html`<p role="alert">${this.#localization.strings.unavailable}</p>` : nothing);
    return this.isFloating ? this.overlay?.render(this.chat && chat) : chat;
  }

  private get isFloating(): boolean {
    return this.layout === 'popup' || this.layout === 'drawer';
  }

  /** In the page, the chat is there at once; over it, first what opens it. */
  #begin(): void {
    (this.isFloating ? this.#loadOverlay() : this.#load()).catch((error: unknown) => {
      this.isUnavailable = true;
      console.error('[unleash-chat] The chat could not be loaded.', error);
    });
  }

  #loadOverlay(): Promise<Overlay> {
    this.#loadingOverlay ??= import('./ui/overlay/overlay.js').then(
      ({ Overlay }) => (this.overlay = new Overlay(this, this.#localization, () => this.#load())),
    );
    return this.#loadingOverlay;
  }

  /** Most pages want what is here already. A look that does not come keeps nobody from asking. */
  async #dress(): Promise<void> {
    if (this.look !== 'default' || this.density !== 'comfortable')
      await import('./ui/dress-host.js').then(({ dressHost }) => dressHost(this)).catch(console.error);
  }

  #load(): Promise<Chat> {
    this.#loading ??= Promise.all([import('./ui/chat.js'), import('./compose.js'), this.#localization.ready]).then(
      async ([{ Chat }, { compose }]) => {
        // The first render makes the root that the chat puts its styles into; nothing is shown in another language or look first.
        const [session] = await Promise.all([compose(this), super.getUpdateComplete().then(() => this.#dress())]);
        return (this.chat = new Chat(this, session, this.#localization));
      },
      (error: unknown) => {
        this.#loading = undefined;
        throw error;
      },
    );
    return this.#loading;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'unleash-chat': UnleashChat;
  }
}
