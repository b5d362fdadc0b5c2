import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.map': 'application/json',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
};

/**
 * Returns a file below `root`, or undefined: only known file types are served, and no hidden ones.
 * @param path decoded URL path without the leading slash
 */
export async function staticFile(root: string, path: string): Promise<Response | undefined> {
  const type = types[extname(path).toLowerCase()];
  const file = pathBelow(root, path);
  if (type === undefined || file === undefined) return undefined;
  const content = await readFile(file).catch(() => undefined);
  return content && new Response(new Uint8Array(content), { headers: { 'content-type': type, 'cache-control': 'no-cache' } });
}

function pathBelow(root: string, path: string): string | undefined {
  const file = normalize(join(root, path));
  const isHidden = path.split(/[\\/]/).some((segment) => segment.startsWith('.'));
  return isHidden || path.includes('\0') || !file.startsWith(root + sep) ? undefined : file;
}
