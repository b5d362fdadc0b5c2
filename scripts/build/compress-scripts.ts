/** Compressed files beside the scripts of dist/cdn, for web servers that send such files instead of compressing each response. */
import { readFile, writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { scriptsOf } from './scripts-of.js';

const brotli = (content: Buffer) =>
  promisify(brotliCompress)(content, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: content.length },
  });

/** Writes `file.js.br` and `file.js.gz` for each `file.js`. */
export const compressScripts = async (folder: string): Promise<void> => {
  await Promise.all(
    scriptsOf(folder).map(async (file) => {
      const content = await readFile(folder + file);
      await writeFile(`${folder}${file}.br`, await brotli(content));
      await writeFile(`${folder}${file}.gz`, await promisify(gzip)(content, { level: 9 }));
    }),
  );
};
