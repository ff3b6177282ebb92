import { join } from "node:path";
import { pathToFileURL } from "node:url";

/**
 * Fills an empty database with the demo organization, and tells its accounts; null where there is no demo. What
 * needs the web server is done by `finish`, once it is there.
 * @param {{ root: string, backend: { url: string }, secrets: { serverSecret: string }, wanted: boolean }} options
 * @returns {Promise<{ accounts: { name: string, roles: string }[], finish: () => Promise<void> } | null>}
 */
export async function prepareDemo({ root, backend, secrets, wanted }) {
  const { demoAccounts, finishDemo, isEmpty, loadDemo } = await import(
    pathToFileURL(join(root, "scripts/demo/load.mjs")).href
  );
  const deployment = { url: backend.url, serverSecret: secrets.serverSecret };
  const isNew = await isEmpty(deployment);
  if (isNew) {
    if (!wanted) return null;
    console.log("Loading the demo organization");
    await loadDemo(deployment);
  }
  const accounts = await demoAccounts(deployment);
  return accounts && { accounts, finish: async () => void (isNew && (await finishDemo(deployment))) };
}
