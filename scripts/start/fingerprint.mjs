import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

/**
 * A digest of files and folders: another one when a file's path or content is another.
 * @param {string} root
 * @param {string[]} paths below it; those that are not there count as empty
 * @returns {Promise<string>}
 */
export async function fingerprint(root, paths) {
  const hash = createHash("sha256");
  for (const path of paths) await add(hash, root, path);
  return hash.digest("hex");
}

async function add(hash, root, path) {
  const entries = await readdir(join(root, path), { withFileTypes: true }).catch(() => null);
  if (entries === null) {
    const content = await readFile(join(root, path)).catch(() => null);
    if (content !== null) hash.update(`${path}\0${content.length}\0`).update(content);
    return;
  }
  for (const { name } of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (name !== "_generated") await add(hash, root, join(path, name));
  }
}

/** What was done last, by name, in a small file of the data folder. */
export class Ledger {
  #file;

  constructor(data) {
    this.#file = join(data, "done.json");
  }

  async get(name) {
    const done = await this.#read();
    return done[name] ?? null;
  }

  async set(name, value) {
    const done = { ...(await this.#read()), [name]: value };
    await mkdir(dirname(this.#file), { recursive: true });
    await writeFile(this.#file, JSON.stringify(done, null, 2));
  }

  async #read() {
    try {
      return JSON.parse(await readFile(this.#file, "utf8"));
    } catch {
      return {};
    }
  }
}
