import { existsSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

export interface FileToWrite {
  readonly path: string;
  readonly text: string;
  /** Only its owner can read it. */
  readonly isSecret: boolean;
}

/** A file is there already; `message` is a sentence. */
export class OverwriteError extends Error {}

/**
 * Writes all of the files, or none if one is there already.
 * @param replaces with `--force`, files that are there are replaced
 * @throws {OverwriteError}
 */
export async function writeFiles(files: readonly FileToWrite[], replaces: boolean): Promise<void> {
  const present = files.filter(({ path }) => existsSync(path)).map(({ path }) => path);
  if (present.length > 0 && !replaces)
    throw new OverwriteError(
      `${present.join(' and ')} exist${present.length > 1 ? '' : 's'} already. --force replaces what is there.`,
    );
  for (const { path, text, isSecret } of files) {
    await mkdir(dirname(path), { recursive: true });
    // A new file has the mode from its first moment, and a link is not followed.
    if (replaces) await rm(path, { force: true });
    await writeFile(path, text, { flag: 'wx', mode: isSecret ? 0o600 : 0o644 });
  }
}
