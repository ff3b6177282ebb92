// `npm run sign-in-code -- ADDRESS`: a code to sign in with, for whoever runs the machine. Only where no mail
// provider is set up: else the code comes by mail.
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { ensureInstalled } from "./install.mjs";
import { dataFolder } from "./start/dataFolder.mjs";
import { Ledger } from "./start/fingerprint.mjs";
import { secretsOf } from "./start/secrets.mjs";

const root = resolve(import.meta.dirname ?? ".", "..");

async function main() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { data: { type: "string" }, host: { type: "string" } },
  });
  const [email] = positionals;
  if (email === undefined) throw new Error("Name an address: npm run sign-in-code -- ADDRESS [--host HOST]");
  ensureInstalled(root);
  const { Deployment } = await import("./demo/deployment.mjs");
  const data = dataFolder(root, values.data);
  const { serverSecret } = await secretsOf(root, data);
  const url = await new Ledger(data).get("backend");
  if (url === null)
    throw new Error(`Nothing was started on ${data} yet: run npm start, or name another by --data.`);
  const server = Deployment.connect(url, serverSecret);
  const host = values.host ?? "localhost";
  const found = await server.query("tenancy/organizations:resolve", { host, baseHost: "localhost" });
  if (found === null) throw new Error(`There is no organization at ${host}.`);
  const who = { organization: found.id, email };
  await server.mutation("identity/codes:request", { ...who, address: "this machine", locale: found.locale });
  const code = await server.mutation("identity/codes:handOver", who);
  console.log(code ?? "A mail provider is set up: the code is on its way by mail.");
}

main().catch((error) => {
  console.error(error.data?.message ?? error.message);
  process.exitCode = 1;
});
