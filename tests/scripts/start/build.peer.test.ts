import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, readdir, utimes, writeFile } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { copyTree, type TreeCopy } from "../../support/treeCopy";

const LONG = 240_000;

let tree: TreeCopy;
beforeAll(async () => {
  tree = await copyTree();
}, LONG);
afterAll(() => tree.remove());

async function build(): Promise<unknown> {
  const child = spawn(process.execPath, ["scripts/build.mjs"], { cwd: tree.root, stdio: "ignore" });
  const [code] = (await once(child, "exit")) as [unknown];
  return code;
}

test(
  "two may build at once, and what a page of the build before may still ask for stays",
  { timeout: LONG },
  async () => {
    const assets = path.join(tree.root, "build/client/assets");
    await mkdir(assets, { recursive: true });
    for (const name of ["recent-1a2b.js", "old-3c4d.js"]) await writeFile(path.join(assets, name), "");
    const monthAgo = new Date(Date.now() - 30 * 24 * 3_600_000);
    await utimes(path.join(assets, "old-3c4d.js"), monthAgo, monthAgo);
    expect(await Promise.all([build(), build()])).toEqual([0, 0]);
    expect((await readdir(path.join(tree.root, "build"))).sort()).toEqual([
      ...["client", "done.json", "server", "start.mjs", "start.mjs.map"],
    ]);
    const names = await readdir(assets);
    expect(names).toContain("recent-1a2b.js");
    expect(names).not.toContain("old-3c4d.js");
    expect(names.filter((name) => name.startsWith("entry.client"))).not.toEqual([]);
  },
);
