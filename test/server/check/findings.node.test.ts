/** What `unleash-chat check` says about everything but the policies: files, endpoint, element, secrets, redirects; and its exit codes. */
import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { check, checkForPrograms } from './run-check.js';
import { serveSite, type Site, type SitePage } from './serve-site.js';

const script = '<script type="module" src="/unleash-chat/unleash-chat.js"></script>';
const chat = '<unleash-chat endpoint="/unleash"></unleash-chat>';

let site: Site;
before(async () => (site = await serveSite()));
afterEach(() => site.override(() => undefined));
after(() => site.close());

/** The sentences about a page that are no hints, with their corrections. */
async function missing(page: SitePage, ...args: readonly string[]): Promise<readonly string[]> {
  const { report, code } = await checkForPrograms(site.add({ head: script, body: chat, ...page }), ...args);
  const found = report.findings.filter(({ severity }) => severity !== 'hint');
  assert.equal(code, found.length > 0 ? 1 : 0);
  return found.map(({ sentence, correction }) => [sentence, correction].filter(Boolean).join(' -> '));
}

function assertOnly(found: readonly string[], ...patterns: readonly RegExp[]): void {
  assert.equal(found.length, patterns.length, found.join('\n'));
  for (const [index, pattern] of patterns.entries()) assert.match(found[index]!, pattern);
}

const pathOf = ({ url }: Request): string => new URL(url).pathname;

/** Answers for these paths with another header, or without it. */
function changing(paths: RegExp, name: string, value?: string) {
  return (request: Request, respond: () => Promise<Response>): Promise<Response> | undefined =>
    paths.test(pathOf(request))
      ? respond().then((response) => {
          const headers = new Headers(response.headers);
          if (value === undefined) headers.delete(name);
          else headers.set(name, value);
          return new Response(response.body, { status: response.status, headers });
        })
      : undefined;
}

describe('unleash-chat check', () => {
  it('finds nothing missing where nothing is, and says so', async () => {
    const { code, text } = await check(site.add({ head: script, body: chat }));
    assert.equal(code, 0);
    assert.match(text, /Nothing is missing for the widget on this page\.\n$/);
    assert.match(text, /Content-Security-Policy: default-src 'none'; script-src 'self'; connect-src 'self'/);
  });

  it('requests every chunk that the entry and its chunks name', async () => {
    const requested = new Set<string>();
    site.override((request) => void requested.add(pathOf(request)));
    await missing({});
    const chunks = [...requested].filter((path) => path.startsWith('/unleash-chat/chunks/'));
    assert.ok(chunks.some((path) => /arabic-[\w-]{8}\.js$/.test(path)) && chunks.length > 20, chunks.join('\n'));
    assert.ok(![...requested].some((path) => path.endsWith('.bundle.js')));
  });

  it('cannot read: no address, no server, a failure, a picture, an unknown flag', async () => {
    for (const [args, pattern] of [
      [[], /Say the address of one page/],
      [['ftp://intranet.example'], /is no address of a page/],
      [['http://127.0.0.1:1/'], /could not be read: /],
      [
        [new URL(site.origin).host],
        /could not be read: it does not speak https\. If it speaks http, begin the address with http:/,
      ],
      [[`${site.origin}/page/none`], /answered with status 404/],
      [[`${site.origin}/picture`], /is no web page: its type is image\/svg\+xml/],
      [[site.origin, '--quick'], /Unknown option '--quick'/],
      [[site.origin, '--header', 'secret-without-a-name'], /--header takes "NAME: VALUE"/],
    ] as const) {
      const { code, text, errors } = await check(...args);
      assert.equal(code, 2, errors);
      assert.equal(text, '');
      assert.match(errors, pattern);
      assert.ok(!errors.includes('secret-without-a-name'));
    }
  });

  it('explains itself with --help', async () => {
    const { code, text } = await check('--help');
    assert.equal(code, 0);
    for (const flag of ['--endpoint', '--script', '--header', '--json']) assert.ok(text.includes(flag), flag);
  });

  it('tells redirects, and checks the page behind them', async () => {
    const address = site.add({ head: script, body: chat });
    site.override((request) =>
      pathOf(request) === '/start' ? new Response(null, { status: 302, headers: { location: address } }) : undefined,
    );
    const { report, code } = await checkForPrograms(`${site.origin}/start`);
    assert.equal(code, 0);
    assert.equal(report.url, address);
    assert.match(report.findings[0]!.sentence, new RegExp(`redirects to ${address}`));
    site.override((request) =>
      pathOf(request) === '/start' ? new Response(null, { status: 302, headers: { location: '/start' } }) : undefined,
    );
    const { code: endless, errors } = await check(`${site.origin}/start`);
    assert.equal(endless, 2);
    assert.match(errors, /redirects more than 10 times/);
  });

  it('sends a header of --header to the site of the page only', async () => {
    const cookies: [string, string | null][] = [];
    site.override((request) => void cookies.push([new URL(request.url).origin, request.headers.get('cookie')]));
    const head = script.replace('/unleash-chat', `${site.otherOrigin}/unleash-chat`);
    assertOnly(await missing({ head }, '--header', 'Cookie: session=4711'));
    const sent = cookies.filter(([, cookie]) => cookie === 'session=4711');
    assert.ok(sent.length > 1 && cookies.length > sent.length);
    assert.ok(sent.every(([origin]) => origin === site.origin));
  });
});

describe('the script of the widget', () => {
  it('is missing', async () => {
    assertOnly(await missing({ head: '' }), /No script tag .*--script.* -> <script type="module"/);
    assertOnly(await missing({ head: '' }, '--script', '/unleash-chat/unleash-chat.js'));
    assertOnly(await missing({ head: `<!-- ${script} -->` }), /No script tag/);
  });

  it('is imported by an inline module', async () => {
    assertOnly(await missing({ head: '<script type="module">import "/unleash-chat/unleash-chat.js";</script>' }));
    assertOnly(
      await missing({ head: '<script type="module">import "/elsewhere/unleash-chat.js";</script>' }),
      /elsewhere\/unleash-chat\.js cannot be loaded: status 404/,
    );
  });

  it('cannot be loaded: the advice follows the status', async () => {
    for (const [status, advice] of [
      [404, /Check the address of the script/],
      [502, /Look whether the server behind it is running/],
      [401, /pass without a sign-in.*--header/],
    ] as const) {
      site.override((request) => (pathOf(request).endsWith('/unleash-chat.js') ? new Response('', { status }) : undefined));
      assertOnly(await missing({}), advice);
    }
  });

  it('is a module without type="module"', async () => {
    assertOnly(
      await missing({ head: '<script src="/unleash-chat/unleash-chat.js"></script>' }),
      /needs type="module".* -> <script type="module" src="\/unleash-chat\/unleash-chat\.js"><\/script>$/,
    );
  });

  it('is the one-file build', async () => {
    assertOnly(await missing({ head: '<script defer src="/unleash-chat/unleash-chat.bundle.js"></script>' }));
  });

  it('has another hash than its tag', async () => {
    assertOnly(
      await missing({ head: script.replace(' src', ' integrity="sha384-AAAA" src') }),
      /does not have the hash of the integrity attribute/,
    );
  });

  it('is not found, nor are chunks', async () => {
    assertOnly(
      await missing({ head: script.replace('/unleash-chat/', '/widget/') }),
      /widget\/unleash-chat\.js cannot be loaded/,
    );
    site.override((request) => (/\/chunks\/chat-/.test(pathOf(request)) ? new Response(null, { status: 404 }) : undefined));
    assertOnly(await missing({}), /chunks\/chat-.* cannot be loaded: status 404\. Copy the whole folder/);
  });

  it('is a sign-in page in truth', async () => {
    site.override((request) =>
      pathOf(request).startsWith('/unleash-chat/')
        ? new Response('<h1>Sign in</h1>', { headers: { 'content-type': 'text/html', etag: '"1"', 'cache-control': 'no-cache' } })
        : undefined,
    );
    const [first] = await missing({});
    assert.match(first!, /answers with a web page in place of the script/);
  });

  it('has another type, no nosniff, no compression, no caching', async () => {
    const js = /^\/unleash-chat\//;
    site.override(changing(js, 'content-type', 'application/octet-stream'));
    assertOnly(await missing({}), /content type is application\/octet-stream.* -> Content-Type: text\/javascript/);
    site.override(changing(js, 'x-content-type-options'));
    assertOnly(await missing({}), /and \d+ more.* -> X-Content-Type-Options: nosniff/);
    site.override(changing(/unleash-chat\.js$/, 'cache-control'));
    assertOnly(await missing({}), /The server says nothing about it\. -> Cache-Control: public, max-age=300/);
    site.override(changing(/unleash-chat\.js$/, 'cache-control', 'public, max-age=31536000, immutable'));
    assertOnly(await missing({}), /The server says: public, max-age=31536000, immutable\. -> Cache-Control: public, max-age=300/);
    site.override(changing(/unleash-chat\.js$/, 'last-modified'));
    assertOnly(await missing({}), /sends neither ETag nor Last-Modified/);
    site.override(changing(/\/chunks\//, 'cache-control', 'no-cache'));
    assertOnly(await missing({}), /chunks\/.* -> Cache-Control: public, max-age=31536000, immutable/);
  });

  it('is sent without compression', async () => {
    site.override((request, respond) =>
      pathOf(request).startsWith('/unleash-chat/')
        ? respond().then(async (response) => {
            const headers = new Headers(response.headers);
            headers.delete('content-encoding');
            return new Response(gunzipSync(await response.arrayBuffer()), { status: response.status, headers });
          })
        : undefined,
    );
    assertOnly(await missing({}), /not compressed.*never text\/event-stream/);
  });

  it('comes from another origin without CORS', async () => {
    const head = script.replace('/unleash-chat', `${site.otherOrigin}/unleash-chat`);
    assertOnly(await missing({ head }));
    site.override(changing(/^\/unleash-chat\//, 'access-control-allow-origin', 'https://other.example'));
    assertOnly(await missing({ head }), /does not allow pages of .* -> Access-Control-Allow-Origin: http:\/\/127/);
    const classic = head.replace(' type="module"', ' defer').replace('chat.js', 'chat.bundle.js');
    assertOnly(await missing({ head: classic }));
  });

  it('redirects', async () => {
    site.override((request) =>
      pathOf(request) === '/latest/unleash-chat.js'
        ? new Response(null, { status: 302, headers: { location: '/unleash-chat/unleash-chat.js' } })
        : undefined,
    );
    assertOnly(
      await missing({ head: script.replace('/unleash-chat/', '/latest/') }),
      /latest\/unleash-chat\.js redirects to .*\/unleash-chat\/unleash-chat\.js/,
    );
  });
});

describe('the element and its endpoint', () => {
  it('is not in the HTML', async () => {
    assertOnly(await missing({ body: '' }), /There is no <unleash-chat> in the HTML.*--endpoint/);
    assertOnly(await missing({ body: '' }, '--endpoint', '/unleash'));
    assertOnly(
      await missing({ body: '<template shadowrootmode="open"><unleash-chat endpoint="/unleash"></unleash-chat></template>' }),
    );
    assertOnly(await missing({ body: '<unleash-chat></unleash-chat>' }), /in line \d+ has no endpoint/);
  });

  it('is not closed', async () => {
    for (const body of ['<unleash-chat endpoint="/unleash"/><p>More', '<p><unleash-chat endpoint="/unleash"></p><p>More</p>'])
      assertOnly(await missing({ body }), /in line \d+ has no end tag: .* is not shown.* -> <\/unleash-chat>$/);
  });

  const answers = {
    'a sign-in page': [
      () => new Response(null, { status: 302, headers: { location: 'https://login.example/' } }),
      /redirects to https:\/\/login\.example\/.*status 401.*--header/,
    ],
    'a web page': [
      () => new Response('<!doctype html>', { headers: { 'content-type': 'text/html' } }),
      /answers with a web page/,
    ],
    'nothing of that path': [() => new Response('Not found', { status: 404 }), /is not found.*appends \/chats\/v2/],
    'another API': [() => Response.json({ ok: true }), /does not answer as the proxy or the Unleash API does: status 200/],
    'a failure': [
      () => new Response('<h1>Bad gateway</h1>', { status: 502, headers: { 'content-type': 'text/html' } }),
      /fails with status 502/,
    ],
    'a problem of the host name, with control characters': [
      () => Response.json({ title: 'This host name \u001B[31mdoes not belong' }, { status: 421 }),
      /status 421 \(This host name  \[31mdoes not belong\)/,
    ],
  } as const satisfies Readonly<Record<string, readonly [() => Response, RegExp]>>;
  for (const [title, [respond, pattern]] of Object.entries(answers)) {
    it(`answers with ${title}`, async () => {
      site.override((request) => (pathOf(request) === '/unleash/chats/v2' ? respond() : undefined));
      assertOnly(await missing({}), pattern);
    });
  }

  it('is asked once for all elements that share it', async () => {
    let count = 0;
    site.override((request) => (pathOf(request) === '/unleash/chats/v2' ? ((count += 1), new Response('')) : undefined));
    assertOnly(await missing({ body: chat.repeat(3) }), /does not answer as the proxy/);
    assert.equal(count, 1);
  });

  it('asks for a sign-in, which is a hint', async () => {
    site.override((request) =>
      pathOf(request) === '/unleash/chats/v2'
        ? Response.json({ title: 'Not signed in', status: 401 }, { status: 401 })
        : undefined,
    );
    const { report, code } = await checkForPrograms(site.add({ head: script, body: chat }));
    assert.equal(code, 0);
    assert.match(report.findings.map(({ sentence }) => sentence).join(), /this command is not signed in there/);
  });

  it('asks for a sign-in by the page of a gateway, as nginx does with auth_request', async () => {
    const page = '<html><head><title>401 Authorization Required</title></head></html>';
    site.override((request) =>
      pathOf(request) === '/unleash/chats/v2'
        ? new Response(page, { status: 401, headers: { 'content-type': 'text/html' } })
        : undefined,
    );
    const { code, text } = await check(site.add({ head: script, body: chat }));
    assert.equal(code, 0, text);
    assert.match(text, /status 401: this command is not signed in there\. Pass a cookie with --header to see more\.\n/);
  });

  it('is told of in whole sentences, however long they are', async () => {
    site.override((request) =>
      pathOf(request) === '/unleash/chats/v2'
        ? new Response('<!doctype html>', { headers: { 'content-type': 'text/html' } })
        : undefined,
    );
    const { text } = await check(site.add({ head: script, body: chat }));
    assert.match(text, /pass your cookie to this command with --header\.\n/);
  });

  it('is of another origin, with and without CORS', async () => {
    const body = `<unleash-chat endpoint="${site.otherOrigin}/unleash" credentials="include"></unleash-chat>`;
    assertOnly(await missing({ body }));
    site.override((request) => (request.method === 'OPTIONS' ? new Response(null, { status: 405 }) : undefined));
    assertOnly(
      await missing({ body }),
      /OPTIONS is answered with status 405.* -> Access-Control-Allow-Origin: http:\/\/127[^]*Allow-Headers: content-type\n.*Credentials: true$/,
    );
    const allowing = (headers: Record<string, string>) => (request: Request) =>
      request.method === 'OPTIONS' ? new Response(null, { status: 204, headers }) : undefined;
    site.override(allowing({ 'access-control-allow-origin': '*', 'access-control-allow-headers': '*' }));
    assertOnly(await missing({ body }), /Access-Control-Allow-Origin does not name it/);
    assertOnly(await missing({ body: body.replace(' credentials="include"', '') }));
    const tokens = `<unleash-chat endpoint="${site.otherOrigin}/unleash" token-endpoint="/token"></unleash-chat>`;
    assertOnly(await missing({ body: tokens }), /Access-Control-Allow-Headers does not name authorization/);
  });

  it('asks no question', async () => {
    const methods = new Set<string>();
    site.override((request) => void methods.add(request.method));
    await missing({ body: `<unleash-chat endpoint="${site.otherOrigin}/unleash"></unleash-chat>` });
    assert.deepEqual([...methods].sort(), ['GET', 'OPTIONS']);
  });
});

describe('secrets in the HTML', () => {
  const secret = 'canary-4711-very-secret-key';
  const token = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJjYW5hcnkifQ.canary-signature';
  const places: Readonly<Record<string, SitePage>> = {
    'an attribute of the element': { body: `<unleash-chat endpoint="/unleash" token="${secret}"></unleash-chat>` },
    'a JSON Web Token in another attribute': { body: `<unleash-chat endpoint="/unleash" data-more="${token}"></unleash-chat>` },
    'a script that sets a key': { body: `${chat}<script>const settings = { apiKey: '${secret}' };</script>` },
    'a script that sets a header': { body: `${chat}<script>chat.headers = { authorization: 'Bearer ${secret}' };</script>` },
  };
  for (const [title, page] of Object.entries(places)) {
    it(`are found and not printed: ${title}`, async () => {
      assertOnly(await missing(page), /in line \d+ of the page's HTML holds what looks like a key or token/);
      const address = site.add({ head: script, ...page });
      const { text } = await check(address);
      const { text: json } = await check(address, '--json');
      for (const canary of [secret, token, 'canary']) assert.ok(!`${text}${json}`.includes(canary), canary);
    });
  }

  it('are not seen where there are none', async () => {
    const body = `<unleash-chat endpoint="/unleash" token-endpoint="/token" persist-key="mina"></unleash-chat>
      <script>const csrfToken = 'f81d4fae-7dec-11d0-a765-00a0c91e6bf6'; const apiKey = readKey();</script>`;
    assertOnly(await missing({ body }));
  });
});
