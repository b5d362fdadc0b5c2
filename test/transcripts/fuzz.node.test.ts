import assert from 'node:assert/strict';
import test from 'node:test';
import fc from '../fast-check.js';
import type { AnswerEvent } from '../../src/conversation/answer-event.js';
import { newMessage } from '../../src/conversation/conversation.js';
import { reduce } from '../../src/conversation/reduce.js';
import { ask } from '../transport/requests.js';
import { answerWith, bytesOf, cutAt, transcripts } from './play-transcript.js';
import type { Transcript } from './transcript.js';

const version = fc.constantFrom('v1' as const, 'v2' as const);
const cuts = fc.array(fc.nat(5000), { maxLength: 8 });

/** Decodes a body into a message. Asserts that nothing but a `ChatFailure` is thrown. */
const play = async (body: Uint8Array, places: readonly number[], apiVersion: 'v1' | 'v2') => {
  const transcript = { name: '', version: apiVersion, body, headers: {}, ends: { status: 'done', text: '' } } as const;
  const asked = await ask({ endpoint: 'http://x.example', fetch: answerWith(transcript, cutAt(body, places)), apiVersion });
  assert.equal(asked.thrown, undefined);
  const message = asked.events.reduce((answer, event: AnswerEvent) => reduce(answer, event, 1), newMessage('assistant', '', 0));
  return { message, error: asked.error };
};

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

const syntax = fc.constantFrom(
  ...[
    'data: ',
    'data:',
    'event: x',
    ':',
    '\n',
    '\n\n',
    '\r',
    '\r\n',
    '{',
    '}',
    '[',
    ']',
    '"',
    '\\',
    ',',
    ':',
    'null',
    '{"text":"',
    '"}',
    '[DONE]',
    '<',
    '\uFEFF',
    '{"type":"Full"',
    '😀',
    '"parts":[{',
  ],
);
const bytes = fc.oneof(
  fc.uint8Array({ maxLength: 300 }),
  fc.array(fc.oneof(syntax, fc.string({ maxLength: 6 })), { maxLength: 60 }).map((parts) => encode(parts.join(''))),
);

test('4,000 random byte streams end without unexpected errors', async () => {
  await fc.assert(
    fc.asyncProperty(bytes, cuts, version, async (body, places, api) => void (await play(body, places, api))),
    {
      numRuns: 4000,
    },
  );
});

const short = transcripts.filter((transcript: Transcript) => bytesOf(transcript).length < 5000);
const mutation = fc.record({
  at: fc.nat(3000),
  remove: fc.nat(6),
  insert: fc.oneof(fc.uint8Array({ maxLength: 4 }), syntax.map(encode)),
});

test('2,500 mutated transcripts end without unexpected errors', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...short),
      fc.array(mutation, { minLength: 1, maxLength: 5 }),
      cuts,
      async (real, mutations, places) => {
        let body = [...bytesOf(real)];
        for (const { at, remove, insert } of mutations) body = body.toSpliced(at % (body.length + 1), remove, ...insert);
        await play(Uint8Array.from(body), places, real.version);
      },
    ),
    { numRuns: 2500 },
  );
});

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};
/** Text that is neither JSON nor contains the text of an answer. */
const noise = fc
  .array(fc.oneof(syntax, fc.string({ maxLength: 4 })), { minLength: 1, maxLength: 8 })
  .map((parts) => ({ noise: parts.join('').replace(/[\r\n]/g, '') }))
  .filter(({ noise: text }) => !isJson(text) && text.trim() !== '' && !/\[DONE\]|"text":".*"\s*\}/.test(text));
/** A payload cut after so many characters. */
const cut = fc.record({ cutAfter: fc.integer({ min: 1, max: 60 }) });
const row = fc.oneof({ weight: 4, arbitrary: fc.string({ unit: 'binary', maxLength: 20 }) }, noise, cut);
const framing = fc.constantFrom('events', 'events without blank lines', 'lines');

test('2,500 streams with malformed payloads keep all text of well-formed payloads, in order', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(row, { minLength: 1, maxLength: 12 }),
      framing,
      cuts,
      version,
      async (rows, framed, places, api) => {
        const wrap = (text: string) =>
          JSON.stringify(api === 'v2' ? { text } : { type: 'Message', parts: [{ type: 'Text', text }] });
        // Numbered, so that no piece equals the text before it and counts as cumulative.
        const textOf = (each: (typeof rows)[number], index: number) => (typeof each === 'string' ? `${index}:${each};` : '');
        const frames = rows.map((each, index) => {
          if (typeof each === 'string') return wrap(textOf(each, index));
          if ('cutAfter' in each) return wrap('cut').slice(0, Math.min(each.cutAfter, wrap('cut').length - 1));
          // Without blank lines, brackets that happen to match would join several lines to one value.
          return framed === 'events' ? each.noise : each.noise.replace(/[[\]{}]/g, '');
        });
        const body = [wrap('#'), ...frames]
          .map((frame) => (framed === 'lines' ? `${frame}\n` : `data: ${frame}\n${framed === 'events' ? '\n' : ''}`))
          .join('');
        const { message } = await play(encode(body), places, api);
        assert.equal(message.text, `#${rows.map(textOf).join('')}`);
      },
    ),
    { numRuns: 2500 },
  );
});

const keys = [
  'text',
  'type',
  'parts',
  'message',
  'tool',
  'toolCalls',
  'reference',
  'referenceIds',
  'position',
  'sources',
  'sourcesIds',
  'response',
  'resources',
  'enterprise',
  'results',
  'id',
  'toolId',
  'toolStep',
  'stepDescription',
  'toolCallStatus',
  'status',
  'references',
  'resourceId',
  'indices',
  'code',
  'role',
  'title',
  'url',
  'custom',
  'webSearch',
  '__proto__',
  'requestId',
  'threadId',
];
const value = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 6, depthSize: 'small' },
    fc.constantFrom(
      'Message',
      'Full',
      'Text',
      'InlineReference',
      'Start',
      'End',
      'a',
      '',
      'Assistant',
      null,
      true,
      -1,
      0,
      1,
      2.5,
      1e300,
    ),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom(...keys), tie('value'), { maxKeys: 5 }),
  ),
})).value;

test('1,000 payloads of arbitrary shape are decoded or ignored', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(value, { maxLength: 8 }), version, async (values, api) => {
      await play(encode(values.map((each) => `data: ${JSON.stringify(each)}\n\n`).join('')), [], api);
    }),
    { numRuns: 1000 },
  );
});
