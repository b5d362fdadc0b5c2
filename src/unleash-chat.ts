import { html, nothing, type PropertyDeclarations, type PropertyValues } from 'lit';
import { ChatLoader, ignoreReported } from './chat-loader.js';
import type { DiagnoseOptions, Diagnosis } from './compose.js';
import { defineLanguage } from './locale/load-dictionary.js';
import { Localization } from './locale/localization.js';
import type { Conversation, Message } from './conversation/conversation.js';
import { readOptions, type Options } from './options.js';
import { chunk } from './missing-chunk.js';
import { LogOutMark } from './storage/log-out-mark.js';
import { deleteAllEntries, deleteEntry, readEntry, writeEntry } from './storage/stored-entries.js';
import type { Chat } from './ui/chat.js';
import { containTyping } from './ui/contain-typing.js';
import { sentenceOfMissingChunk } from './ui/load.js';
import type { FloatingPanel } from './ui/panel/floating-panel.js';
import { adoptStyles, readoptStyles } from './ui/styles/adopt-styles.js';
import { tokens } from './ui/styles/tokens.js';
import { UnleashChatOptions } from './unleash-chat-options.js';
import { version } from './version.js';

export { defineLanguage } from './locale/load-dictionary.js';
export type { LoadLanguage } from './locale/strings.js';
export type { LanguageStrings } from './locale/strings.js';
// Importing the class also types its events.
export type { UnleashChatEventMap } from './events.js';

const loadChat = chunk(() => import('./create-chat.js'));
const loadFloatingPanel = chunk(() => import('./ui/panel/floating-panel.js'));

/**
 * A chat with your company's Unleash assistant. Answers stream in, with numbered footnotes that lead to their sources.
 *
 * @element unleash-chat
 * @since 0.1.0
 *
 * @fires {UnleashSendEvent} unleash-send - Before a question is sent. `text` is writable; `preventDefault()` keeps the question from being sent.
 * @fires {UnleashAnswerStartEvent} unleash-answer-start - The first text of an answer has arrived.
 * @fires {UnleashAnswerEndEvent} unleash-answer-end - A turn has ended, also after a failure; `message.status` is final.
 * @fires {UnleashErrorEvent} unleash-error - An error has ended a turn; `error` has its kind, cause and request id.
 * @fires {UnleashFeedbackEvent} unleash-feedback - The user rates an answer, adds reasons or a comment, or takes the rating back.
 * @fires {UnleashActionEvent} unleash-action - The user presses one of your `actions` under an answer.
 * @fires {UnleashCitationOpenEvent} unleash-citation-open - The user opens a source; `preventDefault()` keeps the browser from opening it.
 * @fires {UnleashSourceOpenEvent} unleash-source-open - The user opens the text of a source beside the answer; `preventDefault()` keeps it closed.
 * @fires {UnleashLinkOpenEvent} unleash-link-open - The user opens a link in an answer; `preventDefault()` keeps the browser from opening it.
 * @fires {UnleashThreadChangeEvent} unleash-thread-change - The conversation continues in another thread of the API.
 * @fires {UnleashOpenEvent} unleash-open - The panel of a popup or a drawer has opened.
 * @fires {UnleashCloseEvent} unleash-close - The panel of a popup or a drawer has closed. A turn in progress continues.
 *
 * @slot heading - Replaces the heading.
 * @slot launcher-icon - Replaces the icon of the launcher.
 * @slot welcome - Replaces the greeting before the first question.
 * @slot composer-start - Before the text field.
 * @slot composer-end - Between the text field and the send button.
 * @slot source-viewer - Replaces the text of an opened source: a viewer of your own, told by `unleash-source-open`.
 * @slot disclaimer - Replaces the disclaimer below the composer.
 *
 * @csspart launcher - The button that opens a popup or a drawer.
 * @csspart badge - The dot on the launcher while an answer is ready.
 * @csspart frame - The box around the panel of a popup or a drawer, with border, corners and shadow.
 * @csspart resize - The handle that changes the size of a popup or a drawer.
 * @csspart panel - The whole chat.
 * @csspart header - The header with avatar, heading and buttons, which inherit its text colour.
 * @csspart title - The heading in the header.
 * @csspart header-button - Each button in the header.
 * @csspart open-conversations - With `persist="local"`: the button that opens the list of conversations.
 * @csspart conversations - The list of conversations, over the text; in the layout `page`, beside it.
 * @csspart search-conversations - The field that searches in them.
 * @csspart conversation - One conversation of the list.
 * @csspart rename-conversation - The button that renames it.
 * @csspart new-title - The field for its new name.
 * @csspart delete-conversation - The button that deletes it.
 * @csspart delete-all - The button that deletes all of them.
 * @csspart confirm-delete - The button that confirms a deletion.
 * @csspart keep - The button that does not.
 * @csspart close-conversations - The button that closes the list.
 * @csspart not-kept - The message that new turns are not kept on this device.
 * @csspart menu-button - The button that opens the menu of the header.
 * @csspart menu - The opened menu.
 * @csspart menu-item - Each button in it.
 * @csspart keyboard-help - The keyboard help, over the text.
 * @csspart message-keys - The switch in it that turns on the keys for moving between messages.
 * @csspart close-help - The button that closes it.
 * @csspart new-conversation - The button that starts a new conversation.
 * @csspart close - The button that closes a popup or a drawer.
 * @csspart avatar - The picture of the assistant, in the header and above answers.
 * @csspart empty - The greeting and the suggested questions.
 * @csspart greeting - The first line of the greeting.
 * @csspart introduction - The sentence below the greeting.
 * @csspart starter - One suggested question.
 * @csspart suggestion - One suggested follow-up, below the newest answer.
 * @csspart skip-to-field - The button before the transcript that moves the focus to the text field; shown while it has the focus.
 * @csspart transcript - The scrolling area with questions and answers.
 * @csspart message - Each question and each answer.
 * @csspart question - A question.
 * @csspart day - The day of the messages below it, where it differs from the day before.
 * @csspart question-actions - The row at a question: when it was asked, and its buttons.
 * @csspart edit-question - The button that brings a question into the text field, to ask it in other words.
 * @csspart fold-question - The button that shows all of a long question, or less of it.
 * @csspart answer - An answer with its steps and sources.
 * @csspart assistant - Picture and name of the assistant, above an answer.
 * @csspart activity - The line that shows the current step or a summary; it expands to all steps.
 * @csspart step - One step of an activity.
 * @csspart prose - The text of an answer.
 * @csspart heading - A heading in an answer.
 * @csspart link - A link in an answer.
 * @csspart link-host - The host of a link, shown after the link.
 * @csspart image - An image in an answer.
 * @csspart code - A code block.
 * @csspart copy-code - The button that copies a code block.
 * @csspart code-tools - The other buttons of a code block.
 * @csspart wrap-code - The button that wraps its lines, shown while they do not fit.
 * @csspart download-code - The button that downloads it, if it is long.
 * @csspart rendering - In a code block: what a function of `codeRenderers` shows in its place.
 * @csspart show-code - The button that shows the code of such a block.
 * @csspart table - A table, with its scroll container.
 * @csspart sort - The button in the head of a column that sorts the table.
 * @csspart table-tools - The buttons below a table.
 * @csspart copy-table - The button that copies it.
 * @csspart download-table - The button that downloads it as CSV.
 * @csspart plain-text - A section of an answer that is shown as plain text because it could not be rendered safely.
 * @csspart plain-note - The note after such a section.
 * @csspart citations - All markers at one position.
 * @csspart citation - A footnote marker.
 * @csspart citation-card - The card that opens at a marker: the source in full, and the other sources cited there.
 * @csspart passage - In the card: the paragraph of the source that carries the cited statement.
 * @csspart show-source - In the card: the button that opens the source at its passage.
 * @csspart source-reader - The opened text of a source, beside the answer or over it.
 * @csspart source-passages - In the opened source: the way through its passages.
 * @csspart close-source - The button that closes the opened source.
 * @csspart ask-source - The button that restricts the next question to the opened source.
 * @csspart filter - What a question is restricted to: above the field, and at the question.
 * @csspart choose-filters - The button above the field that opens the filters of the API.
 * @csspart filter-choices - The opened filters with their values.
 * @csspart clear-filters - The button that removes all filters above the field.
 * @csspart quote - The button at a selection in an answer or an opened source: quotes it in the field.
 * @csspart answer-actions - The row of buttons under an answer.
 * @csspart answer-action - Each button in this row.
 * @csspart copy-answer - The button that copies an answer with its sources.
 * @csspart helpful - The button that rates an answer as helpful.
 * @csspart not-helpful - The button that rates an answer as not helpful.
 * @csspart ask-again - The button that asks the newest question again.
 * @csspart host-action - Each of your `actions`.
 * @csspart details - The button that shows when an answer was given and its request id.
 * @csspart feedback-form - The form for reasons and a comment on an answer that is not helpful.
 * @csspart sources - The sources of an answer.
 * @csspart source - One entry of the sources.
 * @csspart error - The message about a failure, with a button to try again.
 * @csspart stopped - The message that an answer was stopped, with a button to ask again.
 * @csspart button - A button in one of these messages: try again, ask again, withdraw.
 * @csspart latest - The button that scrolls to the end of the transcript.
 * @csspart footer - The area of the composer and the disclaimer.
 * @csspart composer - The form with the text field and its button.
 * @csspart input - The text field.
 * @csspart editing - The line above the text field while an earlier question is edited.
 * @csspart limit - The line below the text field near the `max-length`: how many characters are left, or too many.
 * @csspart send - The button that sends.
 * @csspart stop - The button that stops an answer.
 * @csspart disclaimer - The text below the composer.
 *
 * @cssprop --unleash-chat-accent - Brand colour. Text in this colour or on it is kept readable automatically.
 * @cssprop --unleash-chat-accent-text - Text on the accent. Default: white or black, whichever has the higher contrast.
 * @cssprop --unleash-chat-text - Text.
 * @cssprop --unleash-chat-text-quiet - Secondary text.
 * @cssprop --unleash-chat-surface - Background of the panel.
 * @cssprop --unleash-chat-surface-raised - Background of the composer and of buttons.
 * @cssprop --unleash-chat-surface-tint - Background of questions, table headers and inline code.
 * @cssprop --unleash-chat-line - Borders and separators.
 * @cssprop --unleash-chat-danger - Colour of errors.
 * @cssprop [--unleash-chat-radius=16px] - Corner radius of the panel. Smaller corners are derived from it.
 * @cssprop [--unleash-chat-font=inherit] - Font family.
 * @cssprop [--unleash-chat-font-size=0.9375em] - Font size of text. `em` refers to the font size set in the user's browser.
 * @cssprop --unleash-chat-font-mono - Font family of code.
 * @cssprop [--unleash-chat-code-line-numbers=0px] - Width of the column of line numbers in finished code, such as `3.5em`. By default, there is none.
 * @cssprop --unleash-chat-code-comment - Colour of comments in code. Each of these has a contrast of at least 4.5 : 1 unless you set it.
 * @cssprop --unleash-chat-code-keyword - Keywords in code, and names of tags.
 * @cssprop --unleash-chat-code-string - Strings in code.
 * @cssprop --unleash-chat-code-number - Numbers and other values in code.
 * @cssprop --unleash-chat-code-name - Names in code where they are defined, and types.
 * @cssprop --unleash-chat-code-property - Properties and attributes in code.
 * @cssprop --unleash-chat-code-meta - Annotations and instructions in code.
 * @cssprop --unleash-chat-code-inserted - Lines that a diff adds.
 * @cssprop --unleash-chat-code-deleted - Lines that a diff removes.
 * @cssprop [--unleash-chat-table-height=min(75vh, 36em)] - Maximum height of a table that is wider than the chat: its head stays in view as it scrolls.
 * @cssprop [--unleash-chat-table-first-column=sticky] - `static`: the first column of such a table scrolls with the others.
 * @cssprop [--unleash-chat-max-height=min(48em, 85dvh)] - Maximum height of the chat, beyond which its transcript scrolls.
 * @cssprop [--unleash-chat-width] - Width of a popup (default: 400px, more with a large font) or a drawer (default: 440px, likewise).
 * @cssprop [--unleash-chat-height=min(max(680px, 40em), 85dvh)] - Maximum height of a popup.
 * @cssprop [--unleash-chat-launcher-inset-block=auto 20px] - Distance of the launcher from the top and bottom of the window (`inset-block`).
 * @cssprop [--unleash-chat-launcher-inset-inline=auto 20px] - Distance of the launcher from the sides where lines start and end (`inset-inline`).
 * @cssprop --unleash-chat-drawer-inset - Set by the widget on `:root` while a drawer pushes the page: the width of the drawer. For what is fixed to the window, such as a header: `inset-inline: 0 var(--unleash-chat-drawer-inset, 0px)`.
 */
export class UnleashChat extends UnleashChatOptions {
  /** Version of the package. */
  static readonly version: string = version;

  /** Adds a language, or replaces one: the function `defineLanguage` of the package, for pages that load the script. */
  static readonly defineLanguage: typeof defineLanguage = defineLanguage;

  static override readonly properties: PropertyDeclarations = {
    chat: { state: true },
    failure: { state: true },
    floatingPanel: { state: true },
  };

  private chat: Chat | undefined = undefined;
  private failure: unknown;
  readonly #options: Options<UnleashChat> = readOptions<UnleashChat>(this);
  readonly #localization = new Localization(this, this.#options);
  private floatingPanel: FloatingPanel | undefined;
  readonly #loader = new ChatLoader(() => this.#createChat());
  /** Endpoint, assistant and user that the conversation belongs to. */
  #owner = '';
  #user = '';

  constructor() {
    super();
    const hasContent = (): boolean =>
      this.draft !== '' || this.conversation.messages.length > 0 || this.chat?.filterBar?.inForce[0] !== undefined;
    this.addController(new LogOutMark(hasContent, () => this.#forget()));
  }

  /** The current conversation. Its messages have text, status, citations, sources, activities and request ids. */
  get conversation(): Conversation {
    return this.chat?.session.conversation ?? { id: '', threadId: this.#options.threadId, title: '', messages: [] };
  }

  /**
   * Asks a question. During an answer, one question is queued; a second one is rejected with kind `busy`.
   * @returns the answer once its turn has ended: `status` is `done`, `stopped`, `interrupted` or `failed`, with the reason in
   * `error`; undefined if a listener of `unleash-send` prevented it
   * @throws {ChatFailure} `busy`, if a question is already waiting; `bad-request`, if `text` is not a string
   */
  async send(text: string): Promise<Message | undefined> {
    const chat = this.#current ?? (await this.#loader.loadUnlessCancelled());
    return chat ? chat.send(text) : this.chat!.cancelled();
  }

  /** Stops the current answer. The text so far is kept. */
  stop(): void {
    if (this.#loader.loading) this.#loader.withChat((chat) => chat.session.stop());
  }

  /**
   * Asks the newest question again, in a new thread.
   * @returns the new answer once its turn has ended; undefined if there is no question or an answer is in progress
   */
  async retry(): Promise<Message | undefined> {
    return (this.#current ?? (await this.#loader.loadUnlessCancelled()))?.retry();
  }

  /** Starts a new conversation. An answer in progress is stopped. */
  newConversation(): void {
    this.#loader.withChat((chat) => chat.newConversation());
  }

  /**
   * Exports the conversation. `markdown`: a document with its sources, sanitised like the chat. `json`: data for
   * `loadConversation`. Neither contains a token.
   */
  async exportConversation(format: 'markdown' | 'json'): Promise<string> {
    return (this.chat ?? (await this.#loader.load())).export(format);
  }

  /**
   * Continues an exported conversation, given as JSON text or parsed. An answer in progress is stopped. The data is validated,
   * and damaged messages are left out. Of several calls, the last one wins.
   * @throws {ChatFailure} `bad-request`, if it is not an exported conversation or has another version
   */
  async loadConversation(data: unknown): Promise<void> {
    return (this.#current ?? (await this.#loader.loadUnlessCancelled()))?.load(data);
  }

  /**
   * Ends the conversation, clears the draft, and deletes all conversations that widgets have stored in this tab and on this
   * device. Call it at log-out. When it returns, nothing of them can be read any more, also if the chat was never opened.
   */
  forget(): void {
    deleteAllEntries();
    this.#forget();
  }

  /**
   * Asks a short question and reports the result: whether the endpoint can be reached, accepts the credentials and streams the
   * answer. Also prints the report to the console.
   * @returns the report, with a verdict and advice
   */
  async diagnose(options?: DiagnoseOptions): Promise<Diagnosis> {
    const { diagnose } = await loadChat();
    return diagnose(this.#options, { messages: this.conversation.messages, ...options });
  }

  /** Opens the panel of a popup or a drawer and focuses its text field. */
  show(): void {
    this.open = true;
    if (!this.#isFloating) return;
    const focused = this.#loadFloatingPanel().then((panel) => this.updateComplete.then(() => panel.focusIn()));
    focused.catch(ignoreReported);
  }

  /** Closes the panel of a popup or a drawer. An answer in progress continues; the launcher shows when it is ready. */
  hide(): void {
    this.open = false;
  }

  /** Opens or closes the panel of a popup or a drawer. */
  toggle(): void {
    if (this.open) this.hide();
    else this.show();
  }

  /** Focuses the text field, or the launcher if the panel is closed. */
  override focus(options?: FocusOptions): void {
    const focused =
      this.#isFloating && !this.open
        ? this.#loadFloatingPanel().then((panel) => panel.focusLauncher(options))
        : this.#loader.load().then((chat) => chat.focus(options));
    focused.catch(ignoreReported);
  }

  /** Called when the element is moved into another document. */
  protected adoptedCallback(): void {
    readoptStyles(this.renderRoot);
  }

  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    const root = super.createRenderRoot();
    adoptStyles(root, [tokens]);
    return root;
  }

  protected override firstUpdated(): void {
    containTyping(this);
    this.#loadLayout();
  }

  /** Another endpoint or assistant does not know the conversation, another user may not see it. */
  protected override willUpdate(changed: PropertyValues<this>): void {
    const { endpoint, assistantId, persistKey } = this.#options;
    const owner = [endpoint, assistantId, persistKey].join('\n');
    if (owner === this.#owner) return;
    this.#owner = owner;
    // While a user is not known yet, the draft may already be theirs.
    if (this.#user && this.#user !== persistKey) this.#setDraft(changed.has('draft') ? this.draft : '');
    this.#user = persistKey;
    if (!this.chat) this.draft ||= readEntry(this.#earlyDraft) ?? '';
    this.chat?.session.save();
    this.chat?.restore();
  }

  protected override updated(changed: PropertyValues<this>): void {
    // A text that the host sets in a closed panel is meant for this page.
    if (changed.has('draft') && !this.chat && this.open) this.#keepEarlyDraft();
    if (changed.has('layout')) this.#loadLayout();
    if (changed.has('look') || changed.has('density')) this.chat?.loadLook();
  }

  /** Also waits until code that is being loaded has rendered. */
  protected override async getUpdateComplete(): Promise<boolean> {
    await super.getUpdateComplete();
    if (this.#isFloating) await this.#loadFloatingPanel().catch(() => undefined);
    await super.getUpdateComplete();
    await this.#loader.loading?.catch(() => undefined);
    this.chat?.flush();
    return super.getUpdateComplete();
  }

  protected override render(): unknown {
    const chat =
      this.chat?.render() ??
      (this.failure ? html`<p role="alert">${sentenceOfMissingChunk(this.failure, this.#localization.strings)}</p>` : nothing);
    return this.#isFloating ? this.floatingPanel?.render(this.chat && chat) : chat;
  }

  get #isFloating(): boolean {
    const { layout } = this.#options;
    return layout === 'popup' || layout === 'drawer';
  }

  /** The entry of what is typed before the chat is loaded, which then keeps it. It may fail to load until the next page. */
  get #earlyDraft(): string {
    return `early:${this.#owner}`;
  }

  #keepEarlyDraft(): void {
    if (this.draft && this.#options.persist !== 'none') writeEntry(this.#earlyDraft, this.draft);
    else deleteEntry(this.#earlyDraft);
  }

  /** Loads the chat; for a popup or a drawer only the floating panel with its launcher, which loads the chat on demand. */
  #loadLayout(): void {
    (this.#isFloating ? this.#loadFloatingPanel() : this.#loader.load()).catch((error: unknown) => {
      this.failure = error;
      console.error('[unleash-chat] The chat could not be loaded.', error);
    });
  }

  #forget(): void {
    this.#setDraft('');
    this.#loader.restart((chat) => chat.restore());
  }

  /** Nothing of the draft before comes back. */
  #setDraft(draft: string): void {
    this.chat?.draft.clear();
    this.draft = draft;
  }

  async #loadFloatingPanel(): Promise<FloatingPanel> {
    const { FloatingPanel } = await loadFloatingPanel();
    // It needs the shadow root, which the first update in a page creates.
    await super.getUpdateComplete();
    return (this.floatingPanel ??= new FloatingPanel(this, this.#options, this.#localization, () => this.#loader.load()));
  }

  /** The chat, once it has loaded, for the options that were assigned just before. */
  get #current(): Chat | undefined {
    if (this.chat) this.performUpdate();
    return this.chat;
  }

  async #createChat(): Promise<Chat> {
    const [{ createChat }] = await Promise.all([loadChat(), this.#localization.ready]);
    // The first update creates the shadow root that adopts the styles.
    await super.getUpdateComplete();
    const owner = this.#owner;
    const chat = await createChat(this, this.#options, this.#localization, (status) => this.floatingPanel?.showOutcome(status));
    this.chat = chat;
    deleteEntry(this.#earlyDraft);
    if (owner !== this.#owner) chat.restore();
    chat.draft.restore();
    return chat;
  }
}
