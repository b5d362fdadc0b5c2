import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import test from 'node:test';
import { settingsSchema } from '../../../src/server/config/settings.js';
import { checkSetup } from '../../../src/server/serve/check-setup.js';
import { key, standIn, type Answer } from '../../proxy/stand-in.js';
import { freePort } from '../../fixtures/free-port.js';
import { certificate } from './certificate.js';
import { nobody, type Given } from './serving.js';

const problem =
  (status: number, body: object, headers = {}): Answer =>
  (response) =>
    void response
      .writeHead(status, { 'content-type': 'application/problem+json', ...headers })
      .end(JSON.stringify({ status, ...body }));

const accepted: Answer = (response) => void response.writeHead(200, { 'content-type': 'application/json' }).end('{"stats":[]}');
const missing = problem(403, { title: 'Forbidden', reason: 'Missing impersonation header' });
/** A key that asks in the name of people, and knows one of them. */
const impersonating: Answer = (response, request) => {
  const account = request.headers['unleash-account'];
  if (account === undefined) missing(response, request);
  else if (account === 'mina@acme.example') accepted(response, request);
  else problem(403, { title: `Unknown account for ${key}` })(response, request);
};
const people: Given = { identity: 'header', header: { name: 'x-user', peers: ['127.0.0.1'] } };

async function check(given: Given, account?: string): Promise<readonly string[]> {
  const results = await checkSetup(settingsSchema.parse({ ...nobody, ...given }), key, { account, widget: '/somewhere' });
  for (const { sentence } of results) {
    assert.match(sentence, /\.$/);
    assert.ok(!sentence.includes(key), sentence);
  }
  return results.map(({ verdict, sentence }) => `${verdict}: ${sentence}`);
}

type Case = readonly [name: string, answer: Answer, given: Given, account: string | undefined, last: RegExp];
const cases: readonly Case[] = [
  ['a key with rights of its own', accepted, nobody, undefined, /^right: Unleash accepts the key\. Everybody has its rights/],
  [
    'a key that wants a person, without one',
    impersonating,
    nobody,
    undefined,
    /^wrong: The key asks in the name of people \("Missing impersonation header"\)/,
  ],
  ['a key that wants a person, and people', impersonating, people, undefined, /^note: .*Add --account/],
  ['a person that Unleash knows', impersonating, people, 'mina@acme.example', /^right: Unleash answers that account/],
  [
    'a person that Unleash does not know',
    impersonating,
    people,
    'nobody@acme.example',
    /^wrong: Unleash refuses that account \(status 403, "Unknown account for \[key\]"\)/,
  ],
  [
    'an account for everybody',
    impersonating,
    { identity: 'account', account: 'mina@acme.example', everybodyHasTheRightsOfTheAccount: true },
    undefined,
    /^right: Unleash answers that account/,
  ],
  ['a key that works alone, and people', accepted, people, 'mina@acme.example', /^right: Unleash answers/],
  ['a refused key', problem(401, { title: 'Unauthorized' }), nobody, undefined, /^wrong: Unleash refuses the API key/],
  [
    'a redirect',
    problem(302, {}, { location: 'https://login.acme.example/sign-in?secret=1' }),
    nobody,
    undefined,
    /^wrong: 127\.0\.0\.1:\d+ answers with a redirect to https:\/\/login\.acme\.example: /,
  ],
  [
    'another server',
    (response) => void response.writeHead(404).end('<h1>Not found</h1>'),
    nobody,
    undefined,
    /^wrong: There is no Unleash API at/,
  ],
  ['a sign-in page', (response) => void response.end('<!doctype html>'), nobody, undefined, /^wrong: There is no Unleash API at/],
  ['a failure', problem(500, { title: 'Oh no' }), nobody, undefined, /^wrong: Unleash answers with status 500, "Oh no"/],
  [
    'a closed connection',
    (response) => void response.destroy(),
    nobody,
    undefined,
    /^wrong: 127\.0\.0\.1:\d+ cannot be reached \(UND_ERR_SOCKET\)/,
  ],
];

for (const [name, answer, given, account, last] of cases) {
  test(`--check recognises ${name}`, async (t) => {
    const { url, requests } = await standIn(t, answer);
    const sentences = await check({ ...given, baseUrl: `${url}/e-api` }, account);
    assert.deepEqual(sentences.slice(0, 2), ['right: The settings fit together.', 'right: The files of the widget are there.']);
    assert.match(sentences.at(-1)!, last);
    assert.ok(
      requests.every(({ path, headers }) => path === '/e-api/filters/stats' && headers.authorization === `Bearer ${key}`),
    );
  });
}

test('--check says why Unleash cannot be reached', async (t) => {
  const closed = `http://127.0.0.1:${await freePort()}`;
  assert.match((await check({ baseUrl: closed })).at(-1)!, /^wrong: 127\.0\.0\.1:\d+ refuses the connection\./);
  assert.match(
    (await check({ baseUrl: 'https://unleash.invalid' })).at(-1)!,
    /^wrong: unleash\.invalid is a name that this machine cannot find/,
  );
  const { cert, key: privateKey } = certificate(t);
  const server = createServer({ cert: readFileSync(cert), key: readFileSync(privateKey) }, (_, response) =>
    response.end(),
  ).listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => (server.closeAllConnections(), server.close()));
  const { port } = server.address() as AddressInfo;
  assert.match(
    (await check({ baseUrl: `https://localhost:${port}` })).at(-1)!,
    /^wrong: localhost:\d+ has a certificate that this machine does not trust \(\w+\)/,
  );
  const plain = await standIn(t, accepted);
  assert.match(
    (await check({ baseUrl: plain.url.replace('http:', 'https:') })).at(-1)!,
    /^wrong: .* does not speak TLS as it should/,
  );
});

test('--check tries Redis, the keys of the issuer and the certificate', async (t) => {
  const { url } = await standIn(t, accepted);
  const wrong = async (given: Given) =>
    (await check({ baseUrl: url, ...given })).filter((sentence) => sentence.startsWith('wrong'));
  assert.match(
    (await wrong({ limits: { redisUrl: 'redis://127.0.0.1:1' } })).join(),
    /^wrong: Redis cannot be used \(ECONNREFUSED\)\. Check limits\.redisUrl\.$/,
  );
  const jwt = { issuer: 'https://sso.acme.example', audience: 'chat' };
  const keys = await standIn(t, (response, { path }) => void response.end(path === '/keys' ? '{"keys":[{"kty":"RSA"}]}' : '{}'));
  assert.deepEqual(await wrong({ identity: 'jwt', jwt: { ...jwt, jwks: `${keys.url}/keys` } }), []);
  assert.match((await wrong({ identity: 'jwt', jwt: { ...jwt, jwks: `${keys.url}/none` } })).join(), /the answer is no key set/);
  assert.match((await wrong({ identity: 'jwt', jwt: { ...jwt, jwks: 'http://127.0.0.1:1' } })).join(), /cannot be reached/);
  assert.match(
    (await wrong({ identity: 'jwt', jwt: { ...jwt, jwks: 'http://sso.acme.example/keys' } })).join(),
    /^wrong: jwt: jwks must be a key set, or its https URL/,
  );
  assert.match(
    (await wrong({ tls: { cert: '/nowhere.pem', key: '/nowhere.pem' } })).join(),
    /tls\.cert: there is no file \/nowhere\.pem/,
  );
  const { cert } = certificate(t);
  assert.match((await wrong({ tls: { cert, key: cert } })).join(), /must be PEM files that belong together/);
  assert.match(
    (await wrong({ allowedOrigins: ['portal.acme.example'] })).join(),
    /^wrong: allowedOrigins has "portal\.acme\.example"/,
  );
});
