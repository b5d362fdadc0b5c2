import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createParser } from 'eventsource-parser';
import { ChatFailure } from '../../src/conversation/errors.js';
import { EventStreamReader } from '../../src/wire/event-stream-reader.js';
import { payloadLimit, type Payload } from '../../src/wire/payload.js';
import fc from '../fast-check.js';

/** A payload as a test writes it: `value: {"a":1}`, `malformed: oops`, `cut`, `done`. */
const spelled = (payload: Payload): string => {
  if (payload.kind === 'value') return `value: ${JSON.stringify(payload.value)}`;
  return payload.kind === 'malformed' ? `malformed: ${payload.text}` : payload.kind;
};

/** Reads a stream that arrives in pieces of bytes. */
const read = (pieces: readonly Uint8Array[]): readonly string[] => {
  const decoder = new TextDecoder();
  const reader = new EventStreamReader();
  const payloads = pieces.flatMap((piece) => reader.push(decoder.decode(piece, { stream: true })));
  return [...payloads, ...reader.push(decoder.decode()), ...reader.end()].map(spelled);
};

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
const whole = (stream: string): readonly string[] => read([encode(stream)]);
const byByte = (stream: string): readonly string[] => read(Array.from(encode(stream), (byte) => Uint8Array.of(byte)));

/**
 * The parsing cases of the web platform tests (eventsource/format-*). A `data` line that is JSON by itself is a payload of its
 * own here; where the standard joins lines or drops an unfinished event, the case says so.
 */
const platform: Readonly<Record<string, readonly [stream: string, ...payloads: string[]]>> = {
  'a byte order mark at the start is not part of the stream, a later one is part of its line': [
    '\uFEFFdata:1\n\n\uFEFFdata:2\n\ndata:3\n\n',
    'value: 1',
    'malformed: \uFEFFdata:2',
    'value: 3',
  ],
  'only one byte order mark is skipped': [
    '\uFEFF\uFEFFdata:1\n\ndata:2\n\ndata:3\n\n',
    'malformed: \uFEFFdata:1',
    'value: 2',
    'value: 3',
  ],
  'comments are ignored, however long and whatever ends them': [
    `data:1\r:\0\n:\r\ndata:2\n:${'x'.repeat(2048)}\rdata:3\n:data:fail\r:${'x'.repeat(2048)}\ndata:4\n\n`,
    // The standard joins these lines into one event.
    'value: 1',
    'value: 2',
    'value: 3',
    'value: 4',
  ],
  'an event without a blank line at the end of the body': [
    'retry:1000\ndata:1\n\nid:test\ndata:2',
    'value: 1',
    // The standard drops it; the vendor's SDK does not.
    'value: 2',
  ],
  'a data field that is empty or has no colon holds no payload': ['data:\n\ndata\ndata\n\ndata:1\n\n', 'value: 1'],
  'the event type is ignored': ['event:test\ndata:1\n\ndata:2\n\nevent: \ndata:3\n\n', 'value: 1', 'value: 2', 'value: 3'],
  'ids are ignored': ['id: …\ndata:1\n\nid\ndata:2\n\nid: a\0b\ndata:3\n\n', 'value: 1', 'value: 2', 'value: 3'],
  'reconnection times are ignored, valid or not': [
    'retry:3000\ndata:1\n\nretry:3000x\ndata:2\n\nretry\ndata:3\n\n',
    'value: 1',
    'value: 2',
    'value: 3',
  ],
  'field names are exact': [
    'data:0\ndata:  2\rData:1\ndata\0:2\ndata:1\r\0data:4\nda-ta:3\rdata_5\ndata:3\rdata:\r\n data:32\ndata:4\n\n',
    'value: 0',
    'value: 2',
    'malformed: Data:1',
    'malformed: data\0:2',
    'value: 1',
    'malformed: \0data:4',
    'malformed: da-ta:3',
    'malformed: data_5',
    'value: 3',
    'malformed:  data:32',
    'value: 4',
  ],
  'unknown fields and lines without a colon are not data': [
    'data:1\n data\ndata\nfoobar:xxx\njustsometext\n:thisisacommentyay\ndata:2\n\n',
    'value: 1',
    'malformed:  data',
    'malformed: foobar:xxx',
    'malformed: justsometext',
    'value: 2',
  ],
  'one space behind the colon is not part of the value': ['data:\t"a"\rdata: \ndata:  "b"\n\n', 'value: "a"', 'value: "b"'],
  'each kind of line end': ['data:1\r\ndata\ndata:2\r\n\rdata:3\r\rdata:4\n\r\n', 'value: 1', 'value: 2', 'value: 3', 'value: 4'],
  'a null character is text': ['data:"\\u0000"\n\ndata:\0\n\n\n\n', 'value: "\\u0000"', 'malformed: \0'],
  'the encoding is UTF-8': ['data:"ok…"\n\n', 'value: "ok…"'],
};

describe('an event stream', () => {
  for (const [name, [stream, ...payloads]] of Object.entries(platform)) {
    it(`is parsed as the platform does: ${name}`, () => {
      assert.deepEqual(whole(stream), payloads);
      assert.deepEqual(byByte(stream), payloads);
    });
  }

  const piece = fc.constantFrom(
    ...['data', 'data:', 'event', 'id:', ':', ' ', 'datas', '{"a":1}', '{"a":', '1}', '[', ']', '"', '\\', '[DONE]', 'ü', '\0'],
    ...['\n', '\n\n', '\r', '\r\n', '\r\n\r\n'],
  );
  const streams = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(''));

  it('gives the same payloads, wherever it is cut', () => {
    fc.assert(
      fc.property(streams, fc.array(fc.nat(60), { maxLength: 6 }), (stream, places) => {
        const bytes = encode(stream);
        const cuts = [0, ...places.filter((place) => place < bytes.length).toSorted((a, b) => a - b), bytes.length];
        const pieces = cuts.slice(1).map((end, index) => bytes.slice(cuts[index], end));
        assert.deepEqual(read(pieces), whole(stream));
      }),
      { numRuns: 3_000 },
    );
  });

  it('gives what a standard parser gives, where each event has one line of data', () => {
    const line = fc.constantFrom(
      'data:{"a":1}',
      'data: [2]',
      'data',
      'data:',
      'event: x',
      'id: 7',
      'retry: 1',
      ': comment',
      'retry',
    );
    const event = fc.array(line, { minLength: 1, maxLength: 4 });
    const events = fc.array(event, { maxLength: 5 });
    fc.assert(
      fc.property(events, fc.constantFrom('\n', '\r', '\r\n'), (all, end) => {
        const single = all.filter((lines) => lines.filter((text) => text.startsWith('data')).length === 1);
        const stream = single.map((lines) => [...lines, '', ''].join(end)).join('');
        const data: string[] = [];
        const parser = createParser({ onEvent: (message) => data.push(message.data) });
        parser.feed(`${stream}\n`);
        assert.deepEqual(
          whole(stream),
          data.filter((each) => each !== '').map((each) => `value: ${each}`),
        );
      }),
      { numRuns: 2_000 },
    );
  });

  it('delivers an event with the line end of its data, whatever line end that is', () => {
    for (const end of ['\n', '\r', '\r\n']) {
      const reader = new EventStreamReader();
      assert.deepEqual(reader.push('data: {"a":'), []);
      assert.deepEqual(reader.push(`1}${end}`).map(spelled), ['value: {"a":1}']);
      assert.deepEqual(reader.push(`${end}data: 2${end}`).map(spelled), ['value: 2']);
    }
  });

  it('joins the lines of an event that are JSON only together', () => {
    const stream = 'data: {\ndata:   "text": "a",\ndata:   "list": [\ndata: {}, {}]\ndata: }\n\ndata: 2\n\n';
    assert.deepEqual(whole(stream), ['value: {"text":"a","list":[{},{}]}', 'value: 2']);
    assert.deepEqual(byByte(stream), whole(stream));
  });

  it('goes on behind an event whose JSON is broken', () => {
    assert.deepEqual(whole('data: {"a":1,\n\ndata: {"b":2}\n\ndata: oops\n\ndata: 3\n\n'), [
      'malformed: ',
      'value: {"b":2}',
      'malformed: oops',
      'value: 3',
    ]);
  });

  it('says that it was cut, where its last line or payload is incomplete', () => {
    for (const rest of ['d', 'data', 'data:', 'data: ', 'data: {"a"', 'data: {"a":"b', 'data: {"a":[1\n'])
      assert.deepEqual(whole(`data: 1\n\n${rest}`), ['value: 1', 'cut'], rest);
    for (const rest of [':', 'event: x', 'id', '', '\n']) assert.deepEqual(whole(`data: 1\n\n${rest}`), ['value: 1'], rest);
  });

  it('keeps the values in front of a cut line', () => {
    assert.deepEqual(whole('data: {"a":\ndata: {"b":2}\nda'), ['value: {"b":2}', 'cut']);
  });

  it('reads an event behind one that was cut after a backslash', () => {
    const stream = 'data: {"text":"a\\\n\ndata: {\ndata: "b":2}\n\ndata: 3\n\n';
    assert.deepEqual(whole(stream), ['malformed: ', 'value: {"b":2}', 'value: 3']);
    assert.deepEqual(byByte(stream), whole(stream));
  });

  it('reads any number of values in one line', () => {
    assert.equal(whole(`data: ${'{}'.repeat(200_000)}\n\n`).length, 200_000);
  });

  it('counts a payload that the end mark cuts', () => {
    assert.deepEqual(whole('data: {"a":"b\ndata: [DONE]\n\n'), ['malformed: ', 'done']);
  });

  it('ends with the mark that services of this kind send', () => {
    assert.deepEqual(whole('data: 1\n\ndata: [DONE]\n\n'), ['value: 1', 'done']);
    assert.deepEqual(whole('data: 1\ndata:[DONE] \n'), ['value: 1', 'done']);
  });

  it('refuses a line that is too long to be an answer', () => {
    const reader = new EventStreamReader();
    const piece = 'x'.repeat(65_536);
    reader.push('data: "');
    assert.throws(
      () => {
        for (let length = 0; length <= payloadLimit; length += piece.length) reader.push(piece);
      },
      (thrown) => thrown instanceof ChatFailure && thrown.error.kind === 'protocol',
    );
  });
});
