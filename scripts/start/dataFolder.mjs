import { resolve } from "node:path";

/**
 * Where the embedded backend and the keys of this installation are kept: as named, else `DATA_DIR`, else `data`.
 * @param {string} root
 * @param {string} [named]
 */
export function dataFolder(root, named) {
  return resolve(root, named || process.env.DATA_DIR || "data");
}
