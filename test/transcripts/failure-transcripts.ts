import type { Transcript } from './transcript.js';

const problem = { 'content-type': 'application/problem+json' };
const failed = { status: 'failed', text: '' } as const;
const page = '<!doctype html>\n<html><head><title>Sign in</title></head><body><form action="/login"></form></body></html>';
const portal = '\n<HTML><body><h1>Welcome to Hotel Wi-Fi</h1></body></HTML>';
const html = { 'content-type': 'text/html; charset=utf-8' };

/** Failures after the service, or an intermediary, has answered. None of them is retried. */
const transcripts: readonly Omit<Transcript, 'version'>[] = [
  {
    name: '400 with an error for each field',
    status: 400,
    headers: problem,
    body: '{"title":"One or more validation errors occurred.","status":400,"requestId":"r","errors":{"messages":["Too many."],"assistantId":["Unknown.","Bad."]}}',
    ends: {
      ...failed,
      requestId: 'r',
      error: {
        kind: 'bad-request',
        status: 400,
        requestId: 'r',
        fields: { messages: ['Too many.'], assistantId: ['Unknown.', 'Bad.'] },
      },
    },
  },
  ...['text/plain', 'text/json', 'application/json', 'text/html', 'image/png'].map((type) => ({
    name: `a problem as ${type}`,
    status: 400,
    headers: { 'content-type': type },
    body: '\uFEFF {"title":"Bad Request","status":400}',
    ends: { ...failed, error: { kind: 'bad-request', status: 400 } } as const,
  })),
  {
    name: '400 with a malformed problem document',
    status: 400,
    headers: { ...problem, 'x-request-id': 'r-head' },
    body: '{"title":"Bad Reque',
    ends: { ...failed, requestId: 'r-head', error: { kind: 'bad-request', status: 400, requestId: 'r-head' } },
  },
  { name: '401', status: 401, headers: problem, body: '', ends: { ...failed, error: { kind: 'unauthorized', status: 401 } } },
  {
    name: '403',
    status: 403,
    headers: problem,
    body: '{"title":"Forbidden"}',
    ends: { ...failed, error: { kind: 'forbidden', status: 403 } },
  },
  {
    name: '403 for a missing impersonation header',
    status: 403,
    headers: { 'content-type': 'text/plain' },
    body: '{"title":"Forbidden","status":403,"reason":"Missing impersonation header"}',
    ends: { ...failed, error: { kind: 'configuration', status: 403 } },
  },
  { name: '404', status: 404, headers: html, body: page, ends: { ...failed, error: { kind: 'not-found', status: 404 } } },
  { name: '413', status: 413, headers: {}, body: 'too large', ends: { ...failed, error: { kind: 'too-large', status: 413 } } },
  {
    name: '429 with a Retry-After of more than a minute',
    status: 429,
    headers: { ...problem, 'retry-after': '61' },
    body: '{"title":"Too Many Requests"}',
    ends: { ...failed, error: { kind: 'rate-limited', status: 429, retryAfter: 61 } },
  },
  { name: '500', status: 500, headers: html, body: page, ends: { ...failed, error: { kind: 'server', status: 500 } } },
  {
    name: '511',
    status: 511,
    headers: html,
    body: portal,
    ends: { ...failed, error: { kind: 'captive-portal', status: 511 } },
  },
  { name: '418', status: 418, headers: {}, body: '', ends: { ...failed, error: { kind: 'protocol', status: 418 } } },
  {
    name: 'a login page behind a proxy',
    headers: html,
    body: page,
    ends: { ...failed, error: { kind: 'sign-in-expired', status: 200 } },
  },
  {
    name: 'a login page sent as text/plain',
    headers: { 'content-type': 'text/plain' },
    body: page,
    ends: { ...failed, error: { kind: 'sign-in-expired', status: 200 } },
  },
  {
    name: 'a page of 200,000 characters',
    headers: html,
    body: page.padEnd(200_000),
    ends: { ...failed, error: { kind: 'sign-in-expired', status: 200 } },
  },
  {
    name: 'the page of a captive portal',
    headers: html,
    body: portal,
    ends: { ...failed, error: { kind: 'captive-portal', status: 200 } },
  },
  {
    name: 'a page in answer to a token',
    headers: html,
    token: 'short-lived',
    body: page,
    ends: { ...failed, error: { kind: 'captive-portal', status: 200 } },
  },
  {
    name: 'a body that is neither a stream nor JSON',
    headers: { 'content-type': 'text/plain' },
    body: 'Service is warming up',
    ends: { ...failed, skippedPayloads: 1, error: { kind: 'protocol', status: 200 } },
  },
  { name: 'an empty body', body: '', ends: { ...failed, error: { kind: 'empty', status: 200 } } },
  { name: 'nothing but white space', body: ' \n\n', ends: { ...failed, error: { kind: 'empty', status: 200 } } },
  {
    name: 'an empty list',
    headers: { 'content-type': 'application/json' },
    body: '[]',
    ends: { ...failed, error: { kind: 'empty', status: 200 } },
  },
  {
    name: 'an answer without text',
    body: 'data: {"requestId":"r"}\n\ndata: {"text":""}\n\ndata: {"tool":{"toolStep":{"stepDescription":"Searching"}}}\n\n',
    ends: {
      ...failed,
      requestId: 'r',
      activities: [{ toolIds: [], label: 'Searching', status: 'stopped' }],
      error: { kind: 'empty', status: 200 },
    },
  },
  {
    name: 'an answer whose text is white space',
    body: 'data: {"text":" \\n"}\n\n',
    ends: { status: 'interrupted', text: ' \n', error: { kind: 'empty', status: 200 } },
  },
  {
    name: 'a problem under status 200',
    headers: { 'content-type': 'application/json' },
    body: '{"title":"Internal Server Error","status":500,"requestId":"r"}',
    ends: { ...failed, requestId: 'r', error: { kind: 'server', status: 200, requestId: 'r' } },
  },
  {
    name: 'a problem document after some text',
    body: 'data: {"text":"Half"}\n\ndata: {"title":"Too Many Requests","status":429}\n\ndata: {"text":"more"}\n\n',
    ends: { status: 'interrupted', text: 'Half', error: { kind: 'rate-limited', status: 200 } },
  },
  {
    name: 'a body that ends inside an event',
    body: 'data: {"text":"Half"}\n\ndata: {"text":"lo',
    ends: { status: 'interrupted', text: 'Half', error: { kind: 'interrupted', status: 200 } },
  },
  {
    name: 'a body that ends inside a field name',
    body: 'data: {"text":"Half"}\n\nda',
    ends: { status: 'interrupted', text: 'Half', error: { kind: 'interrupted', status: 200 } },
  },
  {
    name: 'a body that ends inside a character',
    body: new TextEncoder().encode('data: {"text":"Half"}\n\ndata: {"text":"世').slice(0, -1),
    ends: { status: 'interrupted', text: 'Half', error: { kind: 'interrupted', status: 200 } },
  },
  {
    name: 'an incomplete JSON list',
    headers: { 'content-type': 'application/json' },
    body: '[{"text":"Half"},',
    ends: { status: 'interrupted', text: 'Half', error: { kind: 'interrupted', status: 200 } },
  },
  {
    name: 'an incomplete JSON document',
    headers: { 'content-type': 'application/json' },
    body: '{"text":"Ha',
    ends: { ...failed, error: { kind: 'interrupted', status: 200 } },
  },
  {
    name: 'bytes that are not valid UTF-8',
    body: Uint8Array.from([...new TextEncoder().encode('data: {"text":"a'), 0xff, 0xc0, ...new TextEncoder().encode('b"}\n\n')]),
    ends: { status: 'done', text: 'a\uFFFD\uFFFDb' },
  },
  {
    name: 'a connection reset after some text',
    body: 'data: {"text":"Half"}\n\n',
    drops: true,
    ends: { status: 'interrupted', text: 'Half', error: { kind: 'interrupted', status: 200 } },
  },
  {
    name: 'a connection reset before any text',
    body: ': here\n\n',
    drops: true,
    ends: { ...failed, error: { kind: 'interrupted', status: 200 } },
  },
];

export const failureTranscripts: readonly Transcript[] = transcripts.map((transcript) => ({ version: 'v2', ...transcript }));
