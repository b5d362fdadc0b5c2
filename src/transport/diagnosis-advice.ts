import type { Verdict } from './diagnosis.js';

/** What each verdict means and what to do, for the developer. */
export const advice: Readonly<Record<Verdict, string>> = {
  ok: 'Everything works: the endpoint answers and its answer arrives in pieces.',
  busy: 'A question waits already.',
  offline: 'The browser says that it is offline.',
  network: 'The endpoint cannot be reached. Check its address, that the server runs, and what lies in between.',
  cors: 'The endpoint is there, but does not allow this page to read its answers. Put the proxy at the origin of the page, or let the endpoint send access-control-allow-origin.',
  'mixed-content': 'A page of https may not ask an endpoint of http. Serve the endpoint over https.',
  timeout:
    'No answer in time. Try again; if it stays so, look at what lies in between and at first-byte-timeout and idle-timeout.',
  'bad-request': 'The service did not accept the request: `error.fields` says which fields. Check assistant-id and filters.',
  unauthorized: 'The credentials were not accepted. Check the key of the proxy, or where tokens come from.',
  'sign-in-expired': 'A login page or a redirect answered. Sign in again, and let the proxy answer 401 in place of a redirect.',
  'captive-portal': 'A network answered with a page of its own. Sign in to the network.',
  forbidden: 'The user may not ask this assistant. Check who the key belongs to and what it may do.',
  'not-found':
    'Nothing answers at this path. The API paths are appended to the endpoint: is it the base address, and is the proxy mounted there?',
  'too-large': 'The request is larger than the endpoint takes. Lower history-limit.',
  'rate-limited': 'Too many requests. Wait, or ask for a higher limit.',
  server: 'The endpoint failed. Look at its log by the request id.',
  protocol: 'What answered does not speak the Unleash API. Check the address.',
  empty: 'The answer had no text. Ask support by the request id.',
  interrupted: 'The connection ended before the answer did. Look at time limits of what lies in between.',
  configuration: 'The widget or the proxy is not set up as it should be: `error.cause` says how.',
  buffered:
    'Something in between collects the answer and hands it over at once. Turn off buffering and compression for this path (nginx: proxy_buffering off).',
  'not-streamed': 'The answer came as one document, not as a stream. Does the proxy pass the accept header on?',
  'content-type':
    'The stream does not call itself text/event-stream, so that something in between may hold it back. Pass the content type on.',
  'broken-frames': 'Some frames of the answer were no JSON and were passed over. Look for what rewrites the body in between.',
  'unknown-sources': 'Citations point to sources that were never told. Ask support by the request id.',
};
