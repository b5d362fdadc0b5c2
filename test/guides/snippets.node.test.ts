/** Runs the samples of client and proxy that are no complete program, against the demo's assistant. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { after, before, describe, it } from 'node:test';
import { promisify } from 'node:util';
import { serveDemo, type ServedDemo } from '../../demo/server/serve-demo.js';
import { root } from '../../scripts/processes.js';
import { placeOf, samples, type Sample } from './samples.js';

const question = `new Request('http://intranet.example/unleash/chats/v2', {
  method: 'POST',
  headers: { accept: 'text/event-stream', 'content-type': 'application/json' },
  body: JSON.stringify({ messages: [{ role: 'User', text: 'How many days of parental leave do I get?' }] }),
})`;

describe('the snippets', () => {
  let demo: ServedDemo;
  before(async () => {
    demo = await serveDemo({ port: 0, pace: { milliseconds: 0, pieces: 8 } });
  });
  after(() => demo.close());

  /** Runs a module, with the entries of the package from the sources. */
  const run = async (code: string): Promise<string> => {
    const flags = ['--import', 'tsx', '--import', './test/guides/resolve-package.mjs', '--input-type=module', '--eval', code];
    const env = { ...process.env, UNLEASH_API_KEY: 'any' };
    const { stdout, stderr } = await promisify(execFile)(process.execPath, flags, { cwd: root, env });
    assert.equal(stderr, '');
    return stdout;
  };

  for (const sample of samples.filter(({ kind }) => kind === 'client')) {
    it(`${placeOf(sample)} answers`, async () => {
      const endpoint = `${demo.url}unleash`;
      const code = sample.code.replace('https://intranet.example/unleash', endpoint);
      const start = `import { createClient } from 'unleash-chat/client'; const client = createClient({ endpoint: '${endpoint}' });`;
      assert.match(await run(code.includes('createClient') ? code : `${start}\n${code}`), /leave|book|apply/i);
    });
  }

  // These run in test/guides/recipes.node.test.ts, with an issuer of tokens and with Redis.
  const needsPrograms = (code: string): boolean => /verifiedJwt|redis/.test(code);
  // Those for frameworks are routes of the applications in demo/frameworks.
  const isProxy = ({ kind, code, document }: Sample): boolean =>
    kind === 'proxy' && code.includes('createProxy(') && !document.endsWith('frameworks.md') && !needsPrograms(code);
  for (const sample of samples.filter(isProxy)) {
    it(`${placeOf(sample)} answers signed-in users only`, async () => {
      const code = sample.code
        .replace('createProxy({', `createProxy({ baseUrl: '${demo.url}unleash',`)
        .replace(/^export \{.*$/m, '')
        .replace(/^import .*'@\/auth';$/m, 'const auth = async () => ({ user: signedIn() });');
      const stubs = `
        let user = { email: 'ada@intranet.example', groups: ['staff'] };
        const signedIn = () => user;
        const sessionOf = async () => user;
        const ask = () => proxy(${question.replace("'content-type'", "...(user ? { 'x-auth-request-email': user.email } : {}), 'content-type'")}, { peer: '127.0.0.1' });`;
      const whole = `${/import .*createProxy/.test(code) ? '' : "import { createProxy } from 'unleash-chat/proxy';"}
        ${code}
        ${stubs}
        const first = await ask();
        const text = await first.text();
        user = undefined;
        console.log(first.status, text.match(/^data:/gm)?.length > 5, (await ask()).status);`;
      assert.equal((await run(whole)).trim(), '200 true 401');
    });
  }

  for (const sample of samples.filter(({ language }) => language === 'json'))
    it(`${placeOf(sample)} is JSON`, () => assert.equal(typeof JSON.parse(sample.code), 'object'));
});
