import type { Transcript } from './transcript.js';

const json = { 'content-type': 'application/json; charset=utf-8' };
const enterprise = { kind: 'enterprise' } as const;

const transcripts: readonly Omit<Transcript, 'version'>[] = [
  {
    name: 'text in pieces, with characters of one to four bytes',
    body: 'data: {"text":"Grüße, "}\n\ndata: {"text":"世界 "}\n\ndata: {"text":"👩‍👩‍👧 \\ud83d\\ude00\\n"}\n\n',
    ends: { status: 'done', text: 'Grüße, 世界 👩‍👩‍👧 😀\n' },
  },
  {
    name: 'every field at once',
    body:
      'data: {"requestId":"r-1","toolCalls":[{"id":"t","name":"search","type":"function","callId":"c","arguments":"{}"}],' +
      '"tool":{"toolCallStatus":{"toolCallId":"t","status":"Start"},"toolStep":{"stepDescription":"Searching","toolId":"c"},' +
      '"response":{"name":"search","toolId":"t","resources":{"enterprise":{"results":[{"id":"a","appId":"confluence","type":"page",' +
      '"externalId":"x-a","name":"n","data":{"k":1},"title":"Leave","subtitle":"HR","url":"https://a.example/leave"}]}}}},' +
      '"text":"Five days.","reference":{"referenceIds":["a"],"position":9},"sources":{"sourcesIds":["a"]}}\n\n',
    ends: {
      status: 'done',
      text: 'Five days.',
      requestId: 'r-1',
      citations: [[9, 'a']],
      sources: [
        {
          ...enterprise,
          ids: ['a', 'x-a'],
          title: 'Leave',
          number: 1,
          url: 'https://a.example/leave',
          appId: 'confluence',
          type: 'page',
          subtitle: 'HR',
          data: { k: 1 },
        },
      ],
      activities: [{ toolIds: ['t', 'c'], toolName: 'search', arguments: '{}', label: 'Searching', status: 'done', found: 1 }],
    },
  },
  {
    name: 'null in every field; unknown fields and kinds',
    body:
      'data: {"text":null,"toolCalls":null,"reference":null,"sources":null,"tool":null,"requestId":null,"threadId":null}\n\n' +
      'data: {"tool":{"toolCallStatus":null,"toolStep":null,"response":null,"news":[1]},"kind":"Mood","title":"Sunny","status":"ok"}\n\n' +
      'data: {"tool":{"response":{"name":null,"toolId":null,"resources":null}},"toolCalls":[null,{"id":null,"name":null}]}\n\n' +
      'data: {"tool":{"response":{"resources":{"enterprise":null,"webSearch":{"sources":null},"custom":null}}}}\n\n' +
      'data: {"tool":{"response":{"resources":{"enterprise":{"results":[null,{"id":null,"title":"No id"}]},"webSearch":{"sources":[{"id":"w"}]}}}}}\n\n' +
      'data: {"reference":{"referenceIds":null,"position":3},"sources":{"sourcesIds":null}}\n\n' +
      'data: {"tool":{"toolStep":{"stepDescription":"","toolId":"t"},"toolCallStatus":{"toolCallId":"t","status":"Paused"}}}\n\n' +
      'data: null\n\ndata: 7\n\ndata: "text"\n\ndata: [null, {"text": "Yes."}]\n\n',
    ends: { status: 'done', text: 'Yes.' },
  },
  {
    name: 'lists in place of single objects',
    body:
      'data: {"tool":[{"toolCallStatus":[{"toolCallId":"t","status":"Start"},{"toolCallId":"u","status":"Start"}]},' +
      '{"toolStep":[{"toolId":"t","stepDescription":"One"},{"toolId":"u","stepDescription":"Two"}]},' +
      '{"response":[{"toolId":"u","resources":[{"enterprise":[{"results":{"id":"a","title":"A"}}]}]}]}],' +
      '"text":["Well, ","two."],"reference":[{"referenceIds":["a"],"position":4},{"referenceIds":"b","position":9}],' +
      '"sources":[{"sourcesIds":["a","b"]}]}\n\n',
    ends: {
      status: 'done',
      text: 'Well, two.',
      citations: [
        [4, 'a'],
        [9, 'b'],
      ],
      sources: [{ ...enterprise, ids: ['a'], title: 'A', number: 1 }],
      activities: [
        { toolIds: ['t'], label: 'One', status: 'done' },
        { toolIds: ['u'], label: 'Two', status: 'done', found: 1 },
      ],
    },
  },
  {
    name: 'a tool call whose arguments and ids arrive in several events',
    body:
      'data: {"tool":{"toolCallStatus":{"toolCallId":"c","status":"START"}}}\n\n' +
      'data: {"toolCalls":[{"id":"t","callId":"c","name":"search","arguments":"{\\"query\\":"}]}\n\n' +
      'data: {"toolCalls":{"id":"t","arguments":"\\"leave\\"}"}}\n\n' +
      'data: {"tool":{"toolStep":{"toolId":"t","stepDescription":"Searching"}}}\n\n' +
      'data: {"tool":{"toolStep":{"toolId":"c","stepDescription":"Searching"}}}\n\n' +
      'data: {"tool":{"toolStep":{"toolId":"c","stepDescription":"Reading"}}}\n\n' +
      'data: {"tool":{"toolCallStatus":{"toolCallId":"t","status":"failed"}}}\n\n' +
      'data: {"text":"No."}\n\n',
    ends: {
      status: 'done',
      text: 'No.',
      activities: [
        { toolIds: ['c', 't'], toolName: 'search', arguments: '{"query":"leave"}', label: 'Searching', status: 'done' },
        { toolIds: ['c', 't'], label: 'Reading', status: 'failed' },
      ],
    },
  },
  {
    name: 'unannounced tools: steps without an id, unknown ids that end or fail',
    body:
      'data: {"tool":{"toolStep":{"stepDescription":"Thinking"}}}\n\n' +
      'data: {"tool":{"toolStep":{"stepDescription":"Searching","toolId":9}}}\n\n' +
      'data: {"tool":{"toolCallStatus":{"toolCallId":"x","status":"End"}}}\n\n' +
      'data: {"tool":{"toolCallStatus":{"toolCallId":"y","status":"Failed"}}}\n\n' +
      'data: {"tool":{"toolCallStatus":{"toolCallId":"9","status":"End"}}}\n\n' +
      'data: {"text":"Done."}\n\n',
    ends: {
      status: 'done',
      text: 'Done.',
      activities: [
        { toolIds: [], label: 'Thinking', status: 'done' },
        { toolIds: ['9'], label: 'Searching', status: 'done' },
        { toolIds: ['y'], label: '', status: 'failed' },
      ],
    },
  },
  {
    name: 'tool states named like properties of Object.prototype',
    body:
      'data: {"tool":{"toolStep":{"stepDescription":"Searching","toolId":"t"}}}\n\n' +
      'data: {"tool":{"toolCallStatus":[{"toolCallId":"t","status":"constructor"},{"toolCallId":"t","status":"__proto__"}]}}\n\n' +
      'data: {"tool":{"toolCallStatus":{"toolCallId":"u","status":"constructor"}}}\n\n' +
      'data: {"text":"Done."}\n\n',
    ends: { status: 'done', text: 'Done.', activities: [{ toolIds: ['t'], label: 'Searching', status: 'done' }] },
  },
  {
    name: 'the three kinds of tool resources, with fallback titles',
    body:
      'data: {"toolCalls":[{"callId":"t"}]}\n\n' +
      'data: {"tool":{"response":{"name":"mixed","toolId":"t","resources":{' +
      '"enterprise":{"results":[{"id":"a","name":"Named"},{"externalId":"ext"},{"id":"h","url":"https://host.example/x"},{"id":"none"}]},' +
      '"webSearch":{"sources":[{"id":"w","url":"https://news.example/1","icon":"https://news.example/i.png","title":"News","siteName":"The News","description":"D"},{"id":"v","url":"https://v.example/"}]},' +
      '"custom":{"records":[{"id":"k","title":"Ticket 7"}],"total":1}}}}}\n\ndata: {"text":"See."}\n\n',
    ends: {
      status: 'done',
      text: 'See.',
      sources: [
        { ...enterprise, ids: ['a'], title: 'Named' },
        { ...enterprise, ids: ['ext'], title: 'ext' },
        { ...enterprise, ids: ['h'], title: 'host.example', url: 'https://host.example/x' },
        {
          kind: 'web',
          ids: ['w'],
          title: 'News',
          url: 'https://news.example/1',
          siteName: 'The News',
          description: 'D',
          icon: 'https://news.example/i.png',
        },
        { kind: 'web', ids: ['v'], title: 'v.example', url: 'https://v.example/', siteName: 'v.example' },
        { kind: 'custom', ids: ['k'], title: 'Ticket 7' },
      ],
      activities: [
        {
          toolIds: ['t'],
          label: '',
          status: 'done',
          found: 6,
          custom: { records: [{ id: 'k', title: 'Ticket 7' }], total: 1 },
        },
      ],
    },
  },
  {
    name: 'references before, with and after their text, to ids that are known later',
    body:
      'data: {"reference":{"referenceIds":["b"],"position":3}}\n\n' +
      'data: {"text":"One","reference":{"referenceIds":["a","never"],"position":3}}\n\n' +
      'data: {"tool":{"response":{"resources":{"enterprise":{"results":[{"id":"a","title":"A"},{"id":"c","title":"C"}]}}}}}\n\n' +
      'data: {"text":" two"}\n\ndata: {"text":" three"}\n\n' +
      'data: {"reference":{"referenceIds":["x-b"]}}\n\n' +
      'data: {"reference":{"referenceIds":["c"],"position":-4}}\n\n' +
      'data: {"tool":{"response":{"resources":{"enterprise":{"results":[{"id":"b","externalId":"x-b","title":"B"},{"id":"a","title":"A again","url":"https://a.example/"}]}}}}}\n\n' +
      'data: {"sources":{"sourcesIds":["a","b","c"]}}\n\n',
    ends: {
      status: 'done',
      text: 'One two three',
      citations: [
        [3, 'b'],
        [3, 'a', 'never'],
        [13, 'x-b'],
        [0, 'c'],
      ],
      sources: [
        { ...enterprise, ids: ['a'], title: 'A', number: 1, url: 'https://a.example/' },
        { ...enterprise, ids: ['c'], title: 'C', number: 2 },
        { ...enterprise, ids: ['b', 'x-b'], title: 'B', number: 3 },
      ],
    },
  },
  {
    name: 'cumulative text',
    body:
      'data: {"text":"The notice period"}\n\n' +
      'data: {"text":"The notice period is three"}\n\n' +
      'data: {"text":"The notice period is three"}\n\n' +
      'data: {"text":"The notice period is three months."}\n\ndata: {"text":" The end."}\n\n',
    ends: { status: 'done', text: 'The notice period is three months. The end.' },
  },
  {
    name: 'cumulative text that begins with a short piece',
    body:
      'data: {"text":"The"}\n\ndata: {"text":"","reference":{"referenceIds":["a"],"position":3}}\n\ndata: {"text":"The notice"}\n\n' +
      'data: {"text":"The notice period"}\n\ndata: {"text":"The notice period is three months."}\n\n',
    ends: { status: 'done', text: 'The notice period is three months.', citations: [[3, 'a']] },
  },
  {
    name: 'short text that happens to be repeated',
    body: 'data: {"text":"ha"}\n\ndata: {"text":"ha"}\n\ndata: {"text":"haha"}\n\n',
    ends: { status: 'done', text: 'hahahaha' },
  },
  {
    name: 'pieces equal to all text before them',
    body: `${'data: {"text":"Hip hip, hooray!\\n"}\n\n'.repeat(3)}data: {"text":"End."}\n\n`,
    ends: { status: 'done', text: `${'Hip hip, hooray!\n'.repeat(3)}End.` },
  },
  {
    name: 'request id from a header, then from the body; a thread id',
    headers: { 'content-type': 'text/event-stream', RequestId: 'from-head' },
    body: 'data: {"text":"a"}\n\ndata: {"requestId":"from-body","threadId":"th-1"}\n\n',
    ends: { status: 'done', text: 'a', requestId: 'from-body', threadId: 'th-1' },
  },
  {
    name: 'request id from a header alone',
    headers: { 'content-type': 'text/event-stream', 'request-id': 'r-9' },
    body: 'data: {"text":"a"}\n\n',
    ends: { status: 'done', text: 'a', requestId: 'r-9' },
  },
  {
    name: 'an event stream with comments, names, ids, retries, carriage returns and a byte order mark',
    body:
      '\uFEFF: hello\r\n\r\nevent: message\r\nid: 1\r\nretry: 10\r\ndata: {"text":"a"}\r\n\r\n' +
      'data:{"text":"b"}\rid\rdata: {"text":\rdata: "c"}\r\r:\n\nevent: text\ndata\ndata: {"text":"d"}\n\n',
    ends: { status: 'done', text: 'abcd' },
  },
  {
    name: 'one event a line, without blank lines and a final line end',
    body: 'data: {"text":"a"}\ndata: {"text":"b"}\ndata: {"text":"c"}',
    ends: { status: 'done', text: 'abc' },
  },
  {
    name: '[DONE], and events after it',
    body: 'data: {"text":"a"}\n\ndata: [DONE]\n\ndata: {"text":"b"}\n\n',
    ends: { status: 'done', text: 'a' },
  },
  {
    name: 'a JSON document in place of a stream',
    headers: json,
    body: ' {\n  "requestId": "r",\n  "text": "All {of} [it] \\"at\\" once\\\\",\n  "reference": {"referenceIds": ["a"], "position": 3}\n}\n',
    ends: { status: 'done', text: 'All {of} [it] "at" once\\', requestId: 'r', citations: [[3, 'a']] },
  },
  {
    name: 'a JSON list of events in place of one',
    headers: json,
    body: '[\n {"text": "a"},\n null, {"text": "b]["}\n, {"text": "c"} ]',
    ends: { status: 'done', text: 'ab][c' },
  },
  {
    name: 'JSON sent as text/event-stream',
    body: '{"text":"a"}',
    ends: { status: 'done', text: 'a' },
  },
  {
    name: 'a stream sent as application/json',
    headers: json,
    body: 'data: {"text":"a"}\n\ndata: {"text":"b"}\n\n',
    ends: { status: 'done', text: 'ab' },
  },
  {
    name: 'a stream sent as text/html',
    headers: { 'content-type': 'text/html' },
    body: ': warm\n\ndata: {"text":"a"}\n\n',
    ends: { status: 'done', text: 'a' },
  },
  {
    name: 'events that are not JSON',
    body: 'data: {"text":"a"}\n\ndata: oops\n\ndata: {"text":"b\n\ndata: {"text":"c"}}\n\ndata: {"text":"d"}\n\n',
    ends: { status: 'done', text: 'acd', skippedPayloads: 3 },
  },
  {
    name: 'text that looks like markup and events',
    body: 'data: {"text":"<b>data: {\\"text\\":1}\\r\\n\\r\\n</b>","__proto__":{"text":"x"},"constructor":1}\n\n',
    ends: { status: 'done', text: '<b>data: {"text":1}\r\n\r\n</b>' },
  },
  {
    name: 'ids that are numbers, or named like properties of Object.prototype',
    body:
      'data: {"tool":{"response":{"resources":{"enterprise":{"results":[{"id":7,"title":"Seven"},{"id":"__proto__","title":"P"}]}}}}}\n\n' +
      'data: {"text":"x","reference":{"referenceIds":[7,"__proto__","constructor"],"position":1.9}}\n\n',
    ends: {
      status: 'done',
      text: 'x',
      citations: [[1, '7', '__proto__', 'constructor']],
      sources: [
        { ...enterprise, ids: ['7'], title: 'Seven', number: 1 },
        { ...enterprise, ids: ['__proto__'], title: 'P', number: 2 },
      ],
    },
  },
];

export const v2Transcripts: readonly Transcript[] = transcripts.map((transcript) => ({ version: 'v2', ...transcript }));
