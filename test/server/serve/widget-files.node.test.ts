import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { get, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, beforeEach, describe, test } from 'node:test';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { updateArchive } from '../../../src/server/serve/widget-archive.js';
import { json } from '../../proxy/stand-in.js';
import { serving } from './serving.js';

const script = `export const text = '${'words '.repeat(200)}';\n`;
let folder: string;
before(async () => (folder = await mkdtemp(join(tmpdir(), 'widget-'))));
after(() => rm(folder, { recursive: true }));

async function widgetWith(chunk: string, name: string): Promise<string> {
  const widget = join(folder, name);
  await mkdir(join(widget, 'chunks'), { recursive: true });
  await writeFile(join(widget, 'unleash-chat.js'), script);
  await writeFile(join(widget, 'chunks', chunk), `${script}// ${chunk}`);
  await writeFile(join(widget, 'chunks', `${chunk}.map`), '{}');
  await writeFile(join(widget, 'integrity.json'), '{}');
  await writeFile(join(widget, 'LICENSES.md'), '# Licences');
  return widget;
}

/** As it comes over the network: `fetch` would decode it. */
async function raw(url: string, headers: Record<string, string> = {}) {
  const response = await new Promise<IncomingMessage>((resolve, reject) => get(url, { headers }, resolve).on('error', reject));
  const pieces: Buffer[] = [];
  for await (const piece of response) pieces.push(piece as Buffer);
  return { status: response.statusCode, headers: response.headers, body: Buffer.concat(pieces) };
}

describe('the files of the widget', () => {
  let url: string;
  test('are compressed as the browser likes best', async (t) => {
    const { base } = await serving(t, json, {}, await widgetWith('chat-1.js', 'first'));
    url = `${base}/unleash-chat/`;
    const expected: readonly (readonly [string | undefined, string | undefined])[] = [
      ['gzip, deflate, br, zstd', 'br'],
      ['gzip', 'gzip'],
      ['br;q=0, gzip;q=0.5', 'gzip'],
      ['identity', undefined],
      [undefined, undefined],
    ];
    for (const [accepted, encoding] of expected) {
      const { headers, body } = await raw(`${url}unleash-chat.js`, accepted === undefined ? {} : { 'accept-encoding': accepted });
      assert.equal(headers['content-encoding'], encoding, accepted);
      assert.equal(headers['content-length'], String(body.length));
      assert.equal(headers.vary, 'accept-encoding');
      const decoded = encoding === 'br' ? brotliDecompressSync(body) : encoding === 'gzip' ? gunzipSync(body) : body;
      assert.equal(decoded.toString(), script);
      if (encoding) assert.ok(body.length < script.length / 5);
    }
  });

  test('may be loaded by any page, and kept as long as they stay the same', async (t) => {
    const { base } = await serving(t, json, {}, await widgetWith('chat-1.js', 'first'));
    const { headers } = await raw(`${base}/unleash-chat/unleash-chat.js`);
    assert.equal(headers['cache-control'], 'public, max-age=300, must-revalidate');
    assert.equal(headers['content-type'], 'text/javascript; charset=utf-8');
    assert.equal(headers['access-control-allow-origin'], '*');
    assert.equal(headers['cross-origin-resource-policy'], 'cross-origin');
    assert.equal(headers['x-content-type-options'], 'nosniff');
    const chunk = await raw(`${base}/unleash-chat/chunks/chat-1.js`);
    assert.equal(chunk.headers['cache-control'], 'public, max-age=31536000, immutable');
    for (const [path, status] of [
      ['chunks/chat-1.js.map', 200],
      ['LICENSES.md', 200],
      ['integrity.json', 404],
      ['chunks/', 404],
      ['constructor', 404],
    ] as const)
      assert.equal((await raw(`${base}/unleash-chat/${path}`)).status, status, path);
  });

  test('are not sent again to a browser that has them', async (t) => {
    const { base } = await serving(t, json, {}, await widgetWith('chat-1.js', 'first'));
    const at = `${base}/unleash-chat/unleash-chat.js`;
    const { headers } = await raw(at, { 'accept-encoding': 'br' });
    const etag = headers.etag!;
    for (const known of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
      const again = await raw(at, { 'accept-encoding': 'br', 'if-none-match': known });
      assert.deepEqual([again.status, again.body.length, again.headers.etag], [304, 0, etag], known);
      assert.equal(again.headers['cache-control'], headers['cache-control']);
    }
    assert.equal((await raw(at, { 'accept-encoding': 'gzip', 'if-none-match': etag })).status, 200);
    assert.equal((await raw(at, { 'accept-encoding': 'br', 'if-none-match': '"other"' })).status, 200);
    const head = await fetch(at, { method: 'HEAD', headers: { 'accept-encoding': 'identity' } });
    assert.deepEqual([head.status, head.headers.get('content-length'), await head.text()], [200, String(script.length), '']);
  });
});

describe('the archive', () => {
  const day = 24 * 3_600_000;
  let archive: string;
  let first: string;
  let second: string;
  beforeEach(async () => {
    archive = join(folder, `archive-${Math.random()}`);
    first = await widgetWith('chat-1.js', 'first');
    second = await widgetWith('chat-2.js', 'second');
  });
  const archived = async () => (await readdir(archive)).filter((name) => name.endsWith('.js')).toSorted();

  test('serves the chunks of the version before, for pages that are still open', async (t) => {
    await (await serving(t, json, { widgetArchive: archive }, first)).stop();
    const { base } = await serving(t, json, { widgetArchive: archive }, second);
    for (const name of ['chat-1.js', 'chat-2.js']) {
      const { status, body, headers } = await raw(`${base}/unleash-chat/chunks/${name}`);
      assert.deepEqual([status, body.toString()], [200, `${script}// ${name}`]);
      assert.match(headers['cache-control']!, /immutable/);
    }
    assert.equal((await raw(`${base}/unleash-chat/chunks/current.json`)).status, 404);
  });

  test('keeps them for 30 days from the upgrade, however long the version was in use', async () => {
    const start = Date.now();
    const at = (days: number) => new Date(start + days * day);
    await updateArchive(first, archive, at(0));
    await updateArchive(second, archive, at(100));
    await updateArchive(second, archive, at(129));
    assert.deepEqual(await archived(), ['chat-1.js', 'chat-2.js']);
    await updateArchive(second, archive, at(131));
    assert.deepEqual(await archived(), ['chat-2.js']);
  });

  test('leaves what is not its own', async () => {
    await updateArchive(first, archive);
    await writeFile(join(archive, 'notes.txt'), 'mine');
    await utimes(join(archive, 'notes.txt'), new Date(0), new Date(0));
    await updateArchive(second, archive);
    assert.ok((await readdir(archive)).includes('notes.txt'));
  });

  test('that cannot be written is named', async (t) => {
    await writeFile(archive, '');
    await assert.rejects(serving(t, json, { widgetArchive: join(archive, 'old') }, first), {
      name: 'ConfigurationError',
      sentences: [`widgetArchive: this process cannot keep files in ${join(archive, 'old')} (ENOTDIR).`],
    });
  });
});
