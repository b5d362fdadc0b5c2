import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { Clock } from '../../demo/assistant/api/pace.js';
import { createDemo } from '../../demo/server/create-demo.js';
import { serveDemo, type ServedDemo } from '../../demo/server/serve-demo.js';
import { crawl } from './crawl.js';
import { atOnce, collect, conversation, readEvents, type CollectedAnswer } from './ask.js';

async function askServed(url: string, question: string, init: RequestInit = {}): Promise<CollectedAnswer> {
  const response = await post(url, question, init);
  assert.equal(response.status, 200);
  return collect(readEvents(await response.text()));
}

function post(url: string, question: string, init: RequestInit = {}): Promise<Response> {
  const headers = { 'content-type': 'application/json', accept: 'text/event-stream' };
  const body = JSON.stringify({ ...conversation(question), threadId: 'thread' });
  return fetch(new URL('unleash/chats/v2', url), { method: 'POST', headers, body, ...init });
}

describe('the demo over HTTP', () => {
  let served: ServedDemo;
  before(async () => {
    served = await serveDemo({ port: 0, pace: atOnce });
  });
  after(() => served.close());

  test('serves its page under a strict policy', async () => {
    const response = await fetch(served.url);
    assert.equal(response.status, 200);
    assert.match(await response.text(), /<unleash-chat/);
    const policy = response.headers.get('content-security-policy') ?? '';
    for (const directive of [
      "default-src 'none'",
      "script-src 'self'",
      "connect-src 'self'",
      "style-src 'self'",
      "require-trusted-types-for 'script'",
    ]) {
      assert.ok(policy.split('; ').includes(directive), policy);
    }
    assert.equal(response.headers.get('x-content-type-options'), 'nosniff');
  });

  test('answers through the proxy, with links that open the cited section', async () => {
    const { resources, cited, text } = await askServed(served.url, 'How many days of parental leave do I get?');
    assert.match(text, /80 working days/);
    assert.equal(cited[0], 'people/parental-leave.md');
    for (const { url, title } of resources) {
      assert.ok(url.startsWith(`${served.url}documents/`), url);
      const response = await fetch(url);
      assert.equal(response.status, 200, url);
      const html = await response.text();
      assert.ok(html.includes(`<title>${title.replace('&', '&amp;')}</title>`), url);
      const { hash } = new URL(url);
      assert.ok(html.includes(`id="${decodeURIComponent(hash.slice(1))}"`), url);
    }
  });

  test('lists every document, and links between them lead to a page and to a heading of it', async () => {
    const pages = await crawl(new URL('documents/index.html', served.url).href, fetch);
    assert.equal(pages.length, served.demo.documents + 1);
  });

  test('lists the documents by folder and title, and dates them as people do', async () => {
    const index = await (await fetch(new URL('documents/', served.url))).text();
    const titles = Array.from(index.matchAll(/<li><a [^>]*>([^<]*)/g), ([, title]) => title!);
    const benefits = titles.slice(0, titles.indexOf('Salary and bonus') + 1);
    assert.deepEqual(benefits, benefits.toSorted());
    assert.equal(benefits[0], 'Benefits in Canada');
    const page = await (await fetch(new URL('documents/travel/mileage-and-per-diems.html', served.url))).text();
    assert.match(page, /updated 1 July 2026/);
  });

  test('serves its own files and nothing else', async () => {
    const statuses = async (paths: readonly string[]) =>
      Promise.all(paths.map(async (path) => (await fetch(new URL(path, served.url))).status));
    assert.deepEqual(await statuses(['demo.css', 'documents.css', 'documents', 'documents/index.html']), [200, 200, 200, 200]);
    const hidden = ['server/start.ts', 'handbook/people/parental-leave.md', '.%2e/package.json', '%00', '%', 'cdn/', 'nowhere'];
    assert.deepEqual(
      await statuses(hidden),
      hidden.map(() => 404),
    );
    // Segments of dots that no client has removed are refused as such.
    const dots = ['..%2fpackage.json', 'documents/..%2f..%2fpackage.json', 'cdn/..%2f..%2fpackage.json'];
    assert.deepEqual(
      await statuses(dots),
      dots.map(() => 400),
    );
    assert.equal((await fetch(served.url, { method: 'POST' })).status, 405);
    const head = await fetch(served.url, { method: 'HEAD' });
    assert.deepEqual([head.status, await head.text()], [200, '']);
  });

  test('finds another port when its own is taken, and takes none that was asked for', async () => {
    const one = await serveDemo({ pace: atOnce });
    const other = await serveDemo({ pace: atOnce });
    try {
      assert.notEqual(one.url, other.url);
      await assert.rejects(serveDemo({ port: Number(new URL(one.url).port) }), { code: 'EADDRINUSE' });
    } finally {
      await Promise.all([one.close(), other.close()]);
    }
  });
});

test('an answer is no longer made once the browser has gone', async () => {
  const stopped = new Promise<void>((resolve) => {
    const clock: Clock = {
      wait: (_, signal) =>
        new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => (resolve(), reject(signal.reason as Error)));
        }),
    };
    void serve(clock);
  });
  await stopped;

  async function serve(clock: Clock): Promise<void> {
    const served = await serveDemo({ port: 0, clock });
    const controller = new AbortController();
    const response = await post(served.url, 'How many days of parental leave do I get?', { signal: controller.signal });
    await response.body!.getReader().read();
    controller.abort();
    await stopped;
    await served.close();
  }
});

describe('a folder that is not ours', () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'documents-'));
  });
  after(() => rm(folder, { recursive: true }));

  test('the Markdown files of an installed package answer a question about it', async () => {
    const demo = await createDemo({
      documents: fileURLToPath(new URL('../../node_modules/marked', import.meta.url)),
      pace: atOnce,
    });
    const request = new Request('http://localhost/unleash/chats/v2', {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
      body: JSON.stringify(conversation('How do I install marked?')),
    });
    const answer = collect(readEvents(await (await demo.handle(request)).text()));
    assert.match(answer.text, /npm install (-g )?marked/);
    assert.equal(answer.cited[0], 'README.md');
    assert.equal(answer.steps[0], 'Searching the documents for install marked');
  });

  test('what is hostile in it is shown, not run; what lies outside it is not read', async () => {
    const outside = join(folder, 'outside');
    const inside = join(folder, 'inside');
    await mkdir(join(inside, 'a (b)'), { recursive: true });
    await mkdir(outside);
    await writeFile(join(outside, 'secret.md'), '# Secret');
    await symlink(outside, join(inside, 'linked'));
    await symlink(join(outside, 'secret.md'), join(inside, 'secret.md'));
    const hostile = [
      '# <img src=x onerror=alert(1)> & more',
      '<script>alert(1)</script>',
      'Text <b onclick="alert(1)">bold</b> [run](javascript:alert(1)) [data](data:text/html,x) ![pixel](https://evil.example/p.png)',
      '[out](../outside/secret.md) [way out](../../../etc/passwd) [next](<a (b)/Next page.md#Part%20one>)',
    ];
    await writeFile(join(inside, 'hostile.md'), hostile.join('\n\n'));
    await writeFile(
      join(inside, 'a (b)', 'Next page.md'),
      '---\ntitle: "</title><script>alert(1)</script>"\n---\n\n## Part one\n\nDone.',
    );
    await writeFile(join(inside, 'broken.markdown'), '---\n: [\n---\n');

    const demo = await createDemo({ documents: inside, pace: atOnce });
    assert.equal(demo.documents, 3);
    const get = async (path: string) => (await demo.handle(new Request(`http://localhost${path}`))).text();
    for (const path of ['/documents/', '/documents/hostile.html', '/documents/a%20%28b%29/Next%20page.html']) {
      const html = await get(path);
      assert.doesNotMatch(html, /<(script|img|b)\b|javascript:|data:text|onclick="(?!alert)/i, path);
      assert.doesNotMatch(html, /href="[^"]*(secret|passwd)/, path);
    }
    const page = await get('/documents/hostile.html');
    assert.ok(page.includes('&lt;script&gt;alert(1)&lt;/script&gt;'));
    const next = linksIn(page).find((link) => link.includes('Next'));
    assert.equal(next, 'a%20%28b%29/Next%20page.html#Part%20one');
    assert.match(await get('/documents/broken.html'), /<h1>broken<\/h1>/);
  });

  test('a folder that is missing, or holds no Markdown, is told in a sentence', async () => {
    await assert.rejects(createDemo({ documents: join(folder, 'missing') }), /There is no folder .*missing\.$/);
    await mkdir(join(folder, 'empty'));
    await assert.rejects(createDemo({ documents: join(folder, 'empty') }), /There are no Markdown files/);
  });
});

test('questions.json names pages that there are', async () => {
  const questions = JSON.parse(await readFile(fileURLToPath(new URL('questions.json', import.meta.url)), 'utf8')) as {
    page: string;
  }[];
  for (const { page } of questions) await readFile(fileURLToPath(new URL(`../../demo/handbook/${page}`, import.meta.url)));
});

function linksIn(html: string): readonly string[] {
  return Array.from(html.matchAll(/<a href="([^"]*)"/g), ([, link]) => link!);
}
