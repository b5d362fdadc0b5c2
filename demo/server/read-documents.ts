import { open, readdir, realpath, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { SourceDocument } from '../assistant/documents/page.js';

const maxDocuments = 5_000;
const maxBytes = 1_000_000;
const maxTotalBytes = 64_000_000;
const maxDepth = 20;

/** The folder cannot be used; the message is printed. */
export class FolderError extends Error {
  override readonly name = 'FolderError';
}

export interface Folder {
  readonly documents: readonly SourceDocument[];
  /** Number of files left out: too many or too large. */
  readonly leftOut: number;
}

/** Reads the Markdown files of a folder and its subfolders. Symbolic links are not followed. */
export async function readDocuments(folder: string): Promise<Folder> {
  const root = await realpath(folder).catch(() => undefined);
  const isFolder = root !== undefined && (await stat(root)).isDirectory();
  if (!isFolder) throw new FolderError(`There is no folder ${folder}.`);
  const documents: SourceDocument[] = [];
  let leftOut = 0;
  let bytes = 0;
  for await (const path of markdownFiles(root, 0)) {
    const text = documents.length < maxDocuments ? await readBounded(path, Math.min(maxBytes, maxTotalBytes - bytes)) : undefined;
    if (text === undefined) {
      leftOut += 1;
      continue;
    }
    bytes += text.length;
    documents.push({ path: relative(root, path).split(sep).join('/'), markdown: text });
  }
  if (documents.length === 0) throw new FolderError(`There are no Markdown files (*.md, *.markdown) in ${folder}.`);
  return { documents, leftOut };
}

async function* markdownFiles(folder: string, level: number): AsyncGenerator<string> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  entries.sort((one, other) => (one.name < other.name ? -1 : 1));
  for (const entry of entries) {
    const path = join(folder, entry.name);
    // A symbolic link is neither a file nor a directory here.
    if (entry.isFile() && /\.(md|markdown)$/i.test(entry.name)) yield path;
    if (entry.isDirectory() && level < maxDepth) yield* markdownFiles(path, level + 1);
  }
}

/** The text of a file; undefined if it is larger than `limit` bytes or cannot be read. */
async function readBounded(path: string, limit: number): Promise<string | undefined> {
  const file = await open(path).catch(() => undefined);
  if (!file) return undefined;
  try {
    const { size } = await file.stat();
    return size > limit ? undefined : await file.readFile('utf8');
  } finally {
    await file.close();
  }
}
