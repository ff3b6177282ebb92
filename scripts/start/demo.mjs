import { join } from "node:path";
import { pathToFileURL } from "node:url";

/**
 * Fills an empty database with the demo organization, and tells its accounts; null where there is no demo.
 * @param {{ root: string, backend: { url: string }, secrets: { serverSecret: string }, wanted: boolean }} options
 * @returns {Promise<{ name: string, roles: string }[] | null>}
 */
export async function prepareDemo({ root, backend, secrets, wanted }) {
  const { demoAccounts, isEmpty, loadDemo } = await import(
    pathToFileURL(join(root, "scripts/demo/load.mjs")).href
  );
  const deployment = { url: backend.url, serverSecret: secrets.serverSecret };
  if (await isEmpty(deployment)) {
    if (!wanted) return null;
    console.log("Loading the demo organization");
    await loadDemo(deployment);
  }
  return demoAccounts(deployment);
}
