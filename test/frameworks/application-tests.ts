/** The tests of one application of `demo/frameworks`. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'playwright-core';
import { serveDemo, type ServedDemo } from '../../demo/server/serve-demo.js';
import { openChromium } from '../../scripts/browsers.js';
import { freePort } from '../fixtures/free-port.js';
import { Application, type Change } from './application.js';
import { PausedClock } from './paused-clock.js';
import { walk } from './walk.js';

export interface ServerOfApplication {
  readonly port: number;
  /** Its `/unleash` answers like a proxy, and also like the Unleash API. */
  readonly demo: ServedDemo;
}

/** A change that the type check must refuse, and what it says. */
interface Mistake extends Change {
  readonly message: RegExp;
}

/** For tests of one framework. Browser and demo are there when a test runs. */
interface Running {
  readonly application: Application;
  readonly browser: () => Browser;
  readonly demo: () => ServedDemo;
}

interface Framework {
  readonly name: string;
  /** Serves the built application. Returns a function that ends the server. */
  readonly serve: (application: Application, server: ServerOfApplication) => Promise<() => Promise<void>>;
  readonly mistakes: readonly Mistake[];
  readonly isServerRendered?: boolean;
  /** The builds to walk through, with the environment of each. */
  readonly builds?: readonly Readonly<Record<string, string>>[];
  readonly also?: (running: Running) => void;
}

export function testApplication({ name, serve, mistakes, isServerRendered = false, builds = [{}], also }: Framework): void {
  describe(`the application of ${name}`, () => {
    const application = new Application(name);
    const clock = new PausedClock();
    let browser: Browser;
    let demo: ServedDemo;

    before(async () => {
      demo = await serveDemo({ port: 0, pace: { milliseconds: 1, pieces: 1 }, clock });
      browser = await openChromium();
    });

    after(async () => {
      await browser?.close();
      await demo?.close();
    });

    it('passes its type check', () => {
      const { ok, output } = application.run('check');
      assert.ok(ok, output);
    });

    it(`does not pass it with ${mistakes.map(({ to }) => to).join(', ')}`, () => {
      const { ok, output } = application.runWith('check', mistakes);
      assert.ok(!ok, 'no mistake is found');
      for (const { message } of mistakes) assert.match(output, message);
    });

    for (const environment of builds) {
      const described = Object.entries(environment).map(([variable, value]) => ` with ${variable}=${value}`);
      it(`works in a browser, built by its own toolchain${described.join()}`, async () => {
        application.build(environment);
        const port = await freePort();
        const stop = await serve(application, { port, demo });
        try {
          await walk({ browser, url: `http://localhost:${port}/`, clock, name, isServerRendered });
        } finally {
          await stop();
        }
      });
    }

    also?.({ application, browser: () => browser, demo: () => demo });
  });
}

/** Serves with `vite preview`, whose proxy leads to the demo. */
export const previewWithVite: Framework['serve'] = (application, { port, demo }) =>
  application.start(
    ['node_modules/vite/bin/vite.js', 'preview', '--port', String(port), '--strictPort'],
    { UNLEASH_SERVER: demo.url },
    /Local:/,
  );
