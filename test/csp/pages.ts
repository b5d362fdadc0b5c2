/** `/csp/...`: host pages with the strictest Content-Security-Policy that the widget supports. */
import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { version } from '../../src/version.js';
import { root } from '../../scripts/processes.js';
import { integrityPages } from './integrity-pages.js';

const strict = "default-src 'none'; script-src 'self'; connect-src 'self'; require-trusted-types-for 'script'";

/** With the directive of demo/guides/security.md for pages that list their Trusted Types policies. */
const withNamedPolicies = `${strict}; trusted-types lit-html unleash-chat 'allow-duplicates'`;

/** DOMPurify of the page has a policy of its own. */
const withPoliciesOfPage = `${withNamedPolicies} dompurify`;

interface Page {
  readonly scripts: readonly string[];
  readonly policy?: string;
  readonly encoding?: string;
}

const moduleBuild = '<script type="module" src="/csp/cdn/unleash-chat.js"></script>';
const classicBuild = '<script defer src="/csp/cdn/unleash-chat.bundle.js"></script>';
const otherVersion = '<script type="module" src="/csp/other-version/unleash-chat.js"></script>';
const ownLibraries = '<script type="module" src="/csp/own-libraries.js"></script>';
const withoutSanitizer = '<script src="/csp/without-sanitizer.js"></script>';

const pages: Readonly<Record<string, Page>> = {
  bare: { scripts: [] },
  module: { scripts: [moduleBuild] },
  classic: { scripts: [classicBuild] },
  old: { scripts: [classicBuild], encoding: 'windows-1252' },
  // Both builds contain Lit: each policy is created twice, which 'allow-duplicates' permits.
  twice: { scripts: [moduleBuild, classicBuild], policy: withNamedPolicies },
  'other-version-second': { scripts: [moduleBuild, otherVersion], policy: withNamedPolicies },
  'other-version-first': { scripts: [otherVersion, classicBuild], policy: withNamedPolicies },
  'own-libraries-first': { scripts: [withoutSanitizer, ownLibraries, moduleBuild], policy: withPoliciesOfPage },
  'own-libraries-second': { scripts: [withoutSanitizer, classicBuild, ownLibraries], policy: withPoliciesOfPage },
};

const htmlOf = ({ scripts, encoding = 'utf-8' }: Page): string => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="${encoding}" />
    <title>A page with a strict policy</title>
    <script src="/csp/recorder.js"></script>
    ${scripts.join('\n    ')}
  </head>
  <body>
    <unleash-chat endpoint="/unleash"></unleash-chat>
    <p id="rendered"></p>
    <p id="purified"></p>
  </body>
</html>
`;

const scripts: Readonly<Record<string, string>> = {
  '/csp/recorder.js': `
globalThis.violations = [];
globalThis.warnings = [];
addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sourceFile, lineNumber, sample }) =>
  globalThis.violations.push([violatedDirective, blockedURI, sourceFile, lineNumber, sample].join(' ')));
console.warn = (...values) => globalThis.warnings.push(values.join(' '));
`,
  '/csp/without-sanitizer.js': `
delete Element.prototype.setHTML;
`,
  // The page's own Lit and DOMPurify. Its hook would empty every list that it reached.
  '/csp/own-libraries.js': `
import { html, render } from '/csp/node_modules/lit-html/lit-html.js';
import DOMPurify from '/csp/node_modules/dompurify/dist/purify.es.mjs';
render(html\`<b>\${'Rendered by the page'}</b>\`, document.querySelector('#rendered'));
DOMPurify.addHook('uponSanitizeElement', (node) => node.localName === 'li' && node.remove());
document.querySelector('#purified').innerHTML =
  DOMPurify.sanitize('<i>Purified by the page</i><li>removed</li>', { RETURN_TRUSTED_TYPE: true });
`,
};

const contentTypes: Readonly<Record<string, string>> = {
  // No charset, as from many servers: the `meta` element and the byte order mark of the script decide.
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
};

const fileContent = async (pathname: string): Promise<string | undefined> => {
  const [, folder, path] = /^\/csp\/(cdn|other-version|node_modules)\/([\w./-]+\.m?js)$/.exec(pathname) ?? [];
  if (!path || path.includes('..')) return undefined;
  const file = folder === 'node_modules' ? `${root}node_modules/${path}` : `${root}dist/cdn/${path}`;
  const content = await readFile(file, 'utf8').catch(() => undefined);
  // Only the element holds its version.
  return folder === 'other-version' ? content?.replaceAll(version, '0.0.9') : content;
};

export const cspPages = async (request: Request): Promise<Response> => {
  const { pathname } = new URL(request.url);
  if (pathname.startsWith('/csp/integrity/')) return integrityPages(pathname);
  const page = pages[/^\/csp\/([\w-]+)\.html$/.exec(pathname)?.[1] ?? ''];
  const text = page ? htmlOf(page) : (scripts[pathname] ?? (await fileContent(pathname)));
  if (text === undefined) return new Response('Not found', { status: 404 });
  return new Response(text, {
    headers: {
      'content-type': contentTypes[extname(pathname)] ?? 'text/plain',
      'content-security-policy': page?.policy ?? strict,
      'cache-control': 'no-store',
    },
  });
};
