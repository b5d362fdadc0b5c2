/**
 * `/csp/integrity/...`: pages with the lines of integrity.html, under a strict Content-Security-Policy. The first folder names the
 * script of which one byte is changed: `/csp/integrity/chat/module.html`. In `none`, nothing is.
 */
import { readFile } from 'node:fs/promises';
import { classicTag, hashesOf, importMapOf, integrityOf, moduleTags } from '../../scripts/build/write-integrity.js';
import { root } from '../../scripts/processes.js';

const folder = `${root}dist/cdn/`;

const recorder = `
globalThis.refused = [];
addEventListener('error', ({ target }) => target.src && globalThis.refused.push(new URL(target.src).pathname), true);
`;

const page = (tags: string): string => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <title>A page with hashes</title>
    <script src="recorder.js"></script>
    ${tags}
  </head>
  <body>
    <unleash-chat endpoint="/unleash"></unleash-chat>
  </body>
</html>
`;

/** Whether a script is the one to change: `chat` is `chunks/chat-CUi448vl.js`, `unleash-chat` the entry. */
const isNamed = (script: string, name: string): boolean =>
  script === `${name}.js` || script.replace(/-[\w-]{8}\.js$/, '') === `chunks/${name}`;

/** Replaces the last byte, that of a line break or a comment: without its hash, the script would run. */
const changed = (content: string): string => `${content.slice(0, -1)} `;

const answer = (content: string, type: string, policy = "default-src 'none'"): Response =>
  new Response(content, {
    headers: { 'content-type': `${type}; charset=utf-8`, 'content-security-policy': policy, 'cache-control': 'no-store' },
  });

export const integrityPages = async (pathname: string): Promise<Response> => {
  const [, name = '', file = ''] = /^\/csp\/integrity\/([\w.-]+)\/([\w./-]+)$/.exec(pathname) ?? [];
  const hashes = hashesOf(folder);
  const base = `/csp/integrity/${name}/`;
  const pages: Readonly<Record<string, string>> = {
    'module.html': moduleTags(hashes, base),
    'classic.html': classicTag(hashes, base),
    'unchecked.html': `<script type="module" src="${base}unleash-chat.js"></script>`,
  };
  if (file in pages) {
    const importMap = integrityOf(importMapOf(hashes, base));
    const policy = `default-src 'none'; script-src 'self' '${importMap}'; connect-src 'self'; require-trusted-types-for 'script'`;
    return answer(page(pages[file]!), 'text/html', policy);
  }
  if (file === 'recorder.js') return answer(recorder, 'text/javascript');
  if (!(file in hashes)) return new Response('Not found', { status: 404 });
  const content = await readFile(folder + file, 'utf8');
  return answer(isNamed(file, name) ? changed(content) : content, 'text/javascript');
};
