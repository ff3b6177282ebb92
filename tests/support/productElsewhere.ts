import { execFile } from "node:child_process";
import { rm } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import type { TestProject } from "vitest/node";
import { ensureBuilt } from "../../engine/build.mjs";
import { ChildEngine } from "./childEngine";
import type { CliTarget } from "./convexCli";
import { dataFolder, startProduct } from "./product";

declare module "vitest" {
  interface ProvidedContext {
    address: string;
    /** The Convex of the product that is tested, for its admin. */
    deployment: CliTarget;
  }
}

const ROOT = path.resolve(import.meta.dirname, "../..");

/**
 * One product for all browser tests, whose data is elsewhere: an engine that was started on its own stands for
 * a self-hosted deployment on another machine. The functions come to it by `npx convex deploy`, the product
 * hears of it from the environment, as of Convex Cloud, and starts none.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await ensureBuilt();
  const [convex, data] = [await ChildEngine.start(), await dataFolder()];
  const deployment = {
    CONVEX_SELF_HOSTED_URL: convex.url,
    CONVEX_SELF_HOSTED_ADMIN_KEY: convex.adminKey,
  };
  const clear = async () => {
    await convex.stop();
    await rm(data, { recursive: true, force: true });
  };
  try {
    await npxConvex(deployment, "env", "set", "AUTH_PROVIDERS", "[]");
    await npxConvex(deployment, "deploy", "--typecheck", "disable", "--codegen", "disable");
    const settings = { CONVEX_SITE_URL: convex.siteUrl, LIBRARY_MEDIA_ORIGINS: "https://media.example" };
    const product = await startProduct(data, { env: { ...deployment, ...settings } });
    project.provide("address", product.address);
    project.provide("deployment", { url: convex.url, adminKey: convex.adminKey });
    return async () => {
      await product.stop();
      await clear();
    };
  } catch (error) {
    await clear();
    throw error;
  }
}

/** Runs Convex's own command line, as whoever deploys types it. @throws what it printed, when it fails */
async function npxConvex(deployment: Record<string, string>, ...args: string[]): Promise<void> {
  const env = { ...process.env, ...deployment, CI: "1", NO_COLOR: "1" };
  await promisify(execFile)("npx", ["--no-install", "convex", ...args], { cwd: ROOT, env });
}
