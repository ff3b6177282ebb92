import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import path from "node:path";
import { createInterface } from "node:readline";

const ROOT = path.resolve(import.meta.dirname, "../../..");
const REMIX = path.join(ROOT, "node_modules/@remix-run/dev/dist/cli.js");

/** A Remix app of one page, built and served as Remix does it, to compare pages of ours with. */
export async function startBareRemix(): Promise<{ address: string; stop: () => Promise<void> }> {
  // Below the repository, so that the built server finds its packages.
  const folder = await mkdtemp(path.join(ROOT, "tests/.tmp/bare-remix-"));
  const builder = spawn(process.execPath, [REMIX, "vite:build"], {
    cwd: import.meta.dirname,
    env: { ...process.env, BUILD_DIRECTORY: folder, NODE_ENV: "production" },
    stdio: ["ignore", "ignore", "inherit"],
  });
  const [code] = (await once(builder, "exit")) as [number | null];
  if (code !== 0) throw new Error(`Remix's build ended with ${code}.`);
  const child = spawn(process.execPath, [path.join(import.meta.dirname, "serve.mjs"), folder], {
    env: { ...process.env, NODE_ENV: "production" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [address] = (await once(createInterface({ input: child.stdout }), "line")) as [string];
  const stop = async () => {
    child.kill();
    await once(child, "exit");
    await rm(folder, { recursive: true, force: true });
  };
  return { address, stop };
}
