import type { Clock, Pace } from './api/pace.js';
import type { SessionTokens } from './api/tokens.js';
import type { Attempts } from './faults/faults.js';
import type { Knowledge } from './knowledge.js';

export interface AssistantOptions {
  readonly knowledge: Knowledge;
  /** How answers refer to the documents. Default `the documents`. */
  readonly name?: string;
  /** Base URL of the documents' pages, relative to the request: `leave.md` is at `{documentsUrl}leave.html`. Default `/documents/`. */
  readonly documentsUrl?: string;
  /** Default: about the speed of reading. */
  readonly pace?: Pace;
  /** Default: real time. */
  readonly clock?: Clock;
  /** Whether a bearer token is a valid API key. Default: anything that does not look like a JSON Web Token. */
  readonly isKey?: (key: string) => boolean;
  /** Whether `/tokens` accepts a token of the host. Default: never. */
  readonly isHostToken?: (token: string) => boolean;
  /** Issues the tokens of `/tokens`. Default lifetime: five minutes. */
  readonly tokens?: SessionTokens;
}

/** The options with their defaults, and the state that requests share. */
export interface Assistant extends Required<AssistantOptions> {
  readonly attempts: Attempts;
}

/** Implements one endpoint of the API. */
export type Operation = (request: Request, requestId: string, assistant: Assistant) => Promise<Response>;
