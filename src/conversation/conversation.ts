/**
 * The floor: what a conversation is, as plain immutable data. Answer events enter through `reduce`,
 * finished messages leave for the screen, for storage and for the next question.
 * Knows no DOM, no network and no dependency.
 */
import type { ChatError } from './errors.js';

export type Role = 'user' | 'assistant';

/**
 * - `waiting`: sent, nothing has come yet; a question: it goes out once the network is back
 * - `streaming`: something has come, more may follow
 * - `done`: the whole answer is here
 * - `stopped`: the reader stopped it
 * - `interrupted`: the connection ended it; what came is kept
 * - `failed`: no text of an answer came; `error` says why
 */
export type MessageStatus = 'waiting' | 'streaming' | 'done' | 'stopped' | 'interrupted' | 'failed';

/** A marker in the text: these sources stand behind what is written before `position`. */
export interface Citation {
  readonly referenceIds: readonly string[];
  /** Offset into the message's `text`, in UTF-16 code units. */
  readonly position: number;
}

export type SourceKind = 'enterprise' | 'web' | 'custom';

/** What a citation points to: a document, a page, a record. Every text in it is untrusted. */
export interface Source {
  /** The ids it answers to: the API's `id` first, then `externalId`. */
  readonly ids: readonly string[];
  readonly kind: SourceKind;
  readonly title: string;
  /** Its footnote's number from 1, given when it is first cited and never changed; absent: found, not cited. */
  readonly number?: number;
  readonly url?: string;
  /** The source app: `confluence`, `googledrive` ... */
  readonly appId?: string;
  readonly subtitle?: string;
  readonly siteName?: string;
  readonly description?: string;
  readonly icon?: string;
  /** `Resource.data`, as it came: never shown, kept for events and exports. */
  readonly data?: Readonly<Record<string, unknown>>;
}

/** `stopped`: the turn ended before the step did. */
export type ActivityStatus = 'running' | 'done' | 'failed' | 'stopped';

/** One step of a tool, as told to the reader: "Searching Confluence for travel policy". */
export interface Activity {
  readonly id: string;
  /** The ids under which the API speaks of its tool: a `ToolCall`'s `id` and `callId`. */
  readonly toolIds: readonly string[];
  /** Empty where only the tool's name is known. */
  readonly label: string;
  readonly toolName?: string;
  /** What the tool was called with, as far as it came: never shown. */
  readonly arguments?: string;
  readonly status: ActivityStatus;
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
  readonly endedAt?: number;
  /** How many sources it found. */
  readonly found?: number;
  /** What a tool of the workspace's own gave, as it came: never shown. */
  readonly custom?: Readonly<Record<string, unknown>>;
}

export interface Message {
  readonly id: string;
  readonly role: Role;
  /** Markdown without footnote marks for an answer, plain text for a question. */
  readonly text: string;
  readonly status: MessageStatus;
  readonly citations: readonly Citation[];
  readonly sources: readonly Source[];
  readonly activities: readonly Activity[];
  /** What the vendor's support asks for. */
  readonly requestId?: string;
  readonly error?: ChatError;
  /** The question goes out again: the attempt that failed, from 1, and when the next one starts. */
  readonly retry?: { readonly attempt: number; readonly at: number; readonly error: ChatError };
  /** Frames of the answer that were no JSON and were passed over. */
  readonly skippedFrames?: number;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

export interface Conversation {
  readonly id: string;
  /** Groups the turns at the API; minted by the client. */
  readonly threadId: string;
  /** The first question, shortened; empty before it. */
  readonly title: string;
  readonly messages: readonly Message[];
}
