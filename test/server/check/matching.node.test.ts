/** What a policy allows: sources as in Content Security Policy Level 3, fallbacks, and addresses that browsers change. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { checkMixedContent, upgradeOf } from '../../../src/server/check/page-rules.js';
import { effectiveDirective, extended, lineOfPolicy, policiesOf } from '../../../src/server/check/policy.js';
import { allowsIntegrity, allowsUrl } from '../../../src/server/check/source-list.js';

const page = new URL('http://intranet.example/page');

describe('a source', () => {
  const matching: readonly (readonly [source: string, url: string, matches: boolean])[] = [
    ['*', 'https://other.example/', true],
    ['*', 'data:,', false],
    ["'self'", 'http://intranet.example/a', true],
    ["'self'", 'https://intranet.example/a', true],
    ["'self'", 'http://intranet.example:8080/a', false],
    ["'SELF'", 'http://intranet.example/a', true],
    ['https:', 'https://other.example/', true],
    ['http:', 'https://other.example/', true],
    ['https:', 'http://other.example/', false],
    ['data:', 'data:image/png;base64,AAAA', true],
    ['other.example', 'http://other.example/a', true],
    ['other.example', 'https://other.example/a', true],
    ['other.example', 'https://other.example:8443/a', false],
    ['other.example:*', 'https://other.example:8443/a', true],
    ['other.example:80', 'https://other.example/a', true],
    ['https://OTHER.example', 'https://other.example/a', true],
    ['https://other.example', 'http://other.example/a', false],
    ['*.other.example', 'http://a.b.other.example/', true],
    ['*.other.example', 'http://other.example/', false],
    ['other.example/widget/', 'http://other.example/widget/chunks/a.js', true],
    ['other.example/widget', 'http://other.example/widget/chunks/a.js', false],
    ['other.example/a%20b.js', 'http://other.example/a b.js', true],
    ["'unsafe-inline'", 'http://intranet.example/', false],
    ["'none'", 'http://intranet.example/', false],
  ];
  for (const [source, url, expected] of matching) {
    it(`${source} ${expected ? 'allows' : 'does not allow'} ${url}`, () =>
      assert.equal(allowsUrl([source], new URL(url), page), expected));
  }

  it('that is a hash allows a script if all its hashes are listed', () => {
    assert.equal(allowsIntegrity(["'sha256-a'", "'sha384-B'"], 'sha256-a sha384-B?option'), true);
    assert.equal(allowsIntegrity(["'sha256-a'"], 'sha256-a sha384-B'), false);
    assert.equal(allowsIntegrity(["'sha256-a'"], 'sha256-A'), false);
    assert.equal(allowsIntegrity(["'sha256-a'"], 'md5-a'), false);
    assert.equal(allowsIntegrity([], ''), false);
  });
});

describe('a policy', () => {
  const policyOf = (text: string) => policiesOf(new Headers({ 'content-security-policy': text }), [])[0]!;

  it('is one of several: in one header, in two, in a meta element, only reported', () => {
    const headers = new Headers([
      ['content-security-policy', "img-src *, script-src 'self'"],
      ['content-security-policy', 'font-src *'],
      ['content-security-policy-report-only', 'media-src *'],
    ]);
    const policies = policiesOf(headers, ['connect-src *; sandbox; frame-ancestors *', ' ;; ']);
    assert.deepEqual(policies.map(lineOfPolicy), [
      'Content-Security-Policy: img-src *',
      "Content-Security-Policy: script-src 'self'",
      'Content-Security-Policy: font-src *',
      'Content-Security-Policy-Report-Only: media-src *',
      '<meta http-equiv="Content-Security-Policy" content="connect-src *">',
    ]);
  });

  it('has the first of two directives of a name, in any case', () => {
    assert.equal(lineOfPolicy(policyOf("IMG-SRC 'self'; img-src *")), "Content-Security-Policy: img-src 'self'");
  });

  it('falls back to other directives', () => {
    const policy = policyOf("default-src 'self'; script-src https:");
    assert.equal(effectiveDirective(policy, 'script-src-elem')?.name, 'script-src');
    assert.equal(effectiveDirective(policy, 'connect-src')?.name, 'default-src');
    assert.equal(effectiveDirective(policyOf("form-action 'self'"), 'connect-src'), undefined);
  });

  it('keeps what its default-src allows when a directive is added', () => {
    const policy = extended(policyOf("default-src 'self' https:; img-src 'none'"), 'connect-src', ['http://a.example']);
    assert.equal(
      lineOfPolicy(extended(policy, 'img-src', ['data:'])),
      "Content-Security-Policy: default-src 'self' https:; img-src data:; connect-src 'self' https: http://a.example",
    );
  });

  it('is written without its nonce', () => {
    assert.equal(lineOfPolicy(policyOf("script-src 'nonce-4711'")), "Content-Security-Policy: script-src 'nonce-NONCE'");
  });
});

describe('an http address', () => {
  const urls = ['http://api.example/', 'http://localhost:4321/', 'http://127.0.0.1/', 'https://api.example/'].map(
    (url) => new URL(url),
  );

  it('is refused on an https page, except on this machine', () => {
    const found = checkMixedContent(urls, new URL('https://intranet.example/'));
    assert.deepEqual(
      found.map(({ correction }) => correction),
      ['https://api.example/'],
    );
    assert.deepEqual(checkMixedContent(urls, page), []);
  });

  it('is upgraded where the policy says so', () => {
    const upgradedBy = (name: string) =>
      urls.map(upgradeOf(policiesOf(new Headers({ [name]: 'upgrade-insecure-requests' }), []))).map(({ href }) => href);
    const hrefs = urls.map(({ href }) => href);
    assert.deepEqual(upgradedBy('content-security-policy'), ['https://api.example/', ...hrefs.slice(1)]);
    assert.deepEqual(upgradedBy('content-security-policy-report-only'), hrefs);
  });
});
