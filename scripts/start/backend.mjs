import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { startChild } from "./children.mjs";
import { freePort } from "./ports.mjs";

/** Where the web server hands browsers on to the embedded backend; server/convexPaths.ts says so. */
const MOUNT = "/convex";

/**
 * Where the data is: a Convex that the environment names, or the embedded one, which is started. Files of that one
 * are at `address`, the product's own, unless CONVEX_PUBLIC_URL names another place.
 * @param {{ root: string, data: string, address: string }} where
 * @returns {Promise<{ url: string, siteUrl: string, adminKey: string, embedded: boolean }>}
 */
export async function startBackend(where) {
  return remoteBackend(process.env) ?? (await embeddedBackend(where));
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

async function embeddedBackend({ root, data, address }) {
  const { ensureBuilt } = await import(pathToFileURL(join(root, "engine/build.mjs")).href);
  await ensureBuilt();
  const port = await freePort(3210);
  const sitePort = await freePort(port + 1);
  const folder = join(data, "convex");
  const origin = new URL(address).origin;
  const named = process.env.CONVEX_PUBLIC_URL;
  const cloudUrl = named && named !== MOUNT ? named : origin + MOUNT;
  await startChild(
    [
      join(root, "engine/bin/engine.mjs"),
      ...["--data", folder, "--port", String(port), "--site-port", String(sitePort), "--project", root],
      ...["--cloud-url", cloudUrl, "--site-url", origin],
    ],
    { cwd: root, env: process.env },
  );
  const adminKey = (await readFile(join(folder, "admin-key"), "utf8")).trim();
  const [url, siteUrl] = [port, sitePort].map((each) => `http://127.0.0.1:${each}`);
  return { url, siteUrl, adminKey, embedded: true };
}

/**
 * Where browsers find a backend: the embedded one through the web server, another one at its own address, and
 * each where CONVEX_PUBLIC_URL says so.
 * @param {{ url: string, embedded: boolean }} backend
 */
export function publicUrlOf({ url, embedded }) {
  return process.env.CONVEX_PUBLIC_URL || (embedded ? MOUNT : url);
}
