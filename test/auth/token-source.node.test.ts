import { expect } from '@open-wc/testing';
import fc from '../fast-check.js';
import { TokenSource, type TokenDemand } from '../../src/auth/token-source.js';

const signal = new AbortController().signal;

/** A clock in the test's hand, and an issuer whose tokens last five minutes; it answers when told to, or at once. */
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
  it('asks once, however many want one', async () => {
    const issuer = new Issuer();
    const tokens = await Promise.all(Array.from({ length: 50 }, () => issuer.source.token(signal)));
    expect(new Set(tokens)).to.deep.equal(new Set(['token-1']));
    expect(issuer.reasons).to.deep.equal(['first']);
  });

  it('causes exactly the refreshes that are due, over 1,000 asks around expiry', async () => {
    await fc.assert(
      fc.asyncProperty(
        // Mostly small steps; now and then the machine sleeps.
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
              // A tenth of its life before it ends.
              due = issuer.now + 270_000;
            }
            const tokens = await Promise.all(Array.from({ length: asks }, () => issuer.source.token(signal)));
            expect(new Set(tokens)).to.deep.equal(new Set([`token-${refreshes}`]));
            asked += asks;
          }
          expect(issuer.demands.length).to.equal(refreshes);
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
    expect(issuer.reasons).to.deep.equal(['first', 'expiring', 'expiring', 'expiring']);
  });

  it('renews a minute before the end of a long life', async () => {
    const issuer = new Issuer();
    issuer.lifetime = 3_600_000;
    await issuer.source.token(signal);
    issuer.now += 3_539_999;
    expect(await issuer.source.token(signal)).to.equal('token-1');
    issuer.now += 1;
    expect(await issuer.source.token(signal)).to.equal('token-2');
  });

  it('keeps the old one while it holds, where no new one is to be had', async () => {
    const issuer = new Issuer();
    await issuer.source.token(signal);
    issuer.failing = new Error('down');
    issuer.now += 290_000;
    expect(await issuer.source.token(signal)).to.equal('token-1');
    issuer.now += 20_000;
    expect(await issuer.source.token(signal).catch((error: Error) => error.message)).to.equal('down');
    issuer.failing = undefined;
    expect(await issuer.source.token(signal)).to.equal('token-4');
    expect(issuer.reasons).to.deep.equal(['first', 'expiring', 'expiring', 'expiring']);
  });

  it('replaces a refused one once, however many were refused with it', async () => {
    const issuer = new Issuer();
    const first = await issuer.source.token(signal);
    const tokens = await Promise.all(Array.from({ length: 20 }, () => issuer.source.token(signal, first)));
    expect(new Set(tokens)).to.deep.equal(new Set(['token-2']));
    expect(await issuer.source.token(signal, first)).to.equal('token-2');
    expect(issuer.reasons).to.deep.equal(['first', 'refused']);
    issuer.failing = new Error('down');
    expect(await issuer.source.token(signal, 'token-2').catch((error: Error) => error.message)).to.equal('down');
  });

  it('goes on while one waits, ends when none does, and then begins anew', async () => {
    const issuer = new Issuer();
    issuer.held = [];
    const [one, other] = [new AbortController(), new AbortController()];
    const asks = [one, other].map(({ signal: own }) => issuer.source.token(own).catch((reason: unknown) => reason));
    await Promise.resolve();
    one.abort('gone');
    expect(await asks[0]).to.equal('gone');
    expect(issuer.demands[0]?.signal.aborted).to.equal(false);
    other.abort('gone too');
    expect(await asks[1]).to.equal('gone too');
    expect(issuer.demands[0]?.signal.aborted).to.equal(true);

    const [late] = issuer.held;
    issuer.held = undefined;
    expect(await issuer.source.token(signal)).to.equal('token-2');
    // What comes of the one that was given up changes nothing.
    late!();
    await Promise.resolve();
    expect(await issuer.source.token(signal)).to.equal('token-2');
    expect(await issuer.source.token(AbortSignal.abort('before')).catch((reason: unknown) => reason)).to.equal('token-2');
    const none = new TokenSource(() => Promise.resolve('x'));
    expect(await none.token(AbortSignal.abort('before')).catch((reason: unknown) => reason)).to.equal('before');
  });

  it('reads when a token ends, from whatever says so', async () => {
    const start = 1_790_000_000_000;
    const endOf = async (issued: unknown): Promise<number> => {
      let now = start;
      let asked = 0;
      const source = new TokenSource(
        () => (asked++, Promise.resolve(issued)),
        () => now,
      );
      await source.token(signal);
      // Without an end it lasts a year at least.
      for (let seconds = 1; seconds < 31_536_000; seconds *= 2) {
        now = start + seconds * 1000;
        await source.token(signal);
        if (asked > 1) return seconds;
      }
      return Infinity;
    };
    const at = (seconds: number) => start + seconds * 1000;
    expect(await endOf('opaque')).to.equal(Infinity);
    expect(await endOf({ token: 'opaque', expiresAt: null })).to.equal(Infinity);
    expect(await endOf({ token: 'opaque', expiresAt: 'next week' })).to.equal(Infinity);
    expect(await endOf({ token: 'opaque', expiresAt: at(1000) })).to.equal(1024);
    expect(await endOf({ token: 'opaque', expiresAt: at(1000) / 1000 })).to.equal(1024);
    expect(await endOf({ token: 'opaque', expiresAt: new Date(at(1000)) })).to.equal(1024);
    expect(await endOf({ token: 'opaque', expiresAt: new Date(at(1000)).toISOString() })).to.equal(1024);
    expect(await endOf(jwt({ exp: at(1000) / 1000, name: 'Zoë?>' }))).to.equal(1024);
    // A clock that is wrong by a day: the length of its life is what counts.
    expect(await endOf(jwt({ iat: at(-86_400) / 1000, exp: at(-85_400) / 1000 }))).to.equal(1024);
    expect(await endOf({ token: jwt({ exp: at(9999) / 1000 }), expiresAt: at(100) })).to.equal(128);
    expect(await endOf('a.b.c')).to.equal(Infinity);
    expect(await endOf(jwt({ exp: 'soon' }))).to.equal(Infinity);
  });

  it('names what is no token, and does not show it', async () => {
    for (const issued of [undefined, null, '', 7, {}, { token: '' }, { token: null }, 'two words', 'line\nend', 'schlüssel']) {
      const thrown = await new TokenSource(() => Promise.resolve(issued)).token(signal).catch((error: unknown) => error);
      expect(String(thrown)).to.contain('source of tokens').and.not.to.contain('two words');
    }
  });
});
