import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { createDemo } from '../../demo/server/create-demo.js';
import { fillPage } from '../../demo/server/fill-page.js';
import { unleashTexts } from '../../demo/server/describe-folder.js';
import { atOnce, collect, conversation, readEvents } from './ask.js';
import { randomFolder, randomFrom } from './random-folder.js';

const index = await readFile(fileURLToPath(new URL('../../demo/index.html', import.meta.url)), 'utf8');

describe('the page over a folder that is not ours', () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'almanac-'));
    for (const { path, markdown } of randomFolder(randomFrom(7)).documents) {
      await mkdir(join(folder, dirname(path)), { recursive: true });
      await writeFile(join(folder, path), markdown);
    }
  });
  after(() => rm(folder, { recursive: true }));

  const pageOf = async (documents: string) => {
    const demo = await createDemo({ documents, pace: atOnce });
    const html = await (await demo.handle(new Request('http://localhost/'))).text();
    return { demo, html };
  };
  const startersIn = (html: string) => Array.from(html.matchAll(/<li>([^<]*)<\/li>/g), ([, text]) => text!);

  test('speaks of it, not of the handbook, and its questions lead to its pages', async () => {
    const { demo, html } = await pageOf(folder);
    assert.doesNotMatch(html, /larkfield|handbook|parental|VPN/i);
    assert.match(html, /<h1 data-text="heading">Ask about almanac-\w+<\/h1>/);
    assert.match(html, /assistant-name=""/);
    assert.match(html, new RegExp(`Answers come from ${demo.documents} documents`));
    const starters = startersIn(html);
    assert.equal(starters.length, 4);
    for (const starter of starters) {
      const request = new Request('http://localhost/unleash/chats/v2', {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
        body: JSON.stringify(conversation(starter.replaceAll('&#39;', "'"))),
      });
      const answer = collect(readEvents(await (await demo.handle(request)).text()));
      assert.ok(answer.references.length > 0, starter);
    }
  });

  test('is named by its front page, whose words are shown as text', async () => {
    await writeFile(join(folder, 'README.md'), '# Sea & <b onclick="alert(1)">Sky</b> "$1"\n');
    const { html } = await pageOf(folder);
    assert.match(html, /<h1 data-text="heading">Ask about Sea &amp; Sky &quot;\$1&quot;<\/h1>/);
    assert.doesNotMatch(html, /<b[ >]|onclick/);
  });
});

test('the handbook’s own page is the file as it stands, and its questions are in it', async () => {
  const demo = await createDemo({ pace: atOnce });
  assert.equal(await (await demo.handle(new Request('http://localhost/'))).text(), index);
  assert.equal(Array.from(index.matchAll(/<li>/g)).length, 4);
});

test('where Unleash answers, the page does not speak of the handbook either', () => {
  assert.doesNotMatch(fillPage(index, unleashTexts), /larkfield|handbook|<li>/i);
});
