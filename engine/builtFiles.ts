import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** A worker's bundle: beside this file once bundled itself, else in dist. */
export function builtFile(name: string): URL {
  for (const place of [`./${name}`, `./dist/${name}`]) {
    const file = new URL(place, import.meta.url);
    if (existsSync(fileURLToPath(file))) return file;
  }
  throw new Error(`engine/dist/${name} is missing: run node engine/build.mjs`);
}
