import { execFileSync } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import path from "node:path";

const ROOT = path.resolve(import.meta.dirname, "../..");
const SOURCES = [
  ...["app", "convex", "emails", "engine", "public", "scripts", "server", "node_modules"],
  ...["package.json", "package-lock.json", ".npmrc", "tsconfig.json", "convex.json"],
  ...["vite.config.ts", "remix.config.js", "postcss.config.cjs"],
];

export type TreeCopy = { root: string; remove(): Promise<void> };

/**
 * A copy of the product's tree, to start it where a test may change sources. Packages are hard links: nothing
 * writes to them. The sources are files of their own.
 */
export async function copyTree(): Promise<TreeCopy> {
  const root = await mkdtemp(path.join(ROOT, "tests/.tmp/tree-"));
  for (const name of SOURCES)
    execFileSync("cp", [
      name === "node_modules" ? "-al" : "-a",
      path.join(ROOT, name),
      path.join(root, name),
    ]);
  await rm(path.join(root, "node_modules/.vite"), { recursive: true, force: true });
  return { root, remove: () => rm(root, { recursive: true, force: true }) };
}
