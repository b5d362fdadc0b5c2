import assert from 'node:assert/strict';
import test from 'node:test';
import { ChatSession } from '../../src/session/chat-session.js';
import { createTransport } from '../../src/transport/create-transport.js';

const pieceLength = 65_536;

/** Reads an answer that has arrived completely. @returns its duration, and how often a timer fired meanwhile */
const time = async (body: string, length: number) => {
  const bytes = new TextEncoder().encode(body);
  const fetch = (): Promise<Response> => {
    let at = 0;
    const pull = (controller: ReadableStreamDefaultController<Uint8Array>) =>
      at < bytes.length ? controller.enqueue(bytes.subarray(at, (at += pieceLength))) : controller.close();
    return Promise.resolve(new Response(new ReadableStream({ pull })));
  };
  const session = new ChatSession(createTransport({ endpoint: 'http://x.example', fetch }), { historyLimit: 0 });
  let turns = 0;
  const timer = setInterval(() => turns++);
  const start = performance.now();
  const answer = await session.send('?');
  clearInterval(timer);
  assert.equal(answer.text.length, length);
  return { milliseconds: performance.now() - start, turns };
};

const best = async (body: string, length: number): Promise<number> => {
  const runs = [];
  for (let run = 0; run < 5; run++) runs.push((await time(body, length)).milliseconds);
  return Math.min(...runs);
};

/** How the duration grows with the size, as an exponent: 1 is linear, 2 quadratic. The benchmark measures it exactly. */
const exponent = async (bodyOf: (size: number) => string, size: number): Promise<number> => {
  await time(bodyOf(size / 4), size / 4);
  const [small, large] = [await best(bodyOf(size / 4), size / 4), await best(bodyOf(size), size)];
  return Math.log(large / small) / Math.log(4);
};

const events = (size: number): string => 'data: {"text":"x"}\n\n'.repeat(size);
const lines = (size: number): string => '{"text":"x"}\n'.repeat(size);
const list = (size: number): string => `[${'{"text":"x"},'.repeat(size).slice(0, -1)}]`;
// Numbered, so that no piece equals the text before it and counts as cumulative.
const longWords = (size: number): string =>
  Array.from({ length: size / 1000 }, (_, index) => `data: {"text":"${String(index).padStart(1000, 'x')}"}\n\n`).join('');
const document = (size: number): string => `{"text":"${'x'.repeat(size)}"}`;

for (const [name, bodyOf, size] of [
  ['100,000 events of one character', events, 100_000],
  ['100,000 lines of one character', lines, 100_000],
  ['a list of 100,000 characters', list, 100_000],
  ['10 MB in events', longWords, 10_000_000],
  ['10 MB in one document', document, 10_000_000],
] as const) {
  test(`${name}: the duration grows linearly`, async () => {
    const found = await exponent(bodyOf, size);
    assert.ok(found < 1.75, `the exponent is ${found.toFixed(2)}`);
  });
}

test('timers fire while 10 MB are decoded', async () => {
  const { milliseconds, turns } = await time(longWords(10_000_000), 10_000_000);
  // The decoder yields every 8 ms; a busy machine may take four times as long.
  assert.ok(turns >= Math.min(3, milliseconds / 32), `${turns} turns in ${Math.round(milliseconds)} ms`);
});
