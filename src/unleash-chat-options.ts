import { LitElement, type PropertyDeclarations } from 'lit';
import type { GetToken, HeadersSource, SearchFilters } from './compose.js';
import type { AnswerAction } from './events.js';
import type { StringOverrides } from './locale/strings.js';
import type { CodeRenderers } from './markdown/rendering/code-renderers.js';
import { optionsOfElement } from './options.js';

/**
 * The options of the element with their defaults, one field each. How they are declared and checked is in options.ts; what the
 * element does with them, in unleash-chat.ts.
 */
export abstract class UnleashChatOptions extends LitElement {
  static override readonly properties: PropertyDeclarations = optionsOfElement as PropertyDeclarations;

  /**
   * Base URL of your proxy, or of the Unleash API if there is a token (default then: `https://e-api.unleash.so`). The paths of
   * the API (`/chats/v2` ...) are appended to it. A change switches to the conversation that is stored for it, or to a new one.
   */
  endpoint = '';

  /** A URL of your site. A `POST` to it returns a short-lived token: `{ token, expiresAt? }` or the token alone. */
  tokenEndpoint = '';

  /** Returns a short-lived token. Called whenever one is due, and takes precedence over `token-endpoint`. */
  getToken: GetToken | undefined = undefined;

  /** A short-lived token that you already have. Never an API key; never an attribute. */
  token: string | undefined = undefined;

  /** Id of an embed. If set, the token is your own and is exchanged at `/tokens` for a session token of this embed. */
  embedId = '';

  /** Version of the chat API. */
  apiVersion: 'v1' | 'v2' = 'v2';

  /** Search filters: the fields of `SearchFilters` in the API. Only with `api-version="v1"`. Users can only restrict further. */
  filters: SearchFilters | undefined = undefined;

  /**
   * Id of the assistant; if empty, the workspace's default assistant. A change switches the conversation, as with `endpoint`.
   */
  assistantId = '';

  /**
   * Id of an API thread to continue, read when the chat loads; if empty, a new one. The current one is `conversation.threadId`.
   */
  threadId = '';

  /** Instructions for the assistant, sent as a System message before the conversation. */
  instructions = '';

  /** How many characters of the conversation are sent with each question; 0: the question only. */
  historyLimit = 24_000;

  /** Additional request headers, such as a CSRF token, or a function that returns them. Also sent to the token endpoint. */
  headers: HeadersSource | undefined = undefined;

  /** The `credentials` option of `fetch`: whether cookies are sent to the endpoint. */
  credentials: RequestCredentials = 'same-origin';

  /** Replaces the global `fetch`. */
  fetch: typeof globalThis.fetch | undefined = undefined;

  /** Seconds to wait for the first byte of an answer; 0: no limit. */
  firstByteTimeout = 120;

  /** Seconds to wait for further data of an answer; 0: no limit. */
  idleTimeout = 120;

  /**
   * `session`: the conversation is stored and continues on the next page in the same tab, separately for each endpoint, assistant
   * and `persist-key`. `local`: conversations are kept on this device, with a list of them; needs `persist-key`, and is as
   * `session` without it. `none`: nothing is stored. Read when the chat loads.
   */
  persist: 'session' | 'local' | 'none' = 'session';

  /**
   * Separates the stored conversations of several users: set it to the user's id. A change switches to the conversation of that
   * user, and clears the draft of the previous one.
   */
  persistKey = '';

  /** With `persist="local"`: a conversation that was not continued for so many days is deleted from this device; 0: never. */
  keepDays = 90;

  /**
   * `inline`: part of the page. `popup`: a launcher in the corner that opens a panel. `drawer`: a panel at the side of the page.
   * `page`: fills the window, or the remaining space of a flex column.
   */
  layout: 'inline' | 'popup' | 'drawer' | 'page' = 'inline';

  /** Whether the panel of a popup or a drawer is open. */
  open = false;

  /** On a wide page, an open drawer narrows the page instead of covering it. */
  push = false;

  /** Heading above the conversation; none if empty. */
  heading = '';

  /**
   * Level of the heading, 1 to 6. The headings of questions follow below it, or have this level where the chat shows no heading;
   * those of answers and their sources follow below the questions.
   */
  headingLevel = 2;

  /** Placeholder of the text field. */
  placeholder = '';

  /**
   * The longest question that people can send, in characters as JavaScript counts them (UTF-16 code units, as the API and the
   * proxy do); 0: any. A longer text stays in the field, which says by how much it is too long. `send()` is not limited.
   */
  maxLength = 0;

  /**
   * Name of the assistant: in the greeting, above answers if there is an avatar, and in the header if `heading` is empty and the
   * chat is a popup, a drawer or has an avatar.
   */
  assistantName = '';

  /**
   * Language in which the assistant answers, as a BCP 47 tag such as `fr-CA`, for screen readers and fonts. If empty, an answer
   * has the language that its script makes certain (Hebrew, Thai, Japanese, Korean ...), else that of the page.
   */
  answerLanguage = '';

  /** URL of a picture of the assistant for the header and above each answer; none if empty. */
  assistantAvatar = '';

  /** Suggested first questions. */
  starters: readonly string[] = [];

  /** Suggested follow-ups, below the newest answer. One that is pressed fills the text field; it is never sent by itself. */
  suggestions: readonly string[] = [];

  /** Your own buttons under each answer: `[{ name: 'ticket', label: 'Create a ticket' }]`. Pressing one dispatches `unleash-action`. */
  actions: readonly AnswerAction[] = [];

  /**
   * Whether answers can be rated as helpful or not, with reasons and a comment. Ratings are dispatched as `unleash-feedback`: set
   * this if you listen. The widget sends them nowhere.
   */
  feedback = false;

  /** A line below the composer, for example that answers can be wrong. */
  disclaimer = '';

  /** The text in the composer, to prefill or read. */
  draft = '';

  /** Colours. `auto` follows the `color-scheme` of the page. */
  theme: 'auto' | 'light' | 'dark' = 'auto';

  /**
   * `default`: calm, made for reading. `paper`: like a book, with a serif typeface and lines instead of boxes. `bubbles`:
   * questions and answers in round bubbles, as in a messenger. Custom properties and `::part` apply to all of them.
   */
  look: 'default' | 'paper' | 'bubbles' = 'default';

  /** `compact`: smaller type and spacing. */
  density: 'comfortable' | 'compact' = 'comfortable';

  /**
   * Whether keys move between messages: F6 from the conversation to the text field and back, the arrow keys, Home and End from
   * message to message. Off by default, because browsers use these keys. Users can turn them on and off in the keyboard help.
   */
  messageKeys = false;

  /**
   * Replaces texts of the dictionary: `{ send: 'Ask', errors: { offline: '…' } }`. Compared by identity: assign a new object to
   * update.
   */
  strings: StringOverrides | undefined = undefined;

  /**
   * Functions that show finished code blocks as something else, by their language: `{ mermaid: (text, element, { signal, theme,
   * language }) => … }`. The element is a child of this one, so the styles and libraries of the page apply to it. The code stays
   * behind a button, and is shown if the function throws or rejects. The text is a model's: never take it for HTML or for code to
   * run. Read when a block is finished.
   */
  codeRenderers: CodeRenderers | undefined = undefined;

  /** Space-separated origins from which images in answers may be loaded. Other images are shown as links. */
  imageOrigins = '';

  /**
   * Whether a citation shows the passage that carries it. The text of a source is asked for when somebody points at, focuses or
   * opens a citation of it, and is kept in memory alone. `off`: nothing is asked for; cards show
   * title, app and place of the source, and the description of a web page.
   */
  sourcePassages: 'on' | 'off' = 'on';

  /**
   * What screen readers are told of an answer. `sentences`: its steps, each sentence once it is complete, and the end. `end`: that
   * it is on its way, and that it is complete. `off`: nothing; announce it yourself at `unleash-answer-end`. Failures, and the
   * outcome of what users do, such as "Copied", are always told.
   */
  announce: 'sentences' | 'end' | 'off' = 'sentences';
}
