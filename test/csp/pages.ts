/** `/csp/...`: host pages under the strictest policy that the widget promises to work with. */
import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { root } from '../processes.js';

const policy = "default-src 'none'; script-src 'self'; connect-src 'self'; require-trusted-types-for 'script'";

const page = (script: string): string => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
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
  '/csp/recorder.js': recorder,
};

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
};

const content = async (pathname: string): Promise<string | undefined> =>
  texts[pathname] ??
  (/^\/csp\/cdn\/[\w./-]+\.js$/.test(pathname) && !pathname.includes('..')
    ? readFile(`${root}dist${pathname.slice('/csp'.length)}`, 'utf8').catch(() => undefined)
    : undefined);

export const cspPages = async (request: Request): Promise<Response> => {
  const { pathname } = new URL(request.url);
  const text = await content(pathname);
  if (text === undefined) return new Response('Not found', { status: 404 });
  return new Response(text, {
    headers: {
      'content-type': contentTypes[extname(pathname)] ?? 'text/plain',
      'content-security-policy': policy,
      'cache-control': 'no-store',
    },
  });
};
