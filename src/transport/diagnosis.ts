import type { Message } from '../conversation/conversation.js';
import type { ChatError, ChatErrorKind } from '../conversation/errors.js';
import type { PositionUnit } from './position-unit.js';

export interface DiagnoseOptions {
  /** The question to ask, in a thread of its own. Default: a short English greeting. */
  readonly question?: string | undefined;
  /** Default: that of the settings. */
  readonly assistantId?: string | undefined;
  /** Aborts the diagnosis: the promise rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  /** Earlier answers, also checked: citations of unknown sources, contents of sources, the unit of positions. */
  readonly messages?: readonly Message[] | undefined;
}

/**
 * `ok`, the kind of the failure, or a fault that only shows in a diagnosis:
 * - `cors`: the endpoint is reachable, but CORS does not let this page read its responses
 * - `mixed-content`: an https page requests an http endpoint
 * - `buffered`: a proxy or CDN buffers the stream and delivers it at once
 * - `not-streamed`: the answer arrived as one document
 * - `content-type`: the stream's content type is not `text/event-stream`, so that it may be buffered
 * - `broken-payloads`: some payloads were not valid JSON and were skipped
 * - `unknown-sources`: citations refer to sources that the service never sent
 */
export type Verdict =
  | 'ok'
  | ChatErrorKind
  | 'cors'
  | 'mixed-content'
  | 'buffered'
  | 'not-streamed'
  | 'content-type'
  | 'broken-payloads'
  | 'unknown-sources';

/** `unknown`: the answer was too short or too quick to tell. */
export type Arrival = 'in-pieces' | 'buffered' | 'at-once' | 'unknown';

/** Of one cited source. `unknown`: no document of the company is cited, or `source-passages` is `off`. */
export type Contents = 'readable' | 'empty' | 'refused' | 'unknown';

export interface Diagnosis {
  readonly verdict: Verdict;
  /** What the verdict means and how to fix it, in English. */
  readonly advice: string;
  /** The URL of the request; empty if no endpoint is set. */
  readonly url: string;
  /** Present if the question failed. */
  readonly error?: ChatError;
  readonly requestId?: string;
  readonly contentType?: string;
  /** From sending the question to the first byte of the answer. */
  readonly firstByteMilliseconds?: number;
  /** From sending the question to the last byte of the answer. */
  readonly lastByteMilliseconds?: number;
  readonly arrival: Arrival;
  /** Number of JSON values (events of the stream) in the answer. */
  readonly payloads: number;
  /** Number of events that were skipped, as they were not valid JSON. */
  readonly skippedPayloads: number;
  /** Ids that are cited, but belong to no source. */
  readonly unknownSources: readonly string[];
  /** Whether the text of a cited source can be read, for the passages of citations. */
  readonly contents: Contents;
  /** In what the service counts the positions of citations. The widget takes them for `utf-16`. */
  readonly positions: PositionUnit;
}

export const advice: Readonly<Record<Verdict, string>> = {
  ok: 'The endpoint answers, and the answer arrives in pieces.',
  busy: 'Another question is already queued.',
  offline: 'The browser reports that it is offline.',
  outdated:
    'A chunk of the widget could not be loaded, although the browser is online. Reload the page. Keep the chunks of the version before on the server until nobody has its pages open.',
  network: 'The endpoint cannot be reached. Check its address, that the server is running, and firewalls on the way.',
  cors: 'The endpoint is reachable, but CORS does not let this page read its responses. Serve the proxy from the origin of the page, or let the endpoint send access-control-allow-origin.',
  'mixed-content': 'An https page cannot request an http endpoint. Serve the endpoint over https.',
  timeout:
    'The answer did not arrive in time. Try again. If it happens again, check the proxies on the way, and first-byte-timeout and idle-timeout.',
  'bad-request': 'The service rejected the request; `error.fields` names the fields. Check assistant-id and filters.',
  unauthorized:
    'The endpoint answered 401: for it, nobody is signed in. Sign in again, and check that the sign-in covers its path, or where the token comes from.',
  'sign-in-expired':
    'The endpoint answered with a redirect or a login page. Sign in again, and let the proxy answer 401 instead of redirecting.',
  'captive-portal': 'A network answered with a page of its own. Sign in to the network.',
  forbidden:
    'The user may not ask this assistant; `error.cause` says why. Check the sign-in, and which account the API key belongs to and its permissions.',
  'not-found':
    'The endpoint does not serve this path. The API paths are appended to the endpoint: check that it is the base URL, and that the proxy is mounted there.',
  'too-large': 'The request is larger than the endpoint accepts. Lower history-limit.',
  'rate-limited': 'Too many requests. Wait, or ask for a higher limit.',
  server: 'The endpoint failed. Check that the server behind it is running, and search its log for the request id.',
  protocol: 'The response does not follow the Unleash API. Check the address.',
  empty: 'The answer contained no text. Contact support with the request id.',
  interrupted: 'The connection closed before the answer was complete. Check the time limits of the proxies on the way.',
  configuration: 'The widget or the proxy is misconfigured; `error.cause` says how.',
  buffered:
    'A proxy or CDN buffers the answer and delivers it at once: turn off buffering and compression for this path (nginx: proxy_buffering off). Or the page has replaced `fetch` by one whose responses are no streams.',
  'not-streamed': 'The answer arrived as one document instead of a stream. Check that the proxy forwards the accept header.',
  'content-type':
    'The content type of the stream is not text/event-stream, so a proxy or CDN may buffer it. Forward the content type unchanged.',
  'broken-payloads':
    'Some payloads of the answer were not valid JSON and were skipped. Check for a proxy that rewrites the body.',
  'unknown-sources': 'Citations refer to sources that the service never sent. Contact support with the request id.',
};
