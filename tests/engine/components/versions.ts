import { cp, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { App } from "./app";

const NEWEST = join(import.meta.dirname, "../fixtures/componentsNewest/convex");
/** Packages of which package.json holds two versions; the newer one goes by another name. */
const RENAMED = ["aggregate", "presence", "rate-limiter", "workpool"];

/** fixtures/components with the versions of the components that it names. */
export function startFirst(): Promise<App> {
  return App.start("components");
}

/** fixtures/components with the newest versions, and with what only they can do. */
export function startNewest(): Promise<App> {
  return App.start("components", async ({ folder }) => {
    const convex = join(folder, "convex");
    for (const name of await readdir(convex)) {
      if (!name.endsWith(".ts")) continue;
      const file = join(convex, name);
      await writeFile(file, withNewest(await readFile(file, "utf8")));
    }
    await cp(NEWEST, convex, { recursive: true });
  });
}

function withNewest(source: string): string {
  return RENAMED.reduce((text, name) => text.replaceAll(`"@convex-dev/${name}`, `"${name}-newest`), source);
}
