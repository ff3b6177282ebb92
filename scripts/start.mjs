// `npm start`: everything from nothing to the product at a printed address. `npm run dev` is the same with
// hot reload. It starts before node_modules exists, so it imports nothing from there at the top.
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { ensureInstalled } from "./install.mjs";
import { nodeVersionProblem } from "./nodeVersion.mjs";
import { startBackend } from "./start/backend.mjs";
import { ensureBuilt } from "./start/build.mjs";
import { stopAll } from "./start/children.mjs";
import { dataFolder } from "./start/dataFolder.mjs";
import { prepareDemo } from "./start/demo.mjs";
import { prepareDeployment, pushChanges } from "./start/deployment.mjs";
import { holdPort } from "./start/ports.mjs";
import { secretsOf } from "./start/secrets.mjs";
import { startWebServer } from "./start/webServer.mjs";

const HELP = `Starts Cohortium.

  --data DIR     where the embedded backend and the keys of this installation are kept (DATA_DIR, else data)
  --port N       the port to serve on (3000; the next free one if it is taken)
  --dev          reload pages and push functions when they change (not the web server's own code)
  --no-demo      leave an empty database empty: the first visitor sets up an organization
  --help         this text

With CONVEX_URL and CONVEX_DEPLOY_KEY (or CONVEX_SELF_HOSTED_URL and CONVEX_SELF_HOSTED_ADMIN_KEY) set, that
backend is used and none is started. .env.example names every setting.`;

const root = resolve(import.meta.dirname ?? ".", "..");

async function main() {
  const problem = nodeVersionProblem(process.versions.node);
  if (problem !== null) throw new Error(problem);
  const options = readOptions();
  if (options.help) return void console.log(HELP);
  const { dev } = options;
  ensureInstalled(root);
  const data = dataFolder(root, options.data);
  const secrets = await secretsOf(root, data);
  const { port, release } = await holdPort(Number(options.port ?? (process.env.PORT || 3000)));
  const address = process.env.PUBLIC_URL || `http://localhost:${port}`;
  const backend = await startBackend({ root, data, address });
  await prepareDeployment({ root, data, backend, secrets, address, port });
  const demo = await prepareDemo({ root, backend, secrets, wanted: !options["no-demo"] });
  if (!dev) await ensureBuilt(root);
  await release();
  await startWebServer({ root, backend, secrets, port, address, dev, demo: demo !== null });
  await demo?.finish();
  if (dev) pushChanges({ root, data, backend });
  tell({ address, data, backend, demo });
}

function readOptions() {
  const { values } = parseArgs({
    options: {
      data: { type: "string" },
      port: { type: "string" },
      dev: { type: "boolean", default: false },
      "no-demo": { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
  return values;
}

function tell({ address, data, backend, demo }) {
  console.log(`\nCohortium is at ${address}`);
  if (demo !== null) {
    console.log("Demo accounts, with one click on the sign-in page:");
    for (const { name, roles } of demo.accounts) console.log(`  ${name.padEnd(24)} ${roles}`);
  }
  console.log(backend.embedded ? `Data lies in ${data}` : `Data lies in ${backend.url}`);
  console.log("Ctrl-C stops it all.");
}

let asked = false;

/** Twice is no more than once: npm hands Ctrl-C on to a process that had it from the terminal already. */
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
  process.on(signal, () => {
    asked = true;
    void stopAll().then(() => process.exit(0));
  });
}

main().catch(async (error) => {
  if (!asked) console.error(error.message);
  await stopAll();
  process.exit(asked ? 0 : 1);
});
