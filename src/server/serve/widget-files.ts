import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

type Encoding = 'br' | 'gzip' | 'identity';

interface Variant {
  readonly content: Uint8Array<ArrayBuffer>;
  readonly etag: string;
}

interface WidgetFile {
  readonly type: string;
  readonly cacheControl: string;
  /** Smallest first; ends with the file as it is. */
  readonly variants: ReadonlyMap<Encoding, Variant>;
}

const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.map': 'application/json',
  '.md': 'text/markdown; charset=utf-8',
};
/** Only developer tools load source maps, which take seconds to compress. */
const compressed = ['.js', '.md'];
const entry = 'unleash-chat.js';

/** The folder with the widget: `dist/cdn`, beside the command or, in a clone, above it. */
export function findWidget(from = fileURLToPath(import.meta.url)): string | undefined {
  for (let folder = dirname(from), last = ''; folder !== last; last = folder, folder = dirname(folder)) {
    const found = [join(folder, 'cdn'), join(folder, 'dist', 'cdn')].find((each) => existsSync(join(each, entry)));
    if (found) return found;
  }
  return undefined;
}

/** The files of the widget, compressed once and kept in memory. */
export class WidgetFiles {
  readonly #files: ReadonlyMap<string, WidgetFile>;
  /** Of the entry, for Subresource Integrity. */
  readonly integrity: string;

  private constructor(files: ReadonlyMap<string, WidgetFile>, integrity: string) {
    this.#files = files;
    this.integrity = integrity;
  }

  /** @param archive a folder with chunks of earlier versions */
  static async load(folder: string, archive?: string): Promise<WidgetFiles> {
    const current = await read(folder, await servedNames(folder));
    const old = archive === undefined ? [] : await read(archive, await chunkNames(archive));
    const contents = new Map([...old.map(([name, content]) => [`chunks/${name}`, content] as const), ...current]);
    const files = await Promise.all(
      Array.from(contents, async ([name, content]) => [name, await fileOf(name, content)] as const),
    );
    const integrity = createHash('sha384').update(contents.get(entry)!).digest('base64');
    return new WidgetFiles(new Map(files), `sha384-${integrity}`);
  }

  /** With single quotes, so that it stays readable in a line of JSON. */
  get scriptTag(): string {
    return `<script type='module' src='/unleash-chat/${entry}' integrity='${this.integrity}' crossorigin='anonymous'></script>`;
  }

  /**
   * Undefined if there is no such file.
   * @param name relative to the folder: `chunks/chat-C2BsX9aP.js`
   */
  reply(request: Request, name: string): Response | undefined {
    const file = this.#files.get(name);
    if (!file) return undefined;
    const { type, cacheControl, variants } = file;
    const [encoding, { content, etag }] = chosen(variants, request.headers.get('accept-encoding') ?? '');
    const headers = {
      etag,
      'cache-control': cacheControl,
      // The files are public, and pages of any origin may load them.
      'access-control-allow-origin': '*',
      'cross-origin-resource-policy': 'cross-origin',
      'x-content-type-options': 'nosniff',
      ...(variants.size > 1 && { vary: 'accept-encoding' }),
    };
    if (isKnown(etag, request.headers.get('if-none-match'))) return new Response(null, { status: 304, headers });
    return new Response(request.method === 'HEAD' ? null : content, {
      headers: {
        ...headers,
        'content-type': type,
        'content-length': String(content.byteLength),
        ...(encoding !== 'identity' && { 'content-encoding': encoding }),
      },
    });
  }
}

/** What a page may load; not the integrity hashes, which are for people. */
async function servedNames(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder, { recursive: true });
  return names.map((name) => name.replaceAll('\\', '/')).filter((name) => Object.hasOwn(types, extname(name)));
}

/** Names of chunks, without a path. */
export async function chunkNames(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException): string[] => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  return names.filter((name) => /^\w[\w.-]*\.js$/.test(name));
}

function read(folder: string, names: readonly string[]) {
  return Promise.all(names.map(async (name) => [name, await readFile(join(folder, name))] as const));
}

async function fileOf(name: string, content: Buffer): Promise<WidgetFile> {
  const isCompressed = compressed.includes(extname(name));
  const brotliParameters = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: content.length };
  const smaller: readonly (readonly [Encoding, Buffer])[] = isCompressed
    ? [
        ['br', await promisify(brotliCompress)(content, { params: brotliParameters })],
        ['gzip', await promisify(gzip)(content, { level: 9 })],
      ]
    : [];
  const hash = createHash('sha256').update(content).digest('base64url').slice(0, 22);
  const variants = [...smaller, ['identity', content] as const].map(
    ([encoding, bytes]) => [encoding, { content: new Uint8Array(bytes), etag: `"${hash}-${encoding}"` }] as const,
  );
  return {
    type: types[extname(name)]!,
    cacheControl: name.startsWith('chunks/') ? 'public, max-age=31536000, immutable' : 'public, max-age=300, must-revalidate',
    variants: new Map(variants),
  };
}

function chosen(variants: WidgetFile['variants'], acceptEncoding: string): readonly [Encoding, Variant] {
  const accepted = acceptEncoding
    .toLowerCase()
    .split(',')
    .map((item) => item.replace(/\s/g, ''))
    .filter((item) => !/;q=0(?:\.0*)?$/.test(item))
    .map((item) => item.replace(/;.*$/, ''));
  return [...variants].find(([encoding]) => accepted.includes(encoding)) ?? [...variants].at(-1)!;
}

function isKnown(etag: string, ifNoneMatch: string | null): boolean {
  const known = (ifNoneMatch ?? '').split(',').map((item) => item.trim().replace(/^W\//, ''));
  return known.includes(etag) || known.includes('*');
}
