// Bundles the engine into engine/dist: plain JavaScript that Node starts without a loader.
import { existsSync } from "node:fs";
import { mkdir, readdir, rename, rm, stat, utimes, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const self = fileURLToPath(import.meta.url);
const root = dirname(self);
const dist = join(root, "dist");
/** Its time is that of the last build of the entries. */
const stamp = ".built";

/** Entry points by the name of their output; those not written are left out. */
const entries = {
  index: "index.ts",
  main: "main.ts",
  executorWorker: "functions/executor/executorWorker.ts",
  isolateWorker: "functions/actions/isolateWorker.ts",
  nodeWorker: "functions/actions/nodeWorker.ts",
  evaluateWorker: "deploy/evaluation/evaluateWorker.ts",
  nodeAnalysisWorker: "deploy/evaluation/nodeAnalysisWorker.ts",
  exportWorker: "deploy/snapshot/exportWorker.ts",
};

/** Builds what is older than its sources. Safe to call from several processes at once. */
export async function ensureBuilt() {
  await ensureRuntimeBuilt();
  const built = await modifiedAt(join(dist, stamp));
  const missing = presentEntries().some(({ out }) => !existsSync(join(dist, `${out}.js`)));
  if (missing || built === null || (await newestSource(root)) > built) await staged(buildEntries);
}

/** Builds the in-realm runtime alone, which is all that a sandbox needs. */
export async function ensureRuntimeBuilt() {
  const built = await modifiedAt(join(dist, "runtime.js"));
  const newest = Math.max(await newestSource(join(root, "runtime")), await modifiedAt(self));
  if (built === null || newest > built) await staged(buildRuntime);
}

/** Builds everything. */
export async function buildAll() {
  await staged(buildRuntime);
  await staged(buildEntries);
}

/** Lets `produce` write to a folder of its own, then renames each file into dist. */
async function staged(produce) {
  const started = new Date();
  const staging = join(root, `dist.${process.pid}.${started.getTime()}.${produce.name}`);
  try {
    await mkdir(staging, { recursive: true });
    await produce(staging);
    await mkdir(dist, { recursive: true });
    for (const file of await readdir(staging)) {
      // Dated from the start, so that a source saved during the build counts as newer.
      await utimes(join(staging, file), started, started);
      await rename(join(staging, file), join(dist, file));
    }
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}

/** The in-realm runtime as one expression whose value is its `boot` function. */
async function buildRuntime(staging) {
  await build({
    entryPoints: [join(root, "runtime/index.ts")],
    outfile: join(staging, "runtime.js"),
    bundle: true,
    format: "iife",
    globalName: "runtime",
    platform: "browser",
    target: "node20",
    charset: "utf8",
    legalComments: "none",
    banner: { js: "(function () {" },
    footer: { js: "return runtime.boot; })()" },
    logLevel: "warning",
  });
}

async function buildEntries(staging) {
  const present = presentEntries();
  if (present.length > 0) {
    await build({
      entryPoints: present,
      outdir: staging,
      bundle: true,
      format: "esm",
      platform: "node",
      target: "node20",
      packages: "external",
      sourcemap: true,
      charset: "utf8",
      logLevel: "warning",
    });
  }
  await writeFile(join(staging, stamp), "");
}

function presentEntries() {
  return Object.entries(entries)
    .map(([out, source]) => ({ out, in: join(root, source) }))
    .filter((entry) => existsSync(entry.in));
}

async function newestSource(folder) {
  let newest = 0;
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (!entry.name.startsWith("dist")) newest = Math.max(newest, await newestSource(path));
    } else if (/\.(ts|mjs)$/.test(entry.name)) {
      newest = Math.max(newest, (await modifiedAt(path)) ?? 0);
    }
  }
  return newest;
}

async function modifiedAt(path) {
  try {
    return (await stat(path)).mtimeMs;
  } catch {
    return null;
  }
}

if (process.argv[1] === self) await buildAll();
