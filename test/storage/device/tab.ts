/** The session of a page with `persist="local"`, without an interface. Tests load this module in frames that stand for tabs. */
import type { AnswerEvent } from '../../../src/conversation/answer-event.js';
import type { Conversation, Message } from '../../../src/conversation/conversation.js';
import { ChatFailure } from '../../../src/conversation/errors.js';
import { ChatSession } from '../../../src/session/chat-session.js';
import { createDeviceStorage } from '../../../src/storage/device/create-device-storage.js';
import type { DeviceConversationStorage } from '../../../src/storage/device/device-storage.js';
import { deleteAllEntries } from '../../../src/storage/stored-entries.js';
import type { Question, Transport } from '../../../src/transport/transport.js';
import type { AskingContext } from '../../../src/ui/asking/asking-context.js';
import { Editing } from '../../../src/ui/asking/editing.js';
import { Draft } from '../../../src/ui/draft.js';
import { openConversation } from '../../../src/ui/conversations/open-conversation.js';

type Step = readonly AnswerEvent[] | ChatFailure | undefined;

/** A service that sends what the test tells it to, to the question that it was asked last. */
class Service implements Transport {
  isOnline = true;
  /** The last question, with its thread. */
  asked: Question | undefined;
  #steps: Step[] = [];
  #wake = (): void => undefined;

  async *ask(question: Question, signal: AbortSignal): AsyncGenerator<readonly AnswerEvent[]> {
    this.asked = question;
    if (!this.isOnline) throw new ChatFailure({ kind: 'offline', cause: 'The browser is offline.' });
    this.#steps = [];
    for (;;) {
      while (this.#steps.length === 0)
        await new Promise<void>((resolve, reject) => {
          this.#wake = resolve;
          signal.addEventListener('abort', () => reject(signal.reason as Error));
        });
      const step = this.#steps.shift();
      if (step instanceof ChatFailure) throw step;
      if (!step) return;
      yield step;
    }
  }

  /** @param step events; an error; undefined: the end of the answer */
  send(step: Step): void {
    this.#steps.push(step);
    this.#wake();
  }
}

/** A page in a tab. */
export class PageSession {
  readonly service = new Service();
  readonly session: ChatSession;
  readonly storage: DeviceConversationStorage;
  /** Operations of the library that have begun, and those that have not ended. */
  begun = 0;
  pending = 0;
  /** Without a field: its text is not part of a session. */
  readonly #editing: Editing;
  /** The id of the question that is edited. */
  #editedId = '';
  readonly #settings: { persistKey: string };
  readonly #unfollow: () => void;
  readonly #backOnline = new Set<() => void>();

  private constructor(storage: DeviceConversationStorage, settings: { persistKey: string }, stored: Conversation | undefined) {
    this.storage = storage;
    this.#settings = settings;
    const connection = {
      whenBack: (callback: () => void) => (this.#backOnline.add(callback), () => void this.#backOnline.delete(callback)),
    };
    this.session = new ChatSession(this.service, { historyLimit: 0 }, connection, stored, storage);
    const options = { draft: '' } as AskingContext['options'];
    const context: Pick<AskingContext, 'session' | 'options' | 'draft' | 'filterBar' | 'fillDraft'> = {
      session: this.session,
      options,
      draft: new Draft(options, this.session),
      filterBar: undefined,
      fillDraft: () => Promise.resolve(),
    };
    this.#editing = new Editing(context as AskingContext, () => undefined);
    // As rendering does, which comes later.
    this.session.subscribe(() => setTimeout(() => this.#editing.observe()));
    const { library } = storage;
    library.write = this.#counted(library.write.bind(library));
    library.delete = this.#counted(library.delete.bind(library));
    this.#unfollow = this.session.followStorage();
  }

  static async open(persistKey = 'mina', keepDays = 90): Promise<PageSession> {
    const settings = { persistKey, keepDays };
    const storage = createDeviceStorage(() => `key:${settings.persistKey}`, settings);
    return new PageSession(storage, settings, await storage.load());
  }

  #counted<Given extends readonly unknown[], Result>(action: (...given: Given) => Promise<Result>) {
    return async (...given: Given): Promise<Result> => {
      this.begun++;
      this.pending++;
      try {
        return await action(...given);
      } finally {
        this.pending--;
      }
    };
  }

  /** Another user logs in, and the page stays. */
  changeUser(persistKey: string): void {
    this.#settings.persistKey = persistKey;
    this.session.save();
    this.session.restore();
  }

  /** The page goes away: what it has begun to write may be written, nothing else. */
  close(): void {
    this.session.save();
    this.#unfollow();
    this.storage.library.write = () => new Promise<never>(() => undefined);
  }

  setOnline(isOnline: boolean): void {
    this.service.isOnline = isOnline;
    if (isOnline) for (const callback of [...this.#backOnline]) (this.#backOnline.delete(callback), callback());
  }

  receive(text: string): void {
    this.service.send([{ type: 'text', text }]);
  }

  fail(): void {
    this.service.send(new ChatFailure({ kind: 'network', cause: 'The connection was lost.' }));
  }

  async show(id: string): Promise<void> {
    await openConversation(this.session, this.storage.library, id);
  }

  /** Puts an earlier question into the field. */
  edit(question: Message): void {
    this.#editing.toggle(question);
    this.#editedId = question.id;
  }

  get editedId(): string | undefined {
    return this.#editing.edit && this.#editedId;
  }

  /** Sends what is in the field, as the chat does: in place of the question that is edited, if there is one. */
  submit(text: string): Promise<Message> {
    return (this.#editing.edit ?? this.session).send(text);
  }

  forget(): void {
    deleteAllEntries();
    this.session.forget();
  }
}

/** What tests find in the window of a frame. */
export interface TabWindow extends Window, Pick<typeof globalThis, 'Storage' | 'IDBObjectStore'> {
  readonly PageSession: typeof PageSession;
}

/** Frames of one tab share its `sessionStorage`: each gets one of its own, as tabs have. */
function ownSessionStorage(): object {
  const entries: Record<string, string> = Object.create(null) as Record<string, string>;
  const methods = {
    getItem: (key: string) => entries[key] ?? null,
    setItem: (key: string, value: string) => void (entries[key] = value),
    removeItem: (key: string) => void Reflect.deleteProperty(entries, key),
    clear: () => Object.keys(entries).forEach((key) => Reflect.deleteProperty(entries, key)),
  };
  // `Object.keys(sessionStorage)` lists the entries.
  return new Proxy(methods, {
    ownKeys: () => Object.keys(entries),
    getOwnPropertyDescriptor: (_, key) => ({ configurable: true, enumerable: true, value: entries[String(key)] }),
    get: (_, key) => Reflect.get(methods, key) ?? entries[String(key)],
  });
}

Object.defineProperty(globalThis, 'sessionStorage', { value: ownSessionStorage() });
Object.assign(globalThis, { PageSession });
