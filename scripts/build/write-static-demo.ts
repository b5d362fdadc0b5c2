/**
 * Writes the demo as a folder for any static host. It has the pages of the served demo, without those that need a server, the
 * documents and guides as HTML, the built widget, and the assistant with its documents, indexed beforehand.
 */
import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { build } from 'vite';
import { root } from '../processes.js';
import { indexDocuments } from '../../demo/assistant/index-documents.js';
import { createDocumentSite } from '../../demo/server/document-site.js';
import { metaPolicyOf, pageKindOf } from '../../demo/server/policies.js';
import { readDocuments } from '../../demo/server/read-documents.js';
import { readGuides } from '../../demo/server/read-guides.js';
import { scenarios } from '../../demo/server/scenarios.js';

/** Files and folders of `demo/` that are copied as they are; pages get a policy. */
const copied = ['index.html', 'demo.css', 'demo.js', 'documents.css', 'icon.svg', 'pages', 'playground', 'themes', 'examples'];
const needServer = ['pages/proxy.html', 'pages/token.html'];

/** @param folder replaced, with all of its content */
export async function writeStaticDemo(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  const write = async (path: string, text: string) => {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), path.endsWith('.html') ? staticPage(path, text) : text);
  };

  for (const path of await filesOf(copied)) {
    if (!needServer.includes(path)) await write(path, await readFile(join(root, 'demo', path), 'utf8'));
  }
  const { documents } = await readDocuments(join(root, 'demo/handbook'));
  const sites = {
    documents: createDocumentSite(documents, { home: 'Ask the handbook', index: 'All documents' }),
    guides: await readGuides(),
  };
  for (const [name, site] of Object.entries(sites)) {
    for (const path of site.paths) await write(`${name}/${path}`, site.page(path)!);
  }
  await write('indexed-documents.json', JSON.stringify(indexDocuments(documents)));
  await write('scenarios.json', JSON.stringify(scenarios));
  await write('custom-elements.json', await readFile(join(root, 'custom-elements.json'), 'utf8'));
  // Without hashes for the paths of another host.
  const filter = (path: string): boolean => !/[\\/]integrity\.\w+$/.test(path);
  await cp(join(root, 'dist/cdn'), join(folder, 'cdn'), { recursive: true, filter });
  await bundleAssistant(folder);
}

async function filesOf(paths: readonly string[]): Promise<readonly string[]> {
  const entries = await readdir(join(root, 'demo'), { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
  return files
    .map((file) => file.slice(join(root, 'demo/').length).replaceAll('\\', '/'))
    .filter((file) => paths.some((path) => file === path || file.startsWith(`${path}/`)));
}

/** Adds the policy that the demo's server sends, and removes links to pages that need a server. */
function staticPage(path: string, html: string): string {
  const policy = `<meta http-equiv="Content-Security-Policy" content="${metaPolicyOf(pageKindOf(path))}">`;
  return html
    .replace(/<meta charset="utf-8"[^>]*>/, (charset) => `${charset}\n${policy}\n<meta name="referrer" content="same-origin">`)
    .replace(/\s*<a data-needs-server [^>]*>[^<]*<\/a>/g, '');
}

async function bundleAssistant(folder: string): Promise<void> {
  await build({
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    build: {
      outDir: folder,
      emptyOutDir: false,
      target: 'es2022',
      lib: { entry: join(root, 'demo/static/assistant-fetch.ts'), formats: ['es'] },
      license: { fileName: 'assistant/LICENSES.md' },
      rolldownOptions: {
        output: { minify: true, entryFileNames: 'assistant-fetch.js', chunkFileNames: 'assistant/[name]-[hash].js' },
      },
    },
  });
}
