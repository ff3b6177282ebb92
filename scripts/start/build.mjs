import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { compressAll } from "./compress.mjs";
import { fingerprint, Ledger } from "./fingerprint.mjs";

const SOURCES = [
  ...["app", "convex", "emails", "server", "public"],
  ...["vite.config.ts", "remix.config.js", "postcss.config.cjs", "package-lock.json"],
];

/**
 * Builds pages and web server unless what is built is of these sources.
 * @param {string} root
 */
export async function ensureBuilt(root) {
  const ledger = new Ledger(join(root, "build"));
  const sources = await fingerprint(root, SOURCES);
  const built = existsSync(join(root, "build/server/index.js")) && existsSync(join(root, "build/start.mjs"));
  if (built && (await ledger.get("build")) === sources) return;
  console.log("Building the pages");
  await buildAll(root);
  await ledger.set("build", sources);
}

/** Builds pages and web server. Throws with the builder's own words. */
export async function buildAll(root) {
  const env = { ...process.env, NODE_ENV: "production" };
  const remix = spawnSync(
    process.execPath,
    [join(root, "node_modules/@remix-run/dev/dist/cli.js"), "vite:build"],
    {
      cwd: root,
      env,
      encoding: "utf8",
    },
  );
  if (remix.status !== 0) throw new Error(`The pages could not be built:\n${remix.stderr || remix.stdout}`);
  await compressAll(join(root, "build/client"));
  await buildServer(root);
}

/** Bundles the web server's own code into build/start.mjs. */
export async function buildServer(root) {
  const { build } = await import("esbuild");
  await build({
    entryPoints: [join(root, "server/main.ts")],
    outfile: join(root, "build/start.mjs"),
    bundle: true,
    format: "esm",
    platform: "node",
    target: "node20",
    packages: "external",
    sourcemap: true,
    logLevel: "warning",
  });
}
