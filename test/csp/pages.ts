/** `/csp/...`: host pages with the strictest Content-Security-Policy that the widget supports. */
import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { root } from '../../scripts/processes.js';
import { integrityPages } from './integrity-pages.js';

const policy = "default-src 'none'; script-src 'self'; connect-src 'self'; require-trusted-types-for 'script'";

/** With the directive of demo/guides/security.md for pages that list their Trusted Types policies. */
const withNamedPolicies = `${policy}; trusted-types lit-html unleash-chat 'allow-duplicates'`;

const page = (script: string, encoding = 'utf-8'): string => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="${encoding}" />
    <title>A page with a strict policy</title>
    <script src="/csp/recorder.js"></script>
    ${script}
  </head>
  <body>
    <unleash-chat endpoint="/unleash"></unleash-chat>
  </body>
</html>
`;

const recorder = `
globalThis.violations = [];
addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sourceFile, lineNumber, sample }) =>
  globalThis.violations.push([violatedDirective, blockedURI, sourceFile, lineNumber, sample].join(' ')));
`;

const texts: Readonly<Record<string, string>> = {
  '/csp/bare.html': page(''),
  '/csp/module.html': page('<script type="module" src="/csp/cdn/unleash-chat.js"></script>'),
  '/csp/classic.html': page('<script defer src="/csp/cdn/unleash-chat.bundle.js"></script>'),
  '/csp/old.html': page('<script defer src="/csp/cdn/unleash-chat.bundle.js"></script>', 'windows-1252'),
  // Both builds contain Lit: each policy is created twice, which 'allow-duplicates' permits.
  '/csp/twice.html': page(
    '<script type="module" src="/csp/cdn/unleash-chat.js"></script><script defer src="/csp/cdn/unleash-chat.bundle.js"></script>',
  ),
  '/csp/recorder.js': recorder,
};

const contentTypes: Readonly<Record<string, string>> = {
  // No charset, as from many servers: the `meta` element and the byte order mark of the script decide.
  '.html': 'text/html',
  '.js': 'text/javascript',
};

const content = async (pathname: string): Promise<string | undefined> =>
  texts[pathname] ??
  (/^\/csp\/cdn\/[\w./-]+\.js$/.test(pathname) && !pathname.includes('..')
    ? readFile(`${root}dist${pathname.slice('/csp'.length)}`, 'utf8').catch(() => undefined)
    : undefined);

export const cspPages = async (request: Request): Promise<Response> => {
  const { pathname } = new URL(request.url);
  if (pathname.startsWith('/csp/integrity/')) return integrityPages(pathname);
  const text = await content(pathname);
  if (text === undefined) return new Response('Not found', { status: 404 });
  return new Response(text, {
    headers: {
      'content-type': contentTypes[extname(pathname)] ?? 'text/plain',
      'content-security-policy': pathname === '/csp/twice.html' ? withNamedPolicies : policy,
      'cache-control': 'no-store',
    },
  });
};
