import { rm } from "node:fs/promises";
import type { TestProject } from "vitest/node";
import { ensureBuilt } from "../../engine/build.mjs";
import { ChildEngine } from "./childEngine";
import { dataFolder, startProduct } from "./product";

/**
 * One product for browser tests whose data is elsewhere: a Convex that runs on its own is named by the
 * environment, as Convex Cloud or a self-hosted one would be, and the product starts none.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await ensureBuilt();
  const [convex, data] = [await ChildEngine.start(), await dataFolder()];
  const product = await startProduct(data, {
    env: {
      CONVEX_SELF_HOSTED_URL: convex.url,
      CONVEX_SELF_HOSTED_ADMIN_KEY: convex.adminKey,
      CONVEX_SITE_URL: convex.siteUrl,
    },
  });
  project.provide("address", product.address);
  return async () => {
    await product.stop();
    await convex.stop();
    await rm(data, { recursive: true, force: true });
  };
}
