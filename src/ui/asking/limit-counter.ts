import { html, nothing, type TemplateResult } from 'lit';
import type { AskingStrings } from '../../locale/strings.js';
import { charactersLeft } from '../characters-left.js';
import type { ChatOptions } from '../chat-host.js';

/** Characters that are left when it is announced for the second time. */
const last = 20;

/** How many characters are left, or too many. Announced when it comes near, at the last characters and beyond, not with each key. */
export class LimitCounter {
  readonly #options: Pick<ChatOptions, 'draft' | 'maxLength'>;
  readonly #announce: (text: string) => void;
  #announced: 'far' | 'near' | 'last' | 'beyond' = 'far';

  constructor(options: Pick<ChatOptions, 'draft' | 'maxLength'>, announce: (text: string) => void) {
    this.#options = options;
    this.#announce = announce;
  }

  template(strings: AskingStrings): TemplateResult | typeof nothing {
    if (!this.#isNear) return nothing;
    return html`<p id="limit" class="limit ${this.#left < 0 ? 'beyond' : ''}" part="limit">${this.#text(strings)}</p>`;
  }

  /**
   * Call it after each update.
   * @param isRefused the text was to be sent, and is too long
   */
  announce(strings: AskingStrings, isRefused = false): void {
    const state = this.#left < 0 ? 'beyond' : !this.#isNear ? 'far' : this.#left <= last ? 'last' : 'near';
    const isNew = state !== this.#announced && state !== 'far';
    this.#announced = state;
    if (isNew || (isRefused && state === 'beyond')) this.#announce(this.#text(strings));
  }

  #text({ charactersLeft, charactersBeyond }: AskingStrings): string {
    return this.#left < 0 ? charactersBeyond(-this.#left) : charactersLeft(this.#left);
  }

  /** In the last tenth, and the last 100 characters at least. Not before something is typed. */
  get #isNear(): boolean {
    const { draft, maxLength } = this.#options;
    return draft !== '' && this.#left <= Math.max(100, maxLength / 10);
  }

  get #left(): number {
    return charactersLeft(this.#options);
  }
}
