import type { Attempts } from './attempts.js';
import type { Knowledge } from './knowledge.js';
import type { Clock, Pace } from './pace.js';
import type { SourceDocument } from './page.js';
import type { SessionTokens } from './session-tokens.js';

export interface AssistantOptions {
  readonly documents: readonly SourceDocument[];
  /** What it calls its documents when it speaks: "the handbook". */
  readonly name?: string;
  /** Where their pages are, seen from the request: `leave.md` is at `{documentsUrl}leave.html`. Default `/documents/`. */
  readonly documentsUrl?: string;
  /** Default: as one reads. */
  readonly pace?: Pace;
  readonly clock?: Clock;
  /** Which keys may ask. Default: any, but no JSON Web Token, which is a session's. */
  readonly isKey?: (key: string) => boolean;
  /** Which tokens of the host `/tokens` exchanges. Default: none. */
  readonly isHostToken?: (token: string) => boolean;
  /** The tokens that `/tokens` gives. Default: they hold five minutes. */
  readonly tokens?: SessionTokens;
}

/** All of it, ready to be asked. */
export interface Assistant extends Required<Omit<AssistantOptions, 'documents'>> {
  readonly knowledge: Knowledge;
  readonly attempts: Attempts;
}

/** What it does at one of the API's endpoints. */
export type Operation = (request: Request, requestId: string, assistant: Assistant) => Promise<Response>;
