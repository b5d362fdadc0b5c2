/**
 * `unleash-chat check` on pages with a Content-Security-Policy. A real browser shows that the widget fails where the command says
 * so, and works without a violation once everything that the command prints is in place.
 */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'playwright-core';
import { openChromium } from '../../../scripts/browsers.js';
import type { Finding } from '../../../src/server/check/finding.js';
import type { Report } from '../../../src/server/check/check-page.js';
import { checkForPrograms } from './run-check.js';
import { textOfReport } from '../../../src/server/check/report-text.js';
import { serveSite, type Site, type SitePage } from './serve-site.js';

/** `works`: without a violation. `complains`: it answers, with violations. `fails`: no answer appears. */
type State = 'works' | 'complains' | 'fails';

interface Case {
  readonly title: string;
  /** NONCE stands for the nonce of the response, ORIGIN and OTHER for the two origins of the site. */
  readonly policies: readonly string[];
  readonly reportOnly?: true;
  readonly inMeta?: true;
  readonly script?: string;
  readonly attributes?: string;
  /** As in browsers whose elements have no `setHTML()`. */
  readonly withoutSanitizer?: true;
  readonly before: State;
  /** What the command must add, for a reader of this table. */
  readonly adds: readonly string[];
}

const moduleTag = '<script type="module" src="/unleash-chat/unleash-chat.js"></script>';

const cases: readonly Case[] = [
  {
    title: 'allows nothing',
    policies: ["default-src 'none'"],
    before: 'fails',
    adds: ["script-src 'self'", "connect-src 'self'"],
  },
  {
    title: 'allows the site, and no style, picture, font, frame, worker, form or base',
    policies: [
      "default-src 'self'; style-src 'none'; img-src 'none'; font-src 'none'; frame-src 'none'; worker-src 'none'; form-action 'none'; base-uri 'none'; require-trusted-types-for 'script'",
    ],
    before: 'works',
    adds: [],
  },
  {
    title: 'has a nonce, which the script tag has as well',
    policies: ["default-src 'none'; script-src 'nonce-NONCE'; connect-src 'self'; require-trusted-types-for 'script'"],
    script: '<script type="module" src="/unleash-chat/unleash-chat.js" nonce="NONCE"></script>',
    before: 'works',
    adds: [],
  },
  {
    title: "has a nonce and 'strict-dynamic', but not on the script tag",
    policies: ["script-src 'nonce-NONCE' 'strict-dynamic' 'self' https: 'unsafe-inline'; object-src 'none'; base-uri 'none'"],
    before: 'fails',
    adds: ['nonce="NONCE"'],
  },
  {
    title: "has hashes and 'strict-dynamic'",
    policies: [
      "script-src 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=' 'strict-dynamic'; require-trusted-types-for 'script'",
    ],
    before: 'fails',
    adds: ['unleash-chat.bundle.js', "'sha384-"],
  },
  {
    title: 'has hashes of other scripts',
    policies: ["default-src 'self'; script-src 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='"],
    before: 'fails',
    adds: ["script-src 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=' 'self'"],
  },
  {
    title: 'has a list for script tags of its own',
    policies: ["script-src 'self'; script-src-elem https://other.example; connect-src ws: 'self'"],
    before: 'fails',
    adds: ["script-src-elem https://other.example 'self'"],
  },
  {
    title: 'lists Trusted Types of another library',
    policies: ["default-src 'self'; require-trusted-types-for 'script'; trusted-types default"],
    before: 'fails',
    adds: ["trusted-types default lit-html unleash-chat 'allow-duplicates'"],
  },
  {
    title: "lists Trusted Types without DOMPurify's, in a browser without a sanitiser",
    policies: ["default-src 'self'; require-trusted-types-for 'script'; trusted-types lit-html"],
    withoutSanitizer: true,
    before: 'complains',
    adds: ["trusted-types lit-html unleash-chat 'allow-duplicates'"],
  },
  {
    title: 'does not know that the proxy has another origin',
    policies: ["default-src 'self'"],
    attributes: 'endpoint="OTHER/unleash"',
    before: 'fails',
    adds: ["default-src 'self'; connect-src 'self' OTHER"],
  },
  {
    title: 'does not know that the files have another origin',
    policies: ["default-src 'self'; img-src data:"],
    script: '<script type="module" src="OTHER/unleash-chat/unleash-chat.js"></script>',
    before: 'fails',
    adds: ["script-src 'self' OTHER/unleash-chat/"],
  },
  {
    title: "does not allow the assistant's picture",
    policies: ["default-src 'self'; script-src 'self' 'unsafe-inline'; img-src 'self'"],
    attributes: 'endpoint="/unleash" assistant-avatar="OTHER/picture" image-origins="OTHER https://images.example"',
    before: 'complains',
    adds: ["img-src 'self' OTHER https://images.example"],
  },
  {
    title: 'is one of two, each of which refuses something else',
    policies: ["script-src 'self'; connect-src https:", "default-src 'self'; script-src-elem 'none'"],
    before: 'fails',
    adds: ["connect-src https: 'self'", "script-src-elem 'self'"],
  },
  {
    title: 'only reports',
    policies: ["default-src 'none'; trusted-types 'none'"],
    reportOnly: true,
    before: 'complains',
    adds: ['Content-Security-Policy-Report-Only: ', "script-src 'self'", 'trusted-types lit-html unleash-chat'],
  },
  {
    title: 'is in a meta element',
    policies: ["default-src 'self'; connect-src 'none'; trusted-types a\"b"],
    inMeta: true,
    before: 'fails',
    adds: ["connect-src 'self'", 'trusted-types a&quot;b lit-html'],
  },
  {
    title: 'is a sandbox',
    policies: ["default-src 'self'; sandbox allow-scripts"],
    before: 'fails',
    adds: ['sandbox allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox'],
  },
];

describe('a page whose Content-Security-Policy', () => {
  let site: Site;
  let browser: Browser;
  before(async () => {
    [site, browser] = await Promise.all([serveSite(), openChromium()]);
  });
  after(async () => {
    await browser?.close();
    await site?.close();
  });

  /** Asks a question in a browser, as a person does. */
  async function drive(address: string, { withoutSanitizer }: Case): Promise<readonly [State, readonly string[]]> {
    const page = await browser.newPage();
    page.setDefaultTimeout(15_000);
    await page.addInitScript(() => {
      const violations: string[] = [];
      Object.assign(globalThis, { violations });
      addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
        violations.push(`${violatedDirective} ${blockedURI}`),
      );
    });
    if (withoutSanitizer) await page.addInitScript(() => Reflect.deleteProperty(Element.prototype, 'setHTML'));
    // Modules run before `load`.
    await page.goto(address, { waitUntil: 'load' });
    const isAnswered = await answered();
    const violations = await page.evaluate(() => (globalThis as unknown as { violations: string[] }).violations);
    await page.close();
    return [isAnswered ? (violations.length > 0 ? 'complains' : 'works') : 'fails', violations];

    async function answered(): Promise<boolean> {
      if (!(await page.evaluate(() => Boolean(customElements.get('unleash-chat'))))) return false;
      await page.locator('[part~=input]').fill('How many days of parental leave do I get?');
      await page.locator('[part~=send]').click();
      const source = page.locator('[part~=source]').first();
      await source.or(page.locator('[part~=error]')).first().waitFor();
      return source.isVisible();
    }
  }

  for (const given of cases) {
    it(given.title, async () => {
      const fill = (text: string) => text.replaceAll('ORIGIN', site.origin).replaceAll('OTHER', site.otherOrigin);
      const name = `Content-Security-Policy${given.reportOnly ? '-Report-Only' : ''}`;
      const lines = given.policies
        .map(fill)
        .map((policy) =>
          given.inMeta ? `<meta http-equiv="${name}" content="${policy.replaceAll('"', '&quot;')}">` : `${name}: ${policy}`,
        );
      const script = fill(given.script ?? moduleTag);
      const body = fill(`<unleash-chat ${given.attributes ?? 'endpoint="/unleash"'}></unleash-chat>`);

      const address = site.add(pageOf(lines, script, body));
      const { report, code } = await checkForPrograms(address);
      assert.equal(stateOf(report), given.before, JSON.stringify(report, null, 2));
      assert.equal(code, report.findings.some(({ severity }) => severity !== 'hint') ? 1 : 0);
      const [before, violations] = await drive(address, given);
      assert.equal(before, given.before, violations.join('\n'));

      const corrected = report.policies.map(({ line, corrected: correction = line }) => correction);
      const tag = report.findings.find(isAboutTag)?.correction ?? script;
      for (const added of given.adds)
        assert.ok([...corrected, tag].join('\n').includes(fill(added)), `${added} in ${corrected.join('\n')}`);
      const text = textOfReport(report);
      for (const { corrected: correction } of report.policies)
        assert.ok(correction === undefined || text.includes(correction), text);
      if (given.adds.length === 0) assert.ok(report.policies.every(({ corrected: correction }) => correction === undefined));

      const after = site.add(pageOf(corrected, tag, body));
      const rechecked = await checkForPrograms(after);
      assert.equal(stateOf(rechecked.report), 'works', JSON.stringify(rechecked.report, null, 2));
      assert.equal(rechecked.code, 0);
      assert.deepEqual(await drive(after, given), ['works', []]);
    });
  }
});

const isAboutTag = ({ topic, correction }: Finding): boolean => topic === 'script' && correction !== undefined;

/** What the command says will happen. */
function stateOf({ findings, policies }: Report): State {
  if (findings.some(({ severity }) => severity === 'error')) return 'fails';
  return policies.some(({ corrected }) => corrected !== undefined) ? 'complains' : 'works';
}

function pageOf(lines: readonly string[], script: string, body: string): SitePage {
  const metas = lines.filter((line) => line.startsWith('<'));
  const headers = lines
    .filter((line) => !metas.includes(line))
    .map((line): [string, string] => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)]);
  return { headers, head: [...metas, script].join('\n'), body };
}
