import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants } from "node:zlib";

const compress = promisify(brotliCompress);

/** Lays `NAME.br` beside every script and style sheet of a folder, compressed as far as Brotli can. */
export async function compressAll(folder) {
  const names = await readdir(folder, { recursive: true });
  for (const name of names.filter((found) => /\.(js|css)$/.test(found))) {
    const content = await readFile(join(folder, name));
    const params = { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY };
    await writeFile(join(folder, `${name}.br`), await compress(content, { params }));
  }
}
