import { html, nothing, type TemplateResult } from 'lit';
import type { AskingStrings } from '../../locale/strings.js';
import type { ChatSession } from '../../session/chat-session.js';
import type { ScrollFollower } from '../transcript/scroll-follower.js';

/** What is new at the end of the transcript since the reader has scrolled away from it. */
export class NewAnswers {
  readonly #session: ChatSession;
  readonly #follower: ScrollFollower;
  /** Ids of the answers that were complete when the reader was at the end. */
  #seen: ReadonlySet<string> = new Set();

  constructor(session: ChatSession, follower: ScrollFollower) {
    this.#session = session;
    this.#follower = follower;
    this.#see();
  }

  /** Call it before each update. */
  observe(): void {
    if (!this.#follower.isAway) this.#see();
  }

  /** For the button that scrolls to the end. */
  template({ answerBelow, newAnswers }: AskingStrings): TemplateResult | typeof nothing {
    const count = this.#complete.filter((id) => !this.#seen.has(id)).length;
    const isAnswering = this.#session.state.kind === 'answering' || this.#session.state.kind === 'queued';
    if (!isAnswering && count === 0) return nothing;
    return html`<span class="news">${isAnswering ? answerBelow : newAnswers(count)}</span>`;
  }

  #see(): void {
    this.#seen = new Set(this.#complete);
  }

  get #complete(): readonly string[] {
    return this.#session.conversation.messages
      .filter(({ role, status }) => role === 'assistant' && status !== 'waiting' && status !== 'streaming')
      .map(({ id }) => id);
  }
}
