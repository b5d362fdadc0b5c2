/** `unleash-chat init`: the questions, the files, and the files at work in nginx, systemd and the server itself. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { describe, it } from 'node:test';
import { promisify } from 'node:util';
import { fromPath } from '../../../scripts/browsers.js';
import { findUnsafe } from '../../../src/server/config/find-unsafe.js';
import { readSettings } from '../../../src/server/config/read-settings.js';
import { run } from '../../../src/server/init/command.js';
import { startNginx } from '../../fixtures/programs.js';
import { session, startGateway } from '../../fixtures/sign-in.js';
import { serving } from '../serve/serving.js';

type After = { after(task: () => unknown): void };

const key = 'canary-key-4711';
const site = ['--site', 'intranet.example.com'];
const identities: Readonly<Record<string, readonly string[]>> = {
  header: ['--identity', 'header'],
  jwt: [
    ...['--identity', 'jwt', '--issuer', 'https://login.example.com/', '--audience', 'intranet-chat'],
    ...['--jwks', 'https://login.example.com/.well-known/jwks.json'],
  ],
  none: ['--identity', 'none', '--everybody-has-the-rights-of-the-key', 'yes'],
};

async function temporaryFolder(test: After): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'unleash-chat-init-'));
  test.after(() => rm(folder, { recursive: true }));
  return folder;
}

async function init(args: readonly string[], lines?: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const written = { stdout: '', stderr: '' };
  const to = (name: keyof typeof written) => ({ write: (text: string) => (written[name] += text) });
  const stdin = new PassThrough();
  stdin.end((lines ?? []).map((line) => `${line}\n`).join(''));
  const argv = [process.execPath, '/opt/unleash chat/cli.js'];
  const code = await run(args, { stdin, stdout: to('stdout'), stderr: to('stderr'), env, argv });
  return { code, ...written };
}

const modeOf = async (path: string): Promise<number> => (await stat(path)).mode & 0o777;

describe('unleash-chat init', () => {
  for (const [identity, flags] of Object.entries(identities)) {
    it(`writes files by flags: identity ${identity}`, async (test) => {
      const folder = await temporaryFolder(test);
      const { code, stdout, stderr } = await init([...site, ...flags, '--folder', folder, '--yes']);
      assert.equal(code, 0, stderr);
      const names = ['unleash-chat.json', 'unleash-chat.nginx.conf', 'unleash-chat.service'];
      assert.deepEqual((await readdir(folder)).sort(), names);
      for (const name of names) assert.ok(stdout.includes(join(folder, name)), name);
      assert.match(stdout, /Write the API key, and nothing else, into .*api-key/);

      const settings = readSettings({}, join(folder, 'unleash-chat.json'));
      assert.deepEqual(findUnsafe(settings), { refusals: [], warnings: [] });
      assert.equal(settings.identity, identity);
      assert.equal(settings.apiKeyFile, join(folder, 'api-key'));
      assert.deepEqual(settings.allowedHosts, ['intranet.example.com']);
      assert.match(stdout, /Try it: open https:\/\/intranet\.example\.com\/unleash-chat\//);
    });
  }

  for (const [token, place] of [
    ['bearer', {}],
    ['cookie __Host-session', { cookie: '__Host-session' }],
    ['header Cf-Access-Jwt-Assertion', { header: 'Cf-Access-Jwt-Assertion' }],
  ] as const) {
    it(`writes where the token is: ${token}`, async (test) => {
      const folder = await temporaryFolder(test);
      const { code, stderr } = await init([...site, ...identities['jwt']!, '--token', token, '--folder', folder, '--yes']);
      assert.equal(code, 0, stderr);
      const { cookie, header } = readSettings({}, join(folder, 'unleash-chat.json')).jwt;
      assert.deepEqual({ ...(cookie !== undefined && { cookie }), ...(header !== undefined && { header }) }, place);
    });
  }

  it('asks what no flag says, and again after a wrong answer', async (test) => {
    const folder = await temporaryFolder(test);
    const lines = [
      'https://intranet.example.com',
      'intranet.example.com',
      'ldap',
      'header',
      '',
      '10.0.0.9:4180',
      'nobody',
      '10.0.0.0/8',
    ];
    const { code, stdout, stderr } = await init(
      ['--folder', folder, '--base-url', 'https://app.acme.unleash.so/e-api'],
      [...lines, '', ''],
    );
    assert.equal(code, 0, stderr);
    assert.match(stdout, /A host name has letters.*[^]*Answer header, jwt, none\.[^]*Say IP addresses or networks/);
    assert.ok(!stdout.includes('base URL of the Unleash API'));
    assert.ok(!stdout.includes('issuer'));
    const settings = readSettings({}, join(folder, 'unleash-chat.json'));
    assert.deepEqual(settings.header, { name: 'X-Auth-Request-Email', peers: ['10.0.0.0/8'] });
    assert.equal(settings.baseUrl, 'https://app.acme.unleash.so/e-api');
    assert.equal(settings.port, 8787);
    assert.match(await readFile(join(folder, 'unleash-chat.nginx.conf'), 'utf8'), /proxy_pass http:\/\/10\.0\.0\.9:4180;/);
  });

  const refused: Readonly<Record<string, readonly [args: readonly string[], pattern: RegExp]>> = {
    'an answer is missing': [['--yes'], /--site is missing: it has no default/],
    'the input ends': [site, /The questions were not answered\. Nothing is written\./],
    'a flag is unknown': [['--sight', 'a.example'], /Unknown option '--sight'/],
    'a flag is wrong': [['--site', 'a.example;', '--yes'], /--site: A host name/],
    'a flag belongs to another identity': [
      [...site, ...identities['header']!, '--issuer', 'a', '--yes'],
      /--issuer does not belong/,
    ],
    'nobody is identified, and that is not said': [
      [...site, '--identity', 'none', '--yes'],
      /--everybody-has-the-rights-of-the-key is missing/,
    ],
    'the place of the token is none': [[...site, ...identities['jwt']!, '--token', 'cookie', '--yes'], /--token: Say bearer/],
    'the keys of the issuer come over http': [
      [...site, ...identities['jwt']!, '--jwks', 'http://login.example.com/keys', '--yes'],
      /--jwks: Say a URL with https/,
    ],
    'the API is reached over http': [[...site, '--base-url', 'http://api.example', '--yes'], /shows the API key to the network/],
    'the folder would add a line to the unit': [
      [...site, '--folder', '/srv/a\nExecStartPre=/bin/b', '--key-file', '/etc/key', '--yes'],
      /--folder takes a path without line breaks/,
    ],
    'there is no key to write': [[...site, '--key', 'file', '--yes'], /UNLEASH_API_KEY must contain the key/],
  };
  for (const [reason, [args, pattern]] of Object.entries(refused)) {
    it(`writes nothing if ${reason}`, async (test) => {
      const folder = await temporaryFolder(test);
      const { code, stderr } = await init(['--folder', folder, ...args]);
      assert.equal(code, 2);
      assert.match(stderr, pattern);
      assert.deepEqual(await readdir(folder), []);
    });
  }

  it('replaces files only with --force', async (test) => {
    const folder = await temporaryFolder(test);
    const unit = join(folder, 'unleash-chat.service');
    await writeFile(unit, 'mine');
    const args = [...site, '--folder', folder, '--yes'];
    const { code, stderr } = await init(args);
    assert.equal(code, 1);
    assert.match(stderr, /unleash-chat\.service exists already\. --force replaces what is there\./);
    assert.deepEqual(await readdir(folder), ['unleash-chat.service']);
    assert.equal(await readFile(unit, 'utf8'), 'mine');
    assert.equal((await init([...args, '--force'])).code, 0);
    assert.match(await readFile(unit, 'utf8'), /DynamicUser=yes/);
  });

  it('writes the key into a file of its own, for its owner alone', async (test) => {
    const folder = await temporaryFolder(test);
    await writeFile(join(folder, 'api-key'), 'old', { mode: 0o644 });
    const args = [...site, '--folder', folder, '--yes', '--force'];
    const { code, stdout, stderr } = await init(args, [], { UNLEASH_API_KEY: key });
    assert.equal(code, 0, stderr);
    assert.equal(await readFile(join(folder, 'api-key'), 'utf8'), `${key}\n`);
    assert.equal(await modeOf(join(folder, 'api-key')), 0o600);
    for (const name of ['unleash-chat.json', 'unleash-chat.nginx.conf', 'unleash-chat.service'])
      assert.ok(!(await readFile(join(folder, name), 'utf8')).includes(key), name);
    assert.ok(!stdout.includes(key));
  });

  it('writes the key into the settings only if asked', async (test) => {
    const folder = await temporaryFolder(test);
    const { code, stderr } = await init([...site, '--folder', folder, '--yes', '--key', 'configuration'], [], {
      UNLEASH_API_KEY: key,
    });
    assert.equal(code, 0, stderr);
    const file = join(folder, 'unleash-chat.json');
    assert.equal(await modeOf(file), 0o600);
    const { apiKey, apiKeyFile } = readSettings({}, file);
    assert.deepEqual({ apiKey, apiKeyFile }, { apiKey: key, apiKeyFile: undefined });
    const unit = await readFile(join(folder, 'unleash-chat.service'), 'utf8');
    assert.match(unit, new RegExp(`^LoadCredential=unleash-chat\\.json:${file}$`, 'm'));
    assert.match(unit, /serve --config %d\/unleash-chat\.json$/m);
  });

  it('explains itself with --help', async () => {
    const { code, stdout } = await init(['--help']);
    assert.equal(code, 0);
    for (const flag of ['--site', '--identity', '--key-file', '--yes', '--force', '--folder'])
      assert.ok(stdout.includes(flag), flag);
  });
});

describe('the nginx file', () => {
  for (const [identity, flags] of Object.entries(identities)) {
    it(`is accepted: identity ${identity}`, async (test) => {
      const folder = await temporaryFolder(test);
      assert.equal((await init([...site, ...flags, '--folder', folder, '--yes'])).code, 0);
      const file = join(folder, 'unleash-chat.nginx.conf');
      const [, block = ''] = /location \/unleash\/ \{([^}]*)\}/.exec(await readFile(file, 'utf8')) ?? [];
      const directives = [
        'proxy_http_version 1.1',
        'proxy_set_header Connection ""',
        'proxy_buffering off',
        'proxy_read_timeout 130s',
      ];
      if (identity === 'header')
        assert.match(await readFile(file, 'utf8'), /location \/unleash-chat\/ \{\n {2}proxy_set_header X-Auth-Request-Email "";/);
      for (const directive of directives) assert.ok(block.includes(`  ${directive};\n`), `${directive} in ${block}`);
      const origin = await startNginx(test, `include ${file};`);
      assert.equal((await fetch(`${origin}/elsewhere`)).status, 404);
    });
  }

  it('lets in who has signed in, under no other name, and passes each piece on', async (test) => {
    let finish = (): void => undefined;
    const server = await serving(
      test,
      (response) => {
        response.writeHead(200, { 'content-type': 'text/event-stream' }).write('data: {"text":"one"}\n\n');
        finish = () => response.end('data: {"text":"two"}\n\ndata: [DONE]\n\n');
      },
      {
        identity: 'header',
        everybodyHasTheRightsOfTheKey: false,
        header: { name: 'X-Auth-Request-Email', peers: ['127.0.0.1'] },
        allowedHosts: ['intranet.example.com'],
      },
    );
    const folder = await temporaryFolder(test);
    const oauth2Proxy = await startGateway(test, 'mina@acme.example');
    const { port } = new URL(server.base);
    const flags = ['--oauth2-proxy', oauth2Proxy, '--port', port, '--folder', folder, '--yes'];
    assert.equal((await init([...site, ...flags])).code, 0);
    // A site that compresses everything: the blocks must not.
    const origin = await startNginx(
      test,
      `include ${folder}/unleash-chat.nginx.conf;`,
      'gzip on; gzip_types *; gzip_min_length 1;',
    );

    const ask = (headers: Readonly<Record<string, string>>) =>
      fetch(`${origin}/unleash/chats/v2`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'text/event-stream', ...headers },
        body: JSON.stringify({ messages: [{ role: 'User', text: 'Who am I?' }] }),
      });
    assert.equal((await ask({ 'x-auth-request-email': 'chief@acme.example' })).status, 401);
    const answer = await ask({
      cookie: `${session.name}=${session.value}`,
      'x-auth-request-email': 'chief@acme.example',
      'accept-encoding': 'gzip',
    });
    assert.equal(answer.status, 200);
    assert.equal(answer.headers.get('content-encoding'), null);
    let text = '';
    for await (const piece of answer.body!) {
      text += new TextDecoder().decode(piece);
      // The second piece is written when the first has arrived, and not before.
      if (text.includes('one')) finish();
    }
    assert.match(text, /two/);
    assert.deepEqual(
      server.requests.map(({ headers }) => headers['unleash-account']),
      ['mina@acme.example'],
    );

    // What the server says of the widget's files arrives: nginx neither compresses nor caches anew.
    const path = '/unleash-chat/unleash-chat.js';
    const [behind, direct] = await Promise.all([origin, server.base].map((base) => fetch(base + path)));
    assert.equal(behind!.status, 200);
    for (const name of ['cache-control', 'content-encoding', 'content-type', 'etag', 'x-content-type-options'])
      assert.equal(behind!.headers.get(name), direct!.headers.get(name), name);
    assert.match(behind!.headers.get('cache-control') ?? '', /max-age/);
  });
});

describe('the systemd unit', () => {
  it('is hardened, and takes the key from systemd', async (test) => {
    const folder = await temporaryFolder(test);
    assert.equal((await init([...site, '--folder', folder, '--yes'])).code, 0);
    const unit = await readFile(join(folder, 'unleash-chat.service'), 'utf8');
    for (const line of [
      'DynamicUser=yes',
      'ProtectSystem=strict',
      'NoNewPrivileges=yes',
      'Restart=on-failure',
      'TimeoutStopSec=135',
      `LoadCredential=api-key:${folder}/api-key`,
      'Environment=UNLEASH_API_KEY_FILE=%d/api-key',
      `ExecStart=${process.execPath} "/opt/unleash chat/cli.js" serve --config ${folder}/unleash-chat.json`,
    ])
      assert.ok(unit.split('\n').includes(line), `${line} in\n${unit}`);
    // What the unit sets, the server knows.
    const settings = readSettings(
      { UNLEASH_API_KEY_FILE: '/run/credentials/api-key', UNLEASH_WIDGET_ARCHIVE: '/var/lib/unleash-chat' },
      join(folder, 'unleash-chat.json'),
    );
    assert.equal(settings.apiKeyFile, '/run/credentials/api-key');
    assert.ok(settings.stopTimeout < 135);
  });

  const analyzer = fromPath('systemd-analyze');
  const nameOfTest = analyzer ? 'is accepted by systemd-analyze' : 'is not checked: there is no systemd-analyze';
  it(nameOfTest, async (test) => {
    if (!analyzer) return;
    const folder = await temporaryFolder(test);
    for (const flags of [[], ['--key', 'configuration', '--force']]) {
      assert.equal((await init([...site, '--folder', folder, '--yes', ...flags], [], { UNLEASH_API_KEY: key })).code, 0);
      // Units of the machine that it depends on may have faults of their own: what is said about this one counts.
      const { stderr }: { readonly stderr: string } = await promisify(execFile)(analyzer, [
        'verify',
        join(folder, 'unleash-chat.service'),
      ]).catch((error: unknown) => error as { readonly stderr: string });
      assert.deepEqual(
        stderr.split('\n').filter((line) => line.includes('unleash-chat')),
        [],
      );
    }
  });
});
