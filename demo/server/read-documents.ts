import { open, readdir, realpath, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { SourceDocument } from '../assistant/assistant.js';

const mostDocuments = 5_000;
const mostBytes = 1_000_000;
const mostBytesInAll = 64_000_000;
const mostLevels = 20;

/** A sentence for whoever gave the folder. */
export class FolderError extends Error {
  override readonly name = 'FolderError';
}

export interface Folder {
  readonly documents: readonly SourceDocument[];
  /** Files that were left out, for there were too many or they were too large. */
  readonly leftOut: number;
}

/** The Markdown files of a folder and those below it. Links that lead out of it are not followed. */
export async function readDocuments(folder: string): Promise<Folder> {
  const root = await realpath(folder).catch(() => undefined);
  const isFolder = root !== undefined && (await stat(root)).isDirectory();
  if (!isFolder) throw new FolderError(`There is no folder ${folder}.`);
  const documents: SourceDocument[] = [];
  let leftOut = 0;
  let bytes = 0;
  for await (const path of markdownFiles(root, 0)) {
    const text =
      documents.length < mostDocuments ? await readBounded(path, Math.min(mostBytes, mostBytesInAll - bytes)) : undefined;
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
    // A symbolic link is neither: it is not followed, wherever it leads.
    if (entry.isFile() && /\.(md|markdown)$/i.test(entry.name)) yield path;
    if (entry.isDirectory() && level < mostLevels) yield* markdownFiles(path, level + 1);
  }
}

/** A file's text; undefined where it is larger, or cannot be read. */
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
