import type { EndpointName } from '../wire/endpoints.js';
import type { MessageRole } from '../wire/fields.js';
import type { Connection } from './connection.js';
import type { LimitOptions } from './limits.js';

export type MaybePromise<Value> = Value | Promise<Value>;

/**
 * Says who asks: the email address or account id that the host has verified. Undefined or an empty string refuses the
 * request with 401.
 */
export type Identify = (request: Request, connection: Connection) => MaybePromise<string | undefined>;

/** All times are in seconds. An unknown option, or one that is present but undefined, is an error at start. */
export interface ProxyOptions {
  /** The Unleash API key, or a function that returns it, called for each request. The key is never sent to the browser. */
  readonly apiKey: string | (() => MaybePromise<string>);
  /**
   * Who asks, sent as `unleash-account`. Must be said:
   * - a function of the request, such as `trustedHeader()`, `verifiedJwt()` or one of your own;
   * - a string: everybody asks as this account;
   * - `false`: requests carry no account, and everybody has the permissions of the key's creator.
   */
  readonly account: string | false | Identify;
  /** Base URL of the API. Default `https://e-api.unleash.so`; for a private tenant `https://app.TENANT.unleash.so/e-api`. */
  readonly baseUrl?: string;
  /** Accepts a `baseUrl` with `http:` on another machine: the key is then readable on the network. Default false. */
  readonly allowInsecureUpstream?: boolean;
  /** Id of the only assistant that can be asked; replaces the one in the request. */
  readonly assistantId?: string;
  /** Id of the assistant for requests that name none. Default: the default assistant of the workspace. */
  readonly defaultAssistantId?: string;
  /** A System message that is sent before the messages of each question. */
  readonly instructions?: string;
  /**
   * Roles that messages of the browser may have. Default `User` and `Assistant`: the widget sends the conversation so far.
   * Allow `System` if you use the widget's `instructions`.
   */
  readonly roles?: readonly MessageRole[];
  /** The endpoints of the API that can be called. Default: all. */
  readonly endpoints?: readonly EndpointName[];
  /** The path the proxy is mounted under, such as `/unleash`. Default: any; only the end of the path is matched. */
  readonly prefix?: string;
  /**
   * Decides whether a request may proceed, before its body is read. `false` refuses it with 401; a `Response` is sent
   * as it is. Must not read the body of the request.
   */
  readonly authorize?: (request: Request) => MaybePromise<boolean | Response>;
  /** Origins of other sites whose pages may send requests (CORS), such as `https://portal.acme.example`. Default: none. */
  readonly allowedOrigins?: readonly string[];
  /** Host names that requests may be sent to, with or without a port: `intranet.acme.example`. Default: any. */
  readonly allowedHosts?: readonly string[];
  /** Most messages of a question. Default 100. */
  readonly maxMessages?: number;
  /** Most characters of one text of a request. Default 100,000. The whole body is limited to 1,000,000 bytes. */
  readonly maxTextLength?: number;
  /** How much one person may ask. Default: see `LimitOptions`. `false`: as much as they like. */
  readonly limits?: LimitOptions | false;
  /** Time for the browser to send its request. Default 30. */
  readonly bodyTimeout?: number;
  /** Time until the API begins to answer. Default 120, at most 300 (the limit of Node's `fetch`) without a `fetch` of your own. */
  readonly firstByteTimeout?: number;
  /** Longest silence of the API in an answer. Default 120. */
  readonly idleTimeout?: number;
  /** Time for a whole answer, slow readers included. Default 900. */
  readonly answerTimeout?: number;
  /** Pause after which a comment is sent in an event stream, so that no server on the way takes it for dead. Default 15. */
  readonly heartbeat?: number;
  /** Called for each failure that the operator should know about. Errors that it throws are ignored. */
  readonly onError?: (failure: ProxyFailure) => void;
  /** Called once for each request, when its answer has ended. Errors that it throws are ignored. */
  readonly onRequest?: (record: RequestRecord) => void;
  /** Replaces the global `fetch`. */
  readonly fetch?: typeof fetch;
}

/** A failure for the log of the operator. Contains no key, question, answer or name of a person. */
export interface ProxyFailure {
  /**
   * - `unreachable`: the request to the API failed
   * - `timeout`: the API did not begin to answer within `firstByteTimeout`
   * - `redirect`: the API answered with a redirect, which is not followed
   * - `protocol`: the response has a content type that the API does not use
   * - `key`: the API refused the key
   * - `refused`: the API answered with another status from 400 to 499
   * - `failed`: the API answered with a status of 500 or more
   * - `interrupted`: the answer broke off, fell silent for `idleTimeout` or took longer than `answerTimeout`
   * - `identity`: the identity of a request could not be established, or cannot be sent
   * - `limits`: the store of the rate limits failed
   * - `host`: `apiKey`, `account` or `authorize` threw, or returned an invalid value
   */
  readonly kind:
    | 'unreachable'
    | 'timeout'
    | 'redirect'
    | 'protocol'
    | 'key'
    | 'refused'
    | 'failed'
    | 'interrupted'
    | 'identity'
    | 'limits'
    | 'host';
  /** Path of the API, such as `/chats/v2`; `/resources/{id}/content` without the id. */
  readonly path: string;
  readonly cause: string;
  /** HTTP status of the API's response, if there was one. */
  readonly status?: number;
  /** Identifies the request in the log of the proxy, and in answers that are the proxy's own. */
  readonly requestId: string;
  /** Identifies the request to the support of Unleash, if the API answered. */
  readonly upstreamRequestId?: string;
}

/** What a log says about one request. Contains no key, question, answer or name of a person. */
export interface RequestRecord {
  readonly requestId: string;
  readonly upstreamRequestId?: string;
  readonly method: string;
  /** As in `ProxyFailure`; undefined if the path is none of the API's. */
  readonly path?: string;
  /** Status of the response to the browser. */
  readonly status: number;
  /**
   * - `answered`: the response is complete
   * - `refused`: the proxy answered by itself, with a status from 400 to 499
   * - `failed`: the API or the host failed
   * - `left`: the browser closed the connection
   * - `interrupted`: the answer broke off
   */
  readonly outcome: 'answered' | 'refused' | 'failed' | 'left' | 'interrupted';
  /** Milliseconds from the arrival of the request to the last byte. */
  readonly milliseconds: number;
  /** Milliseconds from the arrival of the request to the first byte of the API's answer. */
  readonly firstByteMilliseconds?: number;
  /** Bytes of the browser's body as they were sent on, and of the answer. */
  readonly bytesIn: number;
  readonly bytesOut: number;
}
