/** Who asks: the two ready strategies, over real HTTP, with the spellings that attackers try. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect } from 'node:net';
import test from 'node:test';
import { exportJWK, generateKeyPair, SignJWT, UnsecuredJWT, type CryptoKey, type JWTPayload } from 'jose';
import { createProxy, trustedHeader, verifiedJwt } from '../../src/proxy/proxy.js';
import { json, key, post, proxied, question, standIn } from './stand-in.js';

const header = 'x-auth-request-email';

/** Sends header lines as they are written, which `fetch` would not. Returns the status. */
async function sendRaw(url: string, lines: readonly string[], path?: string): Promise<number> {
  const { hostname, port, pathname } = new URL(`${url}/chats/v2`);
  const body = JSON.stringify(question);
  const head = [`POST ${path ?? pathname} HTTP/1.1`, `host: ${hostname}`, 'content-type: application/json', 'connection: close'];
  const socket = connect(Number(port), hostname);
  socket.write([...head, `content-length: ${Buffer.byteLength(body)}`, ...lines, '', body].join('\r\n'));
  let answer = '';
  socket.on('data', (text: Buffer) => (answer += text.toString('latin1')));
  await once(socket, 'close');
  return Number(/^HTTP\/1\.1 (\d+)/.exec(answer)?.[1] ?? 0);
}

test('a header of a listed peer names who asks', async (t) => {
  for (const peers of [['127.0.0.1'], ['127.0.0.0/8', '10.0.0.0/8'], ['::ffff:127.0.0.1']]) {
    const { url, requests } = await proxied(t, json, { account: trustedHeader({ name: header, peers }) });
    assert.equal((await post(`${url}/chats/v2`, question, { headers: { [header]: ' mina@acme.example ' } })).status, 200);
    assert.equal((await post(`${url}/chats/v2`, question)).status, 401, 'nobody is signed in');
    assert.deepEqual(
      requests.map(({ headers }) => headers['unleash-account']),
      ['mina@acme.example'],
    );
  }
});

test('the header counts for nothing on a connection from elsewhere', async (t) => {
  for (const peers of [['10.0.0.1'], ['10.0.0.0/8'], ['::1'], ['192.168.0.0/16', 'fd00::/8']]) {
    const { url, requests, failures } = await proxied(t, json, { account: trustedHeader({ name: header, peers }) });
    assert.equal((await post(`${url}/chats/v2`, question, { headers: { [header]: 'mina@acme.example' } })).status, 403);
    assert.equal(requests.length, 0);
    assert.deepEqual(
      failures.map(({ kind }) => kind),
      ['identity'],
    );
  }
});

test('a header that is there twice, or names more than one, names nobody', async (t) => {
  const { url, requests } = await proxied(t, json, { account: trustedHeader({ name: header, peers: ['127.0.0.1'] }) });
  const refused: readonly (readonly string[])[] = [
    [`${header}: mina@acme.example`, `${header}: chief@acme.example`],
    [`${header}: mina@acme.example`, `${header.toUpperCase()}: mina@acme.example`],
    [`${header}: mina@acme.example, chief@acme.example`],
    [`${header}: mina@acme.example;chief@acme.example`],
    [`${header}: "mina@acme.example"`],
    [`${header}: <chief@acme.example>`],
    [`${header}: Mina <chief@acme.example>`],
    [`${header}: mina@acme.example@chief`],
    [`${header}: mina @acme.example`],
    [`${header}: ${'x'.repeat(200)}@acme.example`],
  ];
  for (const lines of refused) assert.equal(await sendRaw(url, lines), 403, lines.join(' | '));
  assert.equal(await sendRaw(url, [`${header}: `]), 401);
  assert.equal(await sendRaw(url, [`x_auth_request_email: mina@acme.example`]), 401, 'an underscore is another name');
  assert.equal(requests.length, 0);
  assert.equal(await sendRaw(url, [`${header}: 8a6e0804-2bd0-4672-b79d-d97027f9071a`]), 200);
  assert.equal(await sendRaw(url, [`${header}: o.brien+chat@mail.acme.example`, 'unleash-account: chief@acme.example']), 200);
  assert.deepEqual(
    requests.map(({ headers }) => headers['unleash-account']),
    ['8a6e0804-2bd0-4672-b79d-d97027f9071a', 'o.brien+chat@mail.acme.example'],
  );
});

test('a path that servers in front may read in another way is refused', async (t) => {
  const { url, requests } = await proxied(t, json, { account: trustedHeader({ name: header, peers: ['127.0.0.1'] }) });
  const named = [`${header}: mina@acme.example`];
  for (const path of ['/public%2fx/../unleash/chats/v2', '/public%2Fx/%2E%2e/unleash/chats/v2', '/unleash/./chats/v2'])
    assert.equal(await sendRaw(url, named, path), 400, path);
  assert.equal(requests.length, 0);
  assert.equal(await sendRaw(url, named, '/unleash/chats/v2?from=/../x#/..'), 200);
});

test('a pattern of the host must match the whole name', async (t) => {
  const account = trustedHeader({ name: header, peers: ['127.0.0.1'], pattern: /[a-z]+@acme\.example/ });
  const { url } = await proxied(t, json, { account });
  assert.equal(await sendRaw(url, [`${header}: mina@acme.example`]), 200);
  for (const name of ['mina@acme.example.evil', 'xmina@other.example', 'MINA@acme.example', 'a@b.example|mina@acme.example'])
    assert.equal(await sendRaw(url, [`${header}: ${name}`]), 403, name);
});

test('an account that no header can carry is refused as that person, not as a broken site', async (t) => {
  const { url, failures } = await proxied(t, json, { account: () => 'jürgen@acme.example' });
  assert.equal((await post(`${url}/chats/v2`, question)).status, 403);
  assert.deepEqual(
    failures.map(({ kind }) => kind),
    ['identity'],
  );
  assert.ok(!JSON.stringify(failures).includes('rgen'), 'the name of the person is not told');
});

test('a server that does not tell the peer cannot use the header', async () => {
  const failures: string[] = [];
  const account = trustedHeader({ name: header, peers: ['127.0.0.1'] });
  const proxy = createProxy({ apiKey: key, account, onError: ({ kind, cause }) => failures.push(`${kind}: ${cause}`) });
  const init = { method: 'POST', headers: { [header]: 'mina@acme.example' } };
  assert.equal((await proxy(new Request('https://intranet.example/chats/v2', init), { params: {} })).status, 500);
  assert.match(failures[0] ?? '', /^host: .*does not pass the address of the peer/);
});

test('options of the header that cannot be meant are refused', () => {
  const refused = (options: object, sentence: RegExp) =>
    assert.throws(() => trustedHeader(options as Parameters<typeof trustedHeader>[0]), sentence);
  refused({ name: header }, /peers/);
  refused({ name: header, peers: [] }, /peers/);
  refused({ name: header, peers: ['proxy.acme.example'] }, /no IP address/);
  refused({ name: header, peers: ['10.0.0.0/99'] }, /no IP address/);
  // Old spellings, which would be read as 0.0.0.10 and 127.0.0.1.
  refused({ name: header, peers: ['10'] }, /no IP address/);
  refused({ name: header, peers: ['0177.0.0.1'] }, /no IP address/);
  refused({ name: header, peers: undefined }, /peers is undefined/);
  refused({ name: 'x auth', peers: ['::1'] }, /name/);
  refused({ name: header, peer: ['::1'] }, /no option peer/);
});

const issuer = 'https://login.acme.example/';
const audience = 'intranet-chat';

interface Issuer {
  readonly jwks: string;
  /** Number of times that the keys were loaded. */
  readonly loads: () => number;
  rotate(): Promise<void>;
  sign(claims?: JWTPayload, overrides?: { readonly key?: CryptoKey; readonly expires?: string | number }): Promise<string>;
}

async function startIssuer(t: { after(task: () => unknown): void }): Promise<Issuer> {
  let current = await generateKeyPair('RS256', { extractable: true });
  let id = 1;
  const { url, requests } = await standIn(t, (response) => {
    void exportJWK(current.publicKey).then((jwk) => {
      const keys = [{ ...jwk, kid: `key-${id}`, alg: 'RS256', use: 'sig' }];
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ keys }));
    });
  });
  return {
    jwks: `${url}/keys`,
    loads: () => requests.length,
    async rotate() {
      current = await generateKeyPair('RS256', { extractable: true });
      id += 1;
    },
    sign: (claims = {}, { key: signingKey = current.privateKey, expires = '5m' } = {}) =>
      new SignJWT({ email: 'mina@acme.example', iss: issuer, aud: audience, ...claims })
        .setProtectedHeader({ alg: 'RS256', kid: `key-${id}` })
        .setIssuedAt()
        .setExpirationTime(expires)
        .sign(signingKey),
  };
}

test('a verified token names who asks; anything wrong with it is no sign-in, and the operator learns what', async (t) => {
  const { jwks, sign } = await startIssuer(t);
  const { url, requests, failures } = await proxied(t, json, { account: verifiedJwt({ issuer, audience, jwks }) });
  const ask = async (authorization: string) => (await post(`${url}/chats/v2`, question, { headers: { authorization } })).status;
  const stranger = await generateKeyPair('RS256');
  const past = Math.floor(Date.now() / 1000) - 3600;
  const [head, , signature] = (await sign()).split('.');
  const forged = Buffer.from(JSON.stringify({ email: 'chief@acme.example', iss: issuer, aud: audience, exp: past * 2 }));
  const confused = await new SignJWT({ email: 'chief@acme.example', iss: issuer, aud: audience })
    .setProtectedHeader({ alg: 'HS256', kid: 'key-1' })
    .setExpirationTime('5m')
    .sign(new TextEncoder().encode('a secret of at least thirty-two bytes'));
  const refused = {
    'of another issuer': await sign({ iss: 'https://evil.example/' }),
    'for another application': await sign({ aud: 'payroll' }),
    expired: await sign({}, { expires: past }),
    'signed by a stranger': await sign({}, { key: stranger.privateKey }),
    'with another content': `${head!}.${forged.toString('base64url')}.${signature!}`,
    'without a signature': new UnsecuredJWT({ email: 'chief@acme.example' }).setIssuer(issuer).setAudience(audience).encode(),
    'signed with a shared secret': confused,
    'with an unverified address': await sign({ email_verified: false }),
    'with an unverified address, said in a text': await sign({ email_verified: 'false' }),
    'without a name': await sign({ email: undefined }),
    'with a list of names': await sign({ email: ['mina@acme.example'] }),
    'that is none': 'a.b.c',
  };
  for (const [name, token] of Object.entries(refused)) assert.equal(await ask(`Bearer ${token}`), 401, name);
  assert.deepEqual(
    failures.map(({ kind, cause }) => [kind, cause.replace('the token is refused: ', '')]),
    [
      ['identity', 'its iss is missing, or not the expected one'],
      ['identity', 'its aud is missing, or not the expected one'],
      ['identity', 'it has expired, or the clock of this machine is wrong'],
      ['identity', 'its signature is wrong'],
      ['identity', 'its signature is wrong'],
      ['identity', 'its algorithm is not accepted'],
      ['identity', 'its algorithm is not accepted'],
      ['identity', 'its email is not verified'],
      ['identity', 'its email is not verified'],
      ['identity', 'its email is missing, or not the expected one'],
      ['identity', 'its email is not a text'],
      ['identity', 'it is no signed JSON Web Token'],
    ],
  );
  assert.equal(await ask(await sign()), 401, 'without Bearer');
  assert.equal(failures.length, Object.keys(refused).length, 'a request without a token is no failure');
  assert.equal(requests.length, 0);
  assert.equal(await ask(`bearer ${await sign({ email_verified: true })}`), 200);
  assert.equal(await ask(`Bearer ${await sign({ email_verified: 'true' })}`), 200);
  assert.deepEqual(
    requests.map(({ headers }) => [headers['unleash-account'], headers.authorization]),
    [
      ['mina@acme.example', `Bearer ${key}`],
      ['mina@acme.example', `Bearer ${key}`],
    ],
  );
});

test('the keys of the issuer are loaded once for everybody', async (t) => {
  const { jwks, sign, loads } = await startIssuer(t);
  const account = verifiedJwt({ issuer, audience, jwks, claim: 'sub', cookie: 'chat-token' });
  const { url, requests } = await proxied(t, json, { account });
  const ask = async (token: string) =>
    (await post(`${url}/chats/v2`, question, { headers: { cookie: `theme=dark; chat-token=${token}` } })).status;
  const tokens = await Promise.all(Array.from({ length: 20 }, (_, index) => sign({ sub: `user-${index}` })));
  assert.deepEqual(new Set(await Promise.all(tokens.map(ask))), new Set([200]));
  assert.equal(loads(), 1);
  assert.equal(new Set(requests.map(({ headers }) => headers['unleash-account'])).size, 20);
  assert.equal((await post(`${url}/chats/v2`, question)).status, 401);
});

test('a key that the issuer has changed to is found by itself', async (t) => {
  const { jwks, sign, rotate, loads } = await startIssuer(t);
  const { url } = await proxied(t, json, { account: verifiedJwt({ issuer, audience, jwks, keysMayChangeAfter: 0 }) });
  const ask = async () =>
    (await post(`${url}/chats/v2`, question, { headers: { authorization: `Bearer ${await sign()}` } })).status;
  assert.equal(await ask(), 200);
  await rotate();
  assert.equal(await ask(), 200);
  assert.equal(loads(), 2);
});

test('an issuer that is down is told apart from a wrong token', async (t) => {
  const { sign } = await startIssuer(t);
  const broken = await standIn(t, (response) => void response.writeHead(500).end());
  const account = verifiedJwt({ issuer, audience, jwks: `${broken.url}/keys` });
  const { url, failures } = await proxied(t, json, { account });
  const headers = { authorization: `Bearer ${await sign()}` };
  assert.equal((await post(`${url}/chats/v2`, question, { headers })).status, 503);
  assert.deepEqual(
    failures.map(({ kind }) => kind),
    ['identity'],
  );
});

test('options of the token that cannot be meant are refused', () => {
  const refused = (options: object, sentence: RegExp) =>
    assert.throws(() => verifiedJwt(options as Parameters<typeof verifiedJwt>[0]), sentence);
  const jwks = 'https://login.acme.example/keys';
  refused({ issuer, audience }, /jwks/);
  refused({ issuer, audience, jwks: 'http://login.acme.example/keys' }, /https/);
  refused({ issuer, jwks }, /audience/);
  refused({ issuer: '', audience, jwks }, /issuer/);
  refused({ issuer, audience, jwks, cookie: 'a', header: 'b' }, /not in both/);
  refused({ issuer, audience, jwks, claims: 'sub' }, /no option claims/);
});
