import { existsSync } from "node:fs";
import { link, mkdir, readdir, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { runChild } from "./children.mjs";
import { compressAll } from "./compress.mjs";
import { fingerprint, Ledger } from "./fingerprint.mjs";

const SOURCES = [
  ...["app", "convex", "emails", "server", "public"],
  ...["vite.config.ts", "remix.config.js", "postcss.config.cjs", "package-lock.json"],
];

/** What a build is made of, each put into its place when all are there. */
const PARTS = ["client", "server", "start.mjs", "start.mjs.map"];
/** Folders of files that bear a hash of their content in their name. */
const HASHED = ["client/assets", "server/assets"];
const WEEK_MS = 7 * 24 * 3_600_000;

/**
 * Builds pages and web server unless what is built is of these sources.
 * @param {string} root
 */
export async function ensureBuilt(root) {
  const built = PARTS.every((part) => existsSync(join(root, "build", part)));
  const sources = await fingerprint(root, SOURCES);
  if (built && (await new Ledger(join(root, "build")).get("build")) === sources) return;
  console.log("Building the pages");
  await buildAll(root);
}

/**
 * Builds pages and web server beside what is there and then puts them in its place: two may build at once, and
 * one may serve meanwhile. Throws with the builder's own words.
 * @param {string} root
 */
export async function buildAll(root) {
  const build = join(root, "build");
  const staging = join(build, `next-${process.pid}`);
  const sources = await fingerprint(root, SOURCES);
  try {
    await buildPages(root, staging);
    await compressAll(join(staging, "client"));
    await buildServer(root, join(staging, "start.mjs"));
    for (const folder of HASHED) await keepRecent(join(build, folder), join(staging, folder));
    for (const part of PARTS) await replace(join(staging, part), join(build, part));
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
  await new Ledger(build).set("build", sources);
}

/**
 * Bundles the web server's own code.
 * @param {string} root
 * @param {string} outfile
 */
export async function buildServer(root, outfile) {
  const { build } = await import("esbuild");
  await build({
    entryPoints: [join(root, "server/main.ts")],
    outfile,
    bundle: true,
    format: "esm",
    platform: "node",
    target: "node20",
    packages: "external",
    sourcemap: true,
    logLevel: "warning",
  });
}

async function buildPages(root, folder) {
  const cli = join(root, "node_modules/@remix-run/dev/dist/cli.js");
  const env = { ...process.env, NODE_ENV: "production", BUILD_DIRECTORY: folder };
  const { ok, said } = await runChild([cli, "vite:build"], { cwd: root, env });
  if (!ok) throw new Error(`The pages could not be built:\n${said}`);
}

/** Pages that are open, and a server that still runs on the build before, find its files for a week more. */
async function keepRecent(from, to) {
  for (const name of await readdir(from).catch(() => [])) {
    const file = join(from, name);
    const { mtimeMs } = await stat(file);
    if (Date.now() - mtimeMs < WEEK_MS) await link(file, join(to, name)).catch(() => undefined);
  }
}

/** Renames over what may be a folder with content, which another process may be replacing as well. */
async function replace(from, to) {
  const old = join(dirname(from), "old");
  await mkdir(old, { recursive: true });
  for (;;) {
    await rename(to, join(old, `${Date.now()}`)).catch(() => undefined);
    try {
      return await rename(from, to);
    } catch (error) {
      if (error.code !== "ENOTEMPTY" && error.code !== "EEXIST") throw error;
    }
  }
}
