import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer as createHttpServer, type ServerResponse } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { connect, createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { json, key, post, question, standIn } from '../../proxy/stand-in.js';
import { BuiltCommand } from './built-command.js';
import { certificate } from './certificate.js';
import { nobody } from './serving.js';

let command: BuiltCommand;
before(async () => (command = await BuiltCommand.build()));
after(() => command.remove());

/** An answer that is open until the test ends it. */
function slowAnswer() {
  const responses: ServerResponse[] = [];
  const answer = (response: ServerResponse) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' }).write('data: {"text":"Wait"}\n\n');
    responses.push(response);
  };
  return { answer, end: (text: string) => responses[0]!.end(text) };
}

describe('stopping', () => {
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    test(`${signal} in the middle of an answer lets it end, and nobody else in`, async (t) => {
      const { answer, end } = slowAnswer();
      const upstream = await standIn(t, answer);
      const served = await command.serve(t, { apiKey: key, baseUrl: upstream.url, ...nobody });
      const response = await post(`${served.base}/unleash/chats/v2`, question);
      const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
      assert.match((await reader.read()).value!, /Wait/);
      served.child.kill(signal);
      assert.equal((await served.logged('stopping'))['openStreams'], 1);
      assert.equal((await fetch(`${served.adminUrl}readyz`)).status, 503);
      await assert.rejects(fetch(`${served.base}/healthz`));
      end('data: {"text":" for it"}\n\n');
      let rest = '';
      for (let piece = await reader.read(); !piece.done; piece = await reader.read()) rest += piece.value;
      assert.match(rest, /for it[^]*\[DONE\]/);
      assert.equal(await served.exitCode, 0);
      assert.deepEqual(
        served.lines().map(({ msg }) => msg),
        ['started', 'stopping', 'request', 'stopped'],
      );
    });
  }

  test('a second signal cuts answers', async (t) => {
    const { answer } = slowAnswer();
    const upstream = await standIn(t, answer);
    const served = await command.serve(t, { apiKey: key, baseUrl: upstream.url, ...nobody });
    const response = await post(`${served.base}/unleash/chats/v2`, question);
    served.child.kill('SIGTERM');
    await served.logged('stopping');
    served.child.kill('SIGTERM');
    assert.equal(await served.exitCode, 143);
    await assert.rejects(response.text());
    await upstream.requests[0]!.abandoned;
  });

  test('answers are cut after stopTimeout', async (t) => {
    const { answer } = slowAnswer();
    const upstream = await standIn(t, answer);
    const served = await command.serve(t, { apiKey: key, baseUrl: upstream.url, stopTimeout: 0.3, ...nobody });
    const response = await post(`${served.base}/unleash/chats/v2`, question);
    served.child.kill('SIGTERM');
    assert.equal(await served.exitCode, 0);
    await assert.rejects(response.text());
    assert.ok(served.lines().some(({ msg, openStreams }) => /stopTimeout is over/.test(msg) && openStreams === 1));
  });
});

test('TLS comes from files', async (t) => {
  const files = certificate(t);
  const upstream = await standIn(t, json);
  const served = await command.serve(t, { apiKey: key, baseUrl: upstream.url, tls: files, ...nobody });
  assert.match(served.base, /^https:/);
  const status = await new Promise<number | undefined>((resolve, reject) => {
    httpsRequest(`${served.base}/healthz`, { ca: readFileSync(files.cert) }, ({ statusCode }) => resolve(statusCode))
      .on('error', reject)
      .end();
  });
  assert.equal(status, 200);
});

test('Unleash is asked through the outgoing proxy that the environment names', async (t) => {
  const upstream = await standIn(t, json);
  const targets: string[] = [];
  const outgoing = createHttpServer().listen(0, '127.0.0.1');
  outgoing.on('connect', ({ url = '' }, socket) => {
    targets.push(url);
    const { port } = new URL(upstream.url);
    const to = connect(Number(port), '127.0.0.1', () => socket.write('HTTP/1.1 200 Connected\r\n\r\n'));
    to.pipe(socket).pipe(to);
  });
  await once(outgoing, 'listening');
  t.after(() => outgoing.close());
  const HTTP_PROXY = `http://127.0.0.1:${(outgoing.address() as AddressInfo).port}`;
  const settings = { apiKey: key, baseUrl: 'http://unleash.localhost:1234', ...nobody };
  const served = await command.serve(t, settings, { HTTP_PROXY });
  assert.equal((await post(`${served.base}/unleash/chats/v2`, question)).status, 200);
  assert.deepEqual(targets, ['unleash.localhost:1234']);
  const wrong = command.run(t, ['serve', '--config', command.write(settings)], { HTTP_PROXY: 'proxy.acme.example:3128' });
  assert.equal(await wrong.exitCode, 1);
  assert.match(wrong.printed(), /^HTTP_PROXY or HTTPS_PROXY is no URL/);
});

describe('the command line', () => {
  const run = async (t: { after(task: () => unknown): void }, args: readonly string[], environment: NodeJS.ProcessEnv = {}) => {
    const started = command.run(t, ['serve', ...args], environment);
    const code = await started.exitCode;
    return [code, started.printed()] as const;
  };

  test('--help teaches', async (t) => {
    const [code, text] = await run(t, ['--help']);
    assert.equal(code, 0);
    for (const part of [
      'A trial on this machine',
      '<unleash-chat endpoint="/unleash">',
      'limits.redisUrl  UNLEASH_LIMITS_REDIS_URL',
    ])
      assert.ok(text.includes(part), part);
    for (const line of text.split('\n')) assert.ok(line.length <= 130, line);
  });

  test('mistakes are plain sentences and an exit code', async (t) => {
    assert.deepEqual(await run(t, ['--bogus']), [2, "Unknown option '--bogus'. Try --help.\n"]);
    assert.deepEqual(await run(t, ['--account', 'mina']), [2, '--account goes with --check. Try --help.\n']);
    assert.deepEqual(await run(t, ['--config', '/nowhere.json']), [1, 'There is no file /nowhere.json.\n']);
    const [code, text] = await run(t, []);
    assert.equal(code, 1);
    assert.match(text, /^The API key is missing\. .*\nThe settings do not say who asks\. .*\n$/);
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    t.after(() => taken.close());
    const { port } = taken.address() as AddressInfo;
    const file = command.write({ apiKey: key, port, ...nobody });
    assert.deepEqual(await run(t, ['--config', file]), [
      1,
      `Port ${port} is taken: this server may be running already. If not, set another port.\n`,
    ]);
    const wrongTls = command.write({ apiKey: key, tls: { cert: file, key: file }, ...nobody });
    assert.match((await run(t, ['--config', wrongTls]))[1], /^tls: .* must be PEM files that belong together\.\n$/);
    const wrongOrigin = command.write({ apiKey: key, allowedOrigins: ['portal.acme.example'], ...nobody });
    assert.match((await run(t, ['--config', wrongOrigin]))[1], /^allowedOrigins has "portal\.acme\.example"/);
  });

  test('--check exits with 0 or 1, and prints no key', async (t) => {
    const upstream = await standIn(t, (response, { headers }) => {
      const isRight = headers.authorization === `Bearer ${key}`;
      response.writeHead(isRight ? 200 : 401, { 'content-type': 'application/json' }).end('{}');
    });
    const environment = {
      UNLEASH_BASE_URL: upstream.url,
      UNLEASH_IDENTITY: 'none',
      UNLEASH_EVERYBODY_HAS_THE_RIGHTS_OF_THE_KEY: 'true',
    };
    const [right, text] = await run(t, ['--check'], { ...environment, UNLEASH_API_KEY: key });
    assert.deepEqual([right, text.split('\n').at(-2)], [0, 'right  Unleash accepts the key. Everybody has its rights.']);
    const [wrong, complaint] = await run(t, ['--check'], { ...environment, UNLEASH_API_KEY: 's3cret-key' });
    assert.equal(wrong, 1);
    assert.match(complaint, /\nwrong {2}Unleash refuses the API key/);
    assert.doesNotMatch(text + complaint, new RegExp(`${key}|s3cret-key`));
  });
});

test('no key, token, text or name of a person is in a log line, a number, an error or a response', async (t) => {
  const issuer = 'https://sso.acme.example';
  const { publicKey, privateKey } = await generateKeyPair('RS256');
  const token = (email: string) =>
    new SignJWT({ email })
      .setProtectedHeader({ alg: 'RS256' })
      .setIssuer(issuer)
      .setAudience('chat')
      .setExpirationTime('5m')
      .sign(privateKey);
  const email = 'canary-person@acme.example';
  const secrets = [key, email, 'canary-text', 'canary-thread', 'canary-redis', 'canary-query', 'canary-answer', '203.0.113.77'];
  const upstream = await standIn(t, (response, { headers, body, path }) => {
    // An API that repeats everything it was sent.
    const echo = JSON.stringify({ title: `${headers.authorization} ${headers['unleash-account'] ?? ''}`, detail: body });
    if (body.includes('refuse')) response.writeHead(400, { 'content-type': 'application/problem+json' }).end(echo);
    else if (body.includes('fail')) response.writeHead(500, { 'content-type': 'text/html', 'x-request-id': key }).end(echo);
    else if (body.includes('redirect')) response.writeHead(302, { location: `https://a.example/?${key}` }).end();
    else if (body.includes('type')) response.writeHead(200, { 'content-type': `text/html; of=${key}` }).end(echo);
    else if (body.includes('close') || path.includes('canary')) response.destroy();
    else response.writeHead(200, { 'content-type': 'text/event-stream' }).end('data: {"text":"canary-answer"}\n\n');
  });
  const keyFile = join(command.folder, 'api-key');
  writeFileSync(keyFile, `${key}\n`, { mode: 0o600 });
  const served = await command.serve(t, {
    apiKeyFile: keyFile,
    baseUrl: upstream.url,
    identity: 'jwt',
    jwt: { issuer, audience: 'chat', jwks: { keys: [await exportJWK(publicKey)] } },
    limits: { redisUrl: 'redis://:canary-redis@127.0.0.1:1', questionsPerMinute: 20 },
    trustedProxies: ['127.0.0.1'],
    logLevel: 'debug',
  });
  const valid = await token(email);
  const others = [`${valid}x`, await token('canary-personé@acme.example'), 'canary-token'];
  const headers = (bearer: string) => ({
    authorization: `Bearer ${bearer}`,
    cookie: 'session=canary-token',
    'x-forwarded-for': '203.0.113.77',
    'unleash-account': 'canary-other@acme.example',
  });
  const received: string[] = [];
  const send = async (path: string, body: object, bearer: string) => {
    const response = await post(`${served.base}${path}`, body, { headers: headers(bearer) });
    // The question and the answer are the browser's own.
    const text = (await response.text().catch(() => '')).replaceAll('canary-answer', '');
    received.push(
      `${response.status} ${JSON.stringify([...response.headers])} ${path.includes('v2') && response.status === 400 ? text.replaceAll(/canary-(?:text|thread|person@acme\.example)/g, '') : text}`,
    );
    return response.status;
  };
  const ask = (what: string, bearer = valid) =>
    send('/unleash/chats/v2', { messages: [{ role: 'User', text: `canary-text ${what}` }], threadId: 'canary-thread' }, bearer);
  assert.equal(await ask('well'), 200);
  for (const what of ['refuse', 'fail', 'redirect', 'type', 'close']) assert.ok((await ask(what)) >= 400, what);
  for (const bearer of others) assert.ok((await ask('well', bearer)) >= 401);
  await send('/unleash/chats/v2?canary-query', { 'canary-text': 1 }, valid);
  await send('/unleash/resources/canary-query/content', {}, valid);
  await send('/canary-query', {}, valid);
  await fetch(`${served.base}/unleash/resources/canary-query/content`, { headers: headers(valid) }).then((response) =>
    response.text(),
  );
  while ((await ask('well')) !== 429);
  const metrics = await (await fetch(`${served.adminUrl}metrics`)).text();
  served.child.kill('SIGTERM');
  assert.equal(await served.exitCode, 0);
  const outputs: Readonly<Record<string, string>> = { log: served.printed(), metrics, responses: received.join('\n') };
  for (const [name, output] of Object.entries(outputs)) {
    for (const secret of [...secrets, valid, 'canary-token', 'canary-person', 'canary-other'])
      assert.ok(!output.includes(secret), `${name} has ${secret}`);
  }
  assert.match(served.printed(), /"msg":"lost Redis"/);
});
