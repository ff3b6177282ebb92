// `npm run deploy`: gives a Convex deployment its settings and pushes the functions, and starts nothing.
import { resolve } from "node:path";
import { ensureInstalled } from "./install.mjs";
import { remoteBackend } from "./start/backend.mjs";
import { dataFolder } from "./start/dataFolder.mjs";
import { prepareDeployment } from "./start/deployment.mjs";
import { secretsOf } from "./start/secrets.mjs";

const root = resolve(import.meta.dirname ?? ".", "..");

async function main() {
  const backend = remoteBackend(process.env);
  if (backend === null) {
    throw new Error("Name the deployment: set CONVEX_URL and CONVEX_DEPLOY_KEY (see docs/deploy.md).");
  }
  const address = process.env.PUBLIC_URL;
  if (!address) throw new Error("Set PUBLIC_URL: the address that links in mails and certificates bear.");
  ensureInstalled(root);
  const data = dataFolder(root);
  const secrets = await secretsOf(root, data);
  await prepareDeployment({ root, data, backend, secrets, address });
  console.log(`Deployed to ${backend.url}. The web server needs this SERVER_SECRET: see docs/deploy.md.`);
}

main().catch((error) => {
  console.error(error.message);
  process.exitCode = 1;
});
