import { createHash } from 'node:crypto';
import { brotliCompressSync, constants } from 'node:zlib';

/**
 * Bytes of a script, compressed with Brotli 11. The names of chunks contain hashes of their contents, one for each time that they
 * were bundled, so that a change in any of them made all that name it up to 40 bytes larger or smaller. Hashes of the names
 * compress as badly, and stay the same.
 */
export const compressedSize = (script: string): number => {
  const stable = script.replace(
    /([\w-]+?)(?:-[\w-]{8})+\.js\b/g,
    (_, name: string) => `${name}-${createHash('sha256').update(name).digest('base64url').slice(0, 8)}.js`,
  );
  return brotliCompressSync(stable, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;
};
