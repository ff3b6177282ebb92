import { parseArgs } from "node:util";
import { startEngine } from "./engine";
import { adminKeyFile } from "./instance";

const HELP = `Serves a data folder as a Convex deployment.

  --data DIR          the data folder (made if missing); required
  --port N            port of the deployment URL (3210)
  --site-port N       port of the HTTP actions' URL (3211)
  --host ADDRESS      address to listen on (127.0.0.1)
  --admin-key KEY     the admin key; without it, one is made and kept in the data folder
  --cloud-url URL     the deployment URL that functions hand out, behind a proxy
  --site-url URL      the same for HTTP actions
  --project DIR       the project whose node_modules "use node" modules may import (this folder)
  --help              this text`;

function readOptions() {
  const text = { type: "string" } as const;
  const { values } = parseArgs({
    options: {
      data: text,
      port: text,
      "site-port": text,
      host: text,
      "admin-key": text,
      "cloud-url": text,
      "site-url": text,
      project: text,
      help: { type: "boolean" },
    },
  });
  return values;
}

function portOf(value: string | undefined, fallback: number): number {
  const port = value === undefined ? fallback : Number(value);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error(`${value ?? ""} is not a port.`);
  return port;
}

async function main(): Promise<void> {
  const values = readOptions();
  if (values.help === true) return void console.log(HELP);
  if (values.data === undefined) throw new Error("Name the data folder: --data DIR.");
  const engine = await startEngine({
    data: values.data,
    port: portOf(values.port, 3210),
    sitePort: portOf(values["site-port"], 3211),
    projectRoot: values.project ?? process.cwd(),
    ...(values.host === undefined ? {} : { host: values.host }),
    ...(values["admin-key"] === undefined ? {} : { adminKey: values["admin-key"] }),
    ...(values["cloud-url"] === undefined ? {} : { cloudUrl: values["cloud-url"] }),
    ...(values["site-url"] === undefined ? {} : { siteUrl: values["site-url"] }),
  });
  if (values["admin-key"] === undefined) console.log(`admin key: cat ${adminKeyFile(values.data)}`);
  console.log(`ready ${engine.url}`);
  let stopping: Promise<void> | undefined;
  const stop = () => void (stopping ??= engine.stop().then(() => process.exit(0)));
  // A program that starts the engine with a channel to it, and dies, takes it along.
  for (const event of ["SIGTERM", "SIGINT", "disconnect"]) process.on(event, stop);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(1);
});
