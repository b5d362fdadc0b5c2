import type { Outcome, Transcript } from './transcript.js';

const enterprise = { kind: 'enterprise' } as const;

/** One answer in each framing. Its citation comes before the list of sources that it refers to. */
const payloads = [
  '{"type":"Request","requestId":"r-1"}',
  '{"type":"Progress","code":"file_search"}',
  '{"type":"Resources","resources":[{"id":"a","type":"page","title":"Leave"},{"id":"b","title":"Pay"}]}',
  '{"type":"Message","role":"Assistant","parts":[{"type":"Text","format":"markdown","text":"Five days"},{"type":"InlineReference","indices":[1]}]}',
  '{"type":"Message","message":{"role":"assistant","parts":[{"type":"Text","text":" — \\"paid\\"."}]}}',
  '{"type":"References","references":[{"resourceId":"a"},{"resourceId":"b"}]}',
];
const outcome: Outcome = {
  status: 'done',
  text: 'Five days — "paid".',
  requestId: 'r-1',
  citations: [[9, 'b']],
  sources: [
    { ...enterprise, ids: ['a'], type: 'page', title: 'Leave' },
    { ...enterprise, ids: ['b'], title: 'Pay', number: 1 },
  ],
  activities: [{ toolIds: ['progress-1'], toolName: 'file search', label: '', status: 'done' }],
};
const framings: Readonly<Record<string, string>> = {
  'an event stream': payloads.map((payload) => `data: ${payload}\n\n`).join(''),
  'an event stream without blank lines': payloads.map((payload) => `data: ${payload}\n`).join(''),
  'JSON lines': payloads.map((payload) => `${payload}\r\n`).join(''),
  'JSON, one after the other': payloads.join(''),
  'a JSON list': `[${payloads.join(',\n')}]`,
  'a JSON list over many lines': `[\n  ${payloads.map((payload) => JSON.stringify(JSON.parse(payload), undefined, 2)).join(',\n  ')}\n]\n`,
};
const contentTypes = ['text/event-stream', 'application/json', 'text/plain', 'text/json', 'application/octet-stream'];

const framed = Object.entries(framings).flatMap(([framing, body]) =>
  contentTypes.map((type) => ({ name: `${framing} as ${type}`, headers: { 'content-type': type }, body, ends: outcome })),
);

const lines = (...payloads: readonly string[]): string => payloads.map((payload) => `data: ${payload}\n\n`).join('');

const transcripts: readonly Omit<Transcript, 'version'>[] = [
  ...framed,
  {
    name: 'the whole answer in one message',
    headers: { 'content-type': 'application/json' },
    body:
      '{"type":"Full","requestId":"r","message":{"role":"Assistant","parts":[{"type":"Text","format":"markdown","text":"Yes"},' +
      '{"type":"InlineReference","indices":[0,1]},{"type":"Text","text":"."}]},"resources":[{"id":"a","title":"A"},{"id":"b","title":"B"}],' +
      '"references":[{"resourceId":"b"},{"resourceId":"a"}],"threadId":"th-7"}',
    ends: {
      status: 'done',
      text: 'Yes.',
      requestId: 'r',
      threadId: 'th-7',
      citations: [[3, 'b', 'a']],
      sources: [
        { ...enterprise, ids: ['a'], title: 'A', number: 2 },
        { ...enterprise, ids: ['b'], title: 'B', number: 1 },
      ],
    },
  },
  {
    name: 'Full with the text that was streamed',
    body: lines(
      '{"type":"Resources","resources":[{"id":"a","title":"A"}]}',
      '{"type":"References","references":[{"resourceId":"a"}]}',
      '{"type":"Message","parts":[{"type":"Text","text":"Yes"},{"type":"InlineReference","indices":[0]},{"type":"Text","text":"."}]}',
      '{"type":"Full","message":{"parts":[{"type":"Text","text":"Yes"},{"type":"InlineReference","indices":[0]},{"type":"Text","text":"."}]},"references":[{"resourceId":"a"}]}',
    ),
    ends: {
      status: 'done',
      text: 'Yes.',
      citations: [[3, 'a']],
      sources: [{ ...enterprise, ids: ['a'], title: 'A', number: 1 }],
    },
  },
  {
    name: 'Full that replaces the streamed text, markers and references',
    body: lines(
      '{"type":"References","references":[{"resourceId":"a"}]}',
      '{"type":"Message","parts":[{"type":"Text","text":"Perhaps"},{"type":"InlineReference","indices":[0]}]}',
      '{"type":"Full","message":{"parts":[{"type":"Text","text":"No"},{"type":"InlineReference","indices":[0]}]},"resources":[{"id":"b","title":"B"}],"references":[{"resourceId":"b"}],"threadId":"th"}',
    ),
    ends: {
      status: 'done',
      text: 'No',
      threadId: 'th',
      citations: [[2, 'b']],
      sources: [{ ...enterprise, ids: ['b'], title: 'B', number: 1 }],
    },
  },
  {
    name: 'Full without a message keeps the streamed text',
    body: lines(
      '{"type":"Message","parts":[{"type":"Text","text":"Yes."}]}',
      '{"type":"Full","message":null,"resources":null,"references":null}',
    ),
    ends: { status: 'done', text: 'Yes.' },
  },
  {
    name: 'messages of User and System are ignored; roles in any case',
    body: lines(
      '{"type":"MESSAGE","role":"User","parts":[{"type":"Text","text":"Question"}]}',
      '{"type":"message","message":{"role":"System","parts":[{"type":"Text","text":"Secret"}]}}',
      '{"type":"message","message":{"role":null,"parts":[{"type":"text","text":"A"}]}}',
      '{"type":"Message","role":"ASSISTANT","parts":[{"type":"TEXT","text":"B"}]}',
      '{"type":"Message","parts":{"type":"Text","text":"C"}}',
    ),
    ends: { status: 'done', text: 'ABC' },
  },
  {
    name: 'progress of several searches',
    body: lines(
      '{"type":"Progress","code":"web_search"}',
      '{"type":"Progress","code":"web_search_retry"}',
      '{"type":"Progress","code":null}',
      '{"type":"Message","parts":[{"type":"Text","text":"Found."}]}',
      '{"type":"Progress","code":"brew_coffee"}',
    ),
    ends: {
      status: 'done',
      text: 'Found.',
      activities: [
        { toolIds: ['progress-1'], toolName: 'web search', label: '', status: 'done' },
        { toolIds: ['progress-2'], toolName: 'web search', label: '', status: 'done' },
        { toolIds: ['progress-3'], toolName: 'brew coffee', label: '', status: 'done' },
      ],
    },
  },
  {
    name: 'null in every field; unknown parts, kinds and indices',
    body: lines(
      '{"type":null,"requestId":null,"message":null,"resources":null,"references":null,"threadId":null,"code":null}',
      '{"type":"Weather","parts":[{"type":"Text","text":"Rain"}],"requestId":"r-2","title":"Weather"}',
      '{"type":"Message","parts":[null,{"type":"Image","text":"no"},{"type":"Text","text":null},{"type":"Text","text":"A"},{"type":"InlineReference","indices":[9,-1,"x",0.5]},{"type":"InlineReference","indices":null}]}',
      '{"type":"References","references":[null,{"resourceId":null},{"resourceId":"a"}]}',
      '{"type":"Resources","resources":[null,{"id":"a","title":"A"}]}',
      '[]',
      'null',
    ),
    ends: { status: 'done', text: 'A', requestId: 'r-2', sources: [{ ...enterprise, ids: ['a'], title: 'A' }] },
  },
  {
    name: 'references in several parts, markers with known and unknown indices',
    body: lines(
      '{"type":"Message","parts":[{"type":"Text","text":"A"},{"type":"InlineReference","indices":[0,1]},{"type":"Text","text":"B"},{"type":"InlineReference","indices":[2]}]}',
      '{"type":"References","references":[{"resourceId":"a"}]}',
      '{"type":"References","references":[{"resourceId":"b"}]}',
      '{"type":"References","references":[{"resourceId":"a"},{"resourceId":"b"},{"resourceId":"c"}]}',
    ),
    ends: {
      status: 'done',
      text: 'AB',
      citations: [
        [1, 'a'],
        [1, 'b'],
        [2, 'c'],
      ],
    },
  },
  {
    name: 'cumulative messages with markers',
    body: lines(
      '{"type":"References","references":[{"resourceId":"a"},{"resourceId":"b"}]}',
      '{"type":"Message","parts":[{"type":"Text","text":"Sixteen characters"},{"type":"InlineReference","indices":[0]}]}',
      '{"type":"Message","parts":[{"type":"Text","text":"Sixteen characters"},{"type":"InlineReference","indices":[0]},{"type":"Text","text":" and more"},{"type":"InlineReference","indices":[1]}]}',
    ),
    ends: {
      status: 'done',
      text: 'Sixteen characters and more',
      citations: [
        [18, 'a'],
        [27, 'b'],
      ],
    },
  },
  {
    name: 'cumulative messages that begin with a short one',
    body: lines(
      '{"type":"References","references":[{"resourceId":"a"}]}',
      '{"type":"Message","parts":[{"type":"Text","text":"Six"},{"type":"InlineReference","indices":[0]}]}',
      '{"type":"Message","parts":[{"type":"Text","text":"Six"},{"type":"InlineReference","indices":[0]},{"type":"Text","text":"teen"}]}',
      '{"type":"Message","parts":[{"type":"Text","text":"Six"},{"type":"InlineReference","indices":[0]},{"type":"Text","text":"teen characters"}]}',
      '{"type":"Message","parts":[{"type":"Text","text":"Six"},{"type":"InlineReference","indices":[0]},{"type":"Text","text":"teen characters!"}]}',
    ),
    ends: { status: 'done', text: 'Sixteen characters!', citations: [[3, 'a']] },
  },
  {
    name: 'lines of JSON, some of them cut or malformed',
    headers: { 'content-type': 'text/plain' },
    body:
      '{"type":"Message","parts":[{"text":"a"}]}\n{"type":"Message","parts":[{"te\n{"type":"Message","parts":[{"text":"b"}]}\n' +
      'oops\n{"type":"Message","parts":[{"text":\n{"type":"Message","parts":[{"text":"c"}]}\n{"type":"Message","parts":[{"text":"d"}]}\n',
    ends: { status: 'done', text: 'abcd', skippedPayloads: 3 },
  },
];

export const v1Transcripts: readonly Transcript[] = transcripts.map((transcript) => ({ version: 'v1', ...transcript }));
