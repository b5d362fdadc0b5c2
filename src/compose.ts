/**
 * Composition root: settings of the element enter, a session leaves. The only file that selects the element's storage and
 * transport. The transport is loaded when the user starts to type, not before.
 * It must not know the UI.
 */
import { newConversation } from './conversation/conversation.js';
import { ChatSession, type Connection, type SessionSettings } from './session/chat-session.js';
import type { ConversationStorage } from './storage/conversation-storage.js';
import { SessionConversationStorage } from './storage/session-storage.js';
import { readEntry, writeEntry } from './storage/stored-entries.js';
import type { Diagnosis, DiagnoseOptions } from './transport/diagnosis.js';
import type { HttpSettings } from './transport/http-settings.js';
import { chunk } from './missing-chunk.js';
import type { ReadContent, WidgetTransport } from './transport/create-transport.js';
import type { Transport } from './transport/transport.js';

export type { GetToken } from './auth/token-settings.js';
export type { Diagnosis, DiagnoseOptions } from './transport/diagnosis.js';
export type { HeadersSource } from './transport/http-settings.js';
export type { SearchFilters } from './wire/fields.js';

/** Settings of the element. `threadId` and `persist` are read once; the others whenever they are used. */
export interface ChatSettings extends HttpSettings, SessionSettings {
  readonly endpoint: string;
  readonly threadId: string;
  /** Default: `session`. */
  readonly persist?: 'session' | 'local' | 'none' | undefined;
  /** With `local`: days after which a conversation that was not continued is deleted; absent or 0: never. */
  readonly keepDays?: number | undefined;
  readonly persistKey?: string | undefined;
}

export interface Composed {
  readonly session: ChatSession;
  readonly readContent: ReadContent;
  readonly loadFilterReader: WidgetTransport['loadFilterReader'];
  /** What a user has chosen, kept for the tab. */
  readonly choices: { read(name: string): string | undefined; write(name: string, choice: string): void };
}

/** Creates the session, with the stored conversation if there is one. */
export async function compose(settings: ChatSettings): Promise<Composed> {
  const { threadId } = settings;
  const storage = await createStorage(settings);
  const stored = await storage?.load();
  // The host's thread id takes precedence over a stored conversation of another thread.
  const initial = stored && (!threadId || threadId === stored.threadId) ? stored : newConversation();
  const conversation = threadId ? { ...initial, threadId } : initial;
  const load = chunk(async () => (await import('./transport/create-transport.js')).createTransport(settings));
  return {
    session: new ChatSession(lazyTransport(load), settings, connection, conversation, storage),
    readContent: async (id, signal) => (await load()).readContent(id, signal),
    loadFilterReader: async () => (await load()).loadFilterReader(),
    choices: {
      read: (name) => readEntry(name) ?? undefined,
      write(name, choice) {
        if (settings.persist !== 'none') writeEntry(name, choice);
      },
    },
  };
}

async function createStorage(settings: ChatSettings): Promise<ConversationStorage | undefined> {
  const keyOf = (): string => storageKey(settings);
  if (settings.persist === 'none') return undefined;
  if (settings.persist !== 'local') return new SessionConversationStorage(keyOf);
  const { createDeviceStorage } = await import('./storage/device/create-device-storage.js');
  return createDeviceStorage(keyOf, settings);
}

/** Conversations are stored separately for each endpoint, assistant and `persistKey` (usually the user's id). */
function storageKey({ endpoint, assistantId, persistKey }: ChatSettings): string {
  return [endpoint, assistantId, persistKey].map((part) => encodeURIComponent(part ?? '')).join(':');
}

/** Sends a short question and reports the result: in the console as a table, and as data. */
export async function diagnose(settings: ChatSettings, options?: DiagnoseOptions): Promise<Diagnosis> {
  return (await import('./transport/diagnose.js')).diagnose(settings, options);
}

/** A transport whose code is loaded when it is first used. */
function lazyTransport(load: () => Promise<Transport>): Transport {
  return {
    async *ask(question, signal) {
      yield* (await load()).ask(question, signal);
    },
    prepare: () => void load().catch(() => undefined),
  };
}

const connection: Connection = {
  whenBack(callback) {
    addEventListener('online', callback, { once: true });
    return () => removeEventListener('online', callback);
  },
};
