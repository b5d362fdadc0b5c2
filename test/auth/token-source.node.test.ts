import assert from 'node:assert/strict';
import { setMaxListeners } from 'node:events';
import { describe, it } from 'node:test';
import fc from '../fast-check.js';
import { TokenSource, type TokenDemand } from '../../src/auth/token-source.js';

const signal = new AbortController().signal;
// Concurrent callers share it.
setMaxListeners(0, signal);

/** An issuer of tokens that are valid for five minutes, with a clock that the test sets. With `held`, each token waits. */
class Issuer {
  now = 1_790_000_000_000;
  readonly demands: TokenDemand[] = [];
  lifetime = 300_000;
  held: (() => void)[] | undefined;
  failing: unknown;

  readonly source = new TokenSource(
    async (demand) => {
      this.demands.push(demand);
      const token = `token-${this.demands.length}`;
      if (this.held) await new Promise<void>((resolve) => this.held!.push(resolve));
      if (this.failing) throw this.failing as Error;
      return { token, expiresAt: this.now + this.lifetime };
    },
    () => this.now,
  );

  get reasons(): readonly string[] {
    return this.demands.map(({ reason }) => reason);
  }
}

const jwt = (payload: object): string =>
  [
    'eyJhbGciOiJub25lIn0',
    btoa(JSON.stringify(payload)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', ''),
    'sig',
  ].join('.');

describe('a source of tokens', () => {
  it('requests one token for concurrent callers', async () => {
    const issuer = new Issuer();
    const tokens = await Promise.all(Array.from({ length: 50 }, () => issuer.source.token(signal)));
    assert.deepEqual(new Set(tokens), new Set(['token-1']));
    assert.deepEqual(issuer.reasons, ['first']);
  });

  it('renews exactly when due, over 1,000 calls around expiry', async () => {
    await fc.assert(
      fc.asyncProperty(
        // Mostly small steps; some as long as the sleep of a machine.
        fc.array(
          fc.record({
            step: fc.oneof({ weight: 9, arbitrary: fc.integer({ min: 0, max: 20_000 }) }, fc.integer({ min: 0, max: 900_000 })),
            asks: fc.integer({ min: 1, max: 20 }),
          }),
          { minLength: 95, maxLength: 120 },
        ),
        async (rounds) => {
          const issuer = new Issuer();
          let due = -Infinity;
          let refreshes = 0;
          let asked = 0;
          for (const { step, asks } of rounds) {
            issuer.now += step;
            if (issuer.now >= due) {
              refreshes++;
              // Due once nine tenths of its lifetime have passed.
              due = issuer.now + 270_000;
            }
            const tokens = await Promise.all(Array.from({ length: asks }, () => issuer.source.token(signal)));
            assert.deepEqual(new Set(tokens), new Set([`token-${refreshes}`]));
            asked += asks;
          }
          assert.equal(issuer.demands.length, refreshes);
          fc.pre(asked > 0);
        },
      ),
      { numRuns: 20 },
    );

    const issuer = new Issuer();
    for (let ask = 0; ask < 1000; ask++) {
      await issuer.source.token(signal);
      issuer.now += 1000;
    }
    assert.deepEqual(issuer.reasons, ['first', 'expiring', 'expiring', 'expiring']);
  });

  it('renews a long-lived token one minute before it expires', async () => {
    const issuer = new Issuer();
    issuer.lifetime = 3_600_000;
    await issuer.source.token(signal);
    issuer.now += 3_539_999;
    assert.equal(await issuer.source.token(signal), 'token-1');
    issuer.now += 1;
    assert.equal(await issuer.source.token(signal), 'token-2');
  });

  it('keeps a valid token if its renewal fails', async () => {
    const issuer = new Issuer();
    await issuer.source.token(signal);
    issuer.failing = new Error('down');
    issuer.now += 290_000;
    assert.equal(await issuer.source.token(signal), 'token-1');
    issuer.now += 20_000;
    assert.equal(await issuer.source.token(signal).catch((error: Error) => error.message), 'down');
    issuer.failing = undefined;
    assert.equal(await issuer.source.token(signal), 'token-4');
    assert.deepEqual(issuer.reasons, ['first', 'expiring', 'expiring', 'expiring']);
  });

  it('replaces a refused token once for concurrent callers', async () => {
    const issuer = new Issuer();
    const first = await issuer.source.token(signal);
    const tokens = await Promise.all(Array.from({ length: 20 }, () => issuer.source.token(signal, first)));
    assert.deepEqual(new Set(tokens), new Set(['token-2']));
    assert.equal(await issuer.source.token(signal, first), 'token-2');
    assert.deepEqual(issuer.reasons, ['first', 'refused']);
    issuer.failing = new Error('down');
    assert.equal(await issuer.source.token(signal, 'token-2').catch((error: Error) => error.message), 'down');
  });

  it('aborts the request when the last waiting caller aborts, and requests anew for the next', async () => {
    const issuer = new Issuer();
    issuer.held = [];
    const [one, other] = [new AbortController(), new AbortController()];
    const asks = [one, other].map(({ signal: own }) => issuer.source.token(own).catch((reason: unknown) => reason));
    await Promise.resolve();
    one.abort('gone');
    assert.equal(await asks[0], 'gone');
    assert.equal(issuer.demands[0]?.signal.aborted, false);
    other.abort('gone too');
    assert.equal(await asks[1], 'gone too');
    assert.equal(issuer.demands[0]?.signal.aborted, true);

    const [late] = issuer.held;
    issuer.held = undefined;
    assert.equal(await issuer.source.token(signal), 'token-2');
    // The token of the aborted request is ignored.
    late!();
    await Promise.resolve();
    assert.equal(await issuer.source.token(signal), 'token-2');
    assert.equal(await issuer.source.token(AbortSignal.abort('before')).catch((reason: unknown) => reason), 'token-2');
    const none = new TokenSource(() => Promise.resolve('x'));
    assert.equal(await none.token(AbortSignal.abort('before')).catch((reason: unknown) => reason), 'before');
  });

  it('reads the expiry from `expiresAt` or from the claims of a JWT', async () => {
    const start = 1_790_000_000_000;
    const endOf = async (issued: unknown): Promise<number> => {
      let now = start;
      let asked = 0;
      const source = new TokenSource(
        () => (asked++, Promise.resolve(issued)),
        () => now,
      );
      await source.token(signal);
      // Without an expiry it is kept for at least a year.
      for (let seconds = 1; seconds < 31_536_000; seconds *= 2) {
        now = start + seconds * 1000;
        await source.token(signal);
        if (asked > 1) return seconds;
      }
      return Infinity;
    };
    const at = (seconds: number) => start + seconds * 1000;
    assert.equal(await endOf('opaque'), Infinity);
    assert.equal(await endOf({ token: 'opaque', expiresAt: null }), Infinity);
    assert.equal(await endOf({ token: 'opaque', expiresAt: 'next week' }), Infinity);
    assert.equal(await endOf({ token: 'opaque', expiresAt: at(1000) }), 1024);
    assert.equal(await endOf({ token: 'opaque', expiresAt: at(1000) / 1000 }), 1024);
    assert.equal(await endOf({ token: 'opaque', expiresAt: new Date(at(1000)) }), 1024);
    assert.equal(await endOf({ token: 'opaque', expiresAt: new Date(at(1000)).toISOString() }), 1024);
    assert.equal(await endOf(jwt({ exp: at(1000) / 1000, name: 'Zoë?>' })), 1024);
    // With `iat` only the lifetime counts, so a local clock that is a day ahead does no harm.
    assert.equal(await endOf(jwt({ iat: at(-86_400) / 1000, exp: at(-85_400) / 1000 })), 1024);
    assert.equal(await endOf({ token: jwt({ exp: at(9999) / 1000 }), expiresAt: at(100) }), 128);
    assert.equal(await endOf('a.b.c'), Infinity);
    assert.equal(await endOf(jwt({ exp: 'soon' })), Infinity);
  });

  it('refuses what is not a token, without repeating it', async () => {
    for (const issued of [undefined, null, '', 7, {}, { token: '' }, { token: null }, 'two words', 'line\nend', 'schlüssel']) {
      const thrown = await new TokenSource(() => Promise.resolve(issued)).token(signal).catch((error: unknown) => error);
      assert.match(String(thrown), /token source/);
      assert.doesNotMatch(String(thrown), /two words/);
    }
  });
});
