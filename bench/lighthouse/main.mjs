// `npm run lighthouse`: audits pages of the website with Lighthouse, as a telephone and a desktop see them, on the
// product as it is served, with the demo. Ends with 1 where the post or the landing page is below the bar.
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { ensureInstalled } from "../../scripts/install.mjs";
import { startDemo } from "./demo.mjs";
import { isBelow, table } from "./scores.mjs";

const HELP = `Audits pages of the website with Lighthouse.

  --address URL   a product that runs already, with the demo; else one is started and stopped
  --runs N        how often each page is audited; the middle score counts (3)
  --help          this text`;

const root = resolve(import.meta.dirname, "../..");

/** Those that are `judged` decide; the others are shown. */
const PAGES = [
  { path: "/blog/what-a-messy-table-taught-us", judged: true },
  { path: "/p/about", judged: true },
  { path: "/", judged: false },
  { path: "/blog", judged: false },
];

const stops = [];

async function main() {
  const { values } = parseArgs({
    options: {
      address: { type: "string" },
      runs: { type: "string", default: "3" },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) return void console.log(HELP);
  ensureInstalled(root);
  ensureInstalled(join(root, "bench/lighthouse"));
  const { startAuditor } = await import("./auditor.mjs");
  const address = values.address ?? (await noted(startDemo(root)).address);
  const auditor = noted(await startAuditor());
  const results = [];
  for (const page of PAGES)
    for (const device of ["mobile", "desktop"]) {
      const audited = await auditor.audit(new URL(page.path, address).href, device, Number(values.runs));
      results.push({ ...page, device, ...audited });
      console.log(table(results.slice(-1), { heading: results.length === 1 }));
    }
  process.exitCode = results.some((result) => result.judged && isBelow(result)) ? 1 : 0;
}

/** Has it stopped, however this ends. */
function noted(running) {
  stops.push(running.stop);
  return running;
}

async function stopAll() {
  for (const stop of stops.splice(0).reverse()) await stop();
}

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"])
  process.on(signal, () => void stopAll().then(() => process.exit(1)));

try {
  await main();
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
} finally {
  await stopAll();
}
