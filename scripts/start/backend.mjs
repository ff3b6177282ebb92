import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { startChild } from "./children.mjs";
import { freePort } from "./ports.mjs";

/**
 * Where the data is: a Convex that the environment names, or the embedded one, which is started.
 * @param {{ root: string, data: string }} where
 * @returns {Promise<{ url: string, siteUrl: string, adminKey: string, embedded: boolean }>}
 */
export async function startBackend({ root, data }) {
  return remoteBackend(process.env) ?? (await embeddedBackend(root, data));
}

/**
 * The Convex that the environment names, or null.
 * Throws one sentence when it names half of one.
 * @param {Record<string, string | undefined>} env
 */
export function remoteBackend(env) {
  const url = env.CONVEX_SELF_HOSTED_URL || env.CONVEX_URL;
  const adminKey = env.CONVEX_SELF_HOSTED_URL ? env.CONVEX_SELF_HOSTED_ADMIN_KEY : env.CONVEX_DEPLOY_KEY;
  if (!url && !adminKey) return null;
  if (!url || !adminKey) {
    throw new Error(
      "Half of a backend is named: set CONVEX_URL and CONVEX_DEPLOY_KEY, or CONVEX_SELF_HOSTED_URL and CONVEX_SELF_HOSTED_ADMIN_KEY.",
    );
  }
  const siteUrl = env.CONVEX_SITE_URL || url.replace(/\.convex\.cloud\/?$/, ".convex.site");
  if (siteUrl === url) throw new Error("Set CONVEX_SITE_URL: where this Convex answers HTTP actions.");
  return { url, siteUrl, adminKey, embedded: false };
}

async function embeddedBackend(root, data) {
  const { ensureBuilt } = await import(pathToFileURL(join(root, "engine/build.mjs")).href);
  await ensureBuilt();
  const port = await freePort(3210);
  const sitePort = await freePort(port + 1);
  const folder = join(data, "convex");
  const url = await startChild(
    [
      join(root, "engine/bin/engine.mjs"),
      ...["--data", folder, "--port", String(port), "--site-port", String(sitePort), "--project", root],
    ],
    { cwd: root, env: process.env },
  );
  const adminKey = (await readFile(join(folder, "admin-key"), "utf8")).trim();
  return { url, siteUrl: `http://127.0.0.1:${sitePort}`, adminKey, embedded: true };
}
