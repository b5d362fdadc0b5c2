import type { Chat } from './ui/chat.js';

/** Whoever loads the layout reports that a chunk cannot be loaded. */
export const ignoreReported = (): void => undefined;

/** Creates the chat of an element once, when it is first needed. Calls that come before it is there have their effect in order. */
export class ChatLoader {
  readonly #create: () => Promise<Chat>;
  #chat: Chat | undefined;
  #loading: Promise<Chat> | undefined;
  /** Incremented when calls that still wait must have no effect any more. */
  #cancellations = 0;

  constructor(create: () => Promise<Chat>) {
    this.#create = create;
  }

  /** Undefined before the first `load()` and after one that failed. */
  get loading(): Promise<Chat> | undefined {
    return this.#loading;
  }

  load(): Promise<Chat> {
    return (this.#loading ??= this.#create().then(
      (chat) => (this.#chat = chat),
      (error: unknown) => {
        this.#loading = undefined;
        throw error;
      },
    ));
  }

  /** @returns undefined, if `restart()` was called meanwhile */
  async loadUnlessCancelled(): Promise<Chat | undefined> {
    const cancellations = this.#cancellations;
    const chat = await this.load();
    return cancellations === this.#cancellations ? chat : undefined;
  }

  /** Calls back with the chat: now, or when it has loaded. */
  withChat(use: (chat: Chat) => void): void {
    if (this.#chat) use(this.#chat);
    else void this.loadUnlessCancelled().then((chat) => chat && use(chat), ignoreReported);
  }

  /** What was called before and still waits has no effect. Calls back unless nobody has wanted the chat so far. */
  restart(use: (chat: Chat) => void): void {
    this.#cancellations++;
    if (this.#loading) this.withChat(use);
  }
}
