/**
 * The data model: a conversation as plain, immutable data. Answer events enter through `reduce`; messages leave for
 * rendering, for storage and for the next request.
 * This layer must not know the DOM, the network or any dependency.
 */
import type { ChatError } from './errors.js';
import { mintId } from './identifier.js';

export type Role = 'user' | 'assistant';

/**
 * - `waiting`: an answer without text so far, or a question that is sent once the network is back
 * - `streaming`: text has arrived, more may follow
 * - `done`: complete
 * - `stopped`: ended by the user or by leaving the conversation
 * - `interrupted`: ended early by an error, or because the widget or its page was closed; the text so far is kept
 * - `failed`: ended by an error before any text arrived; `error` has the reason
 */
export type MessageStatus = 'waiting' | 'streaming' | 'done' | 'stopped' | 'interrupted' | 'failed';

/** A position in the text and the ids of the sources that support the text before it. */
export interface Citation {
  readonly referenceIds: readonly string[];
  /** Offset into the message's `text`, in UTF-16 code units. */
  readonly position: number;
}

export type SourceKind = 'enterprise' | 'web' | 'custom';

/** A document, page or record that a citation refers to. All of its text is untrusted. */
export interface Source {
  /** All ids by which citations may refer to it: the API's `id` first, then `externalId`. */
  readonly ids: readonly string[];
  readonly kind: SourceKind;
  readonly title: string;
  /** Footnote number from 1, assigned once the source is known and cited, and never changed. Absent: not cited. */
  readonly number?: number;
  readonly url?: string;
  /** The source app: `confluence`, `googledrive` ... */
  readonly appId?: string;
  /** What it is in that app, unchanged from `Resource.type` of the API: `page`, `issue` ... Never rendered. */
  readonly type?: string;
  readonly subtitle?: string;
  readonly siteName?: string;
  readonly description?: string;
  readonly icon?: string;
  /** `Resource.data` of the API, unchanged. Never rendered; available to event listeners and exports. */
  readonly data?: Readonly<Record<string, unknown>>;
}

/** `stopped`: the turn ended before the step did. */
export type ActivityStatus = 'running' | 'done' | 'failed' | 'stopped';

/** One step of a tool, as shown to the reader: "Searching Confluence for travel policy". */
export interface Activity {
  readonly id: string;
  /** Ids of the tool call in the API: `id` and `callId` of a `ToolCall`. */
  readonly toolIds: readonly string[];
  /** Empty while only the tool's name is known. */
  readonly label: string;
  readonly toolName?: string;
  /** Arguments of the tool call received so far. Never rendered. */
  readonly arguments?: string;
  readonly status: ActivityStatus;
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
  /** Milliseconds since the epoch. */
  readonly endedAt?: number;
  /** Number of sources found. */
  readonly found?: number;
  /** Result of one of the workspace's own tools, unchanged. Never rendered. */
  readonly custom?: Readonly<Record<string, unknown>>;
}

/**
 * What a question is restricted to: a filter of the search, and what people read in place of its value. Several of one name let
 * through resources with any of the values.
 */
export interface QuestionFilter {
  /** Of `SearchFilters` in the API: `resourceId`, `appId` ... */
  readonly name: string;
  /** Of filters that compare a time: as `Date.toISOString()` writes it. */
  readonly value: string;
  /** The title of the source, the name of the app, the day (`2026-02-26`) ... Untrusted. */
  readonly label: string;
}

/** Why an answer is not helpful. */
export const feedbackReasons = ['incorrect', 'incomplete', 'outdated', 'wrong-sources'] as const;
export type FeedbackReason = (typeof feedbackReasons)[number];

/** What a reader thinks of an answer. */
export interface Feedback {
  readonly rating: 'helpful' | 'not-helpful';
  /** Absent: none was chosen. */
  readonly reasons?: readonly FeedbackReason[];
  /** In the reader's own words; absent: nothing was written. */
  readonly comment?: string;
}

export interface Message {
  readonly id: string;
  readonly role: Role;
  /** An answer: Markdown without footnote markers. A question: plain text. */
  readonly text: string;
  readonly status: MessageStatus;
  /** Of a question: what it was restricted to; absent: nothing beside the filters of the host. */
  readonly filters?: readonly QuestionFilter[];
  readonly citations: readonly Citation[];
  /**
   * How often text and citations were replaced by others that do not continue them; absent: never. As long as it stays the
   * same, both only grow at their ends.
   */
  readonly revision?: number;
  readonly sources: readonly Source[];
  readonly activities: readonly Activity[];
  /** The API's id of the request, which the vendor's support asks for. */
  readonly requestId?: string;
  /** Of an answer: what the reader thinks of it; absent: not rated. */
  readonly feedback?: Feedback | undefined;
  readonly error?: ChatError;
  /**
   * Set while a failed request waits to be repeated: the number of the failed attempt, from 1, its error, and when the next
   * attempt starts, in milliseconds since the epoch.
   */
  readonly retry?: { readonly attempt: number; readonly at: number; readonly error: ChatError };
  /** Number of payloads that were skipped because they were not JSON. */
  readonly skippedPayloads?: number;
  /** When the message was created, in milliseconds since the epoch. */
  readonly at: number;
}

export interface Conversation {
  readonly id: string;
  /** Groups the turns of the conversation in the API. Created by the client; the service may replace it. */
  readonly threadId: string;
  /** The first question, shortened; empty before it. */
  readonly title: string;
  readonly messages: readonly Message[];
}

/** A conversation in a list. */
export interface ConversationSummary {
  readonly id: string;
  /** Untrusted: others may have written it. */
  readonly title: string;
  /** When it was continued last, in milliseconds since the epoch. */
  readonly at: number;
}

/**
 * Why conversations are not kept on the device at present:
 * - `unavailable`: the browser has no database for this page, or refuses it
 * - `full`: the device has no room left; what was kept before stays
 * - `newer`: a newer version of the widget has written the database
 */
export type LibraryProblem = 'unavailable' | 'full' | 'newer';

export function newConversation(): Conversation {
  return { id: mintId(), threadId: mintId(), title: '', messages: [] };
}

/** @param now milliseconds since the epoch */
export function newMessage(role: Role, text: string, now: number): Message {
  const status = role === 'user' ? 'done' : 'waiting';
  return { id: mintId(), role, text, status, citations: [], sources: [], activities: [], at: now };
}

/** @param now milliseconds since the epoch */
export function newQuestion(text: string, filters: readonly QuestionFilter[] | undefined, now: number): Message {
  const question = newMessage('user', text, now);
  return filters?.[0] ? { ...question, filters } : question;
}

/** The title of a conversation that begins with this question. */
export function titleOf(question: string): string {
  return question.trim().replace(/\s+/g, ' ').slice(0, 80);
}
