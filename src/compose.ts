/** From what the host set on the element to a session. What the first question needs is loaded with it, not before. */
import { newConversation } from './conversation/conversation.js';
import { ChatSession, type Connection, type SessionSettings } from './session/chat-session.js';
import { noStorage } from './storage/no-storage.js';
import { SessionConversationStorage } from './storage/session-storage.js';
import type { Diagnosis, DiagnoseOptions } from './transport/diagnosis.js';
import type { HttpSettings } from './transport/http-settings.js';
import { missingPart } from './transport/missing-part.js';
import type { Transport } from './transport/transport.js';

export type { GetToken } from './auth/token-settings.js';
export type { Diagnosis, DiagnoseOptions } from './transport/diagnosis.js';
export type { HeadersSource } from './transport/http-settings.js';
export type { SearchFilters } from './wire/fields.js';

export interface ChatSettings extends HttpSettings, SessionSettings {
  readonly endpoint: string;
  readonly threadId: string;
  /** Default `session`. */
  readonly persist?: 'session' | 'none' | undefined;
  readonly persistKey?: string | undefined;
}

export async function compose(settings: ChatSettings): Promise<ChatSession> {
  const { threadId } = settings;
  const storage = settings.persist === 'none' ? noStorage : new SessionConversationStorage(() => storageKey(settings));
  const kept = await storage.load();
  // A thread that the host names is gone on with, also where another one was kept.
  const fresh = kept && (!threadId || threadId === kept.threadId) ? kept : newConversation();
  const conversation = threadId ? { ...fresh, threadId } : fresh;
  return new ChatSession(loadedTransport(settings), settings, conversation, connection, storage);
}

/** What one endpoint, assistant or person was asked is no business of another's. */
function storageKey({ endpoint, assistantId, persistKey }: ChatSettings): string {
  // Frameworks empty with null what they do not set.
  return [endpoint, assistantId, persistKey].map((part) => encodeURIComponent(part ?? '')).join(':');
}

/** Sends a short question and reports how it fared: in the console as a table, and as data. */
export async function diagnose(settings: ChatSettings, options?: DiagnoseOptions): Promise<Diagnosis> {
  return (await import('./transport/diagnose.js')).diagnose(settings, options);
}

function loadedTransport(settings: ChatSettings): Transport {
  let loading: Promise<Transport> | undefined;
  const load = (): Promise<Transport> =>
    (loading ??= import('./transport/create-transport.js').then(
      ({ createTransport }) => createTransport(settings),
      (error: unknown) => {
        loading = undefined;
        throw missingPart(error);
      },
    ));
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
