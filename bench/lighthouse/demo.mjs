import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

/** Whatever backend the environment names, the demo is on one of its own. */
const BACKEND = /^(CONVEX_|PUBLIC_URL$|PORT$|DATA_DIR$)/;

/**
 * Starts the product with the demo, as `npm start` does, on data of its own. `address` is refused with what the
 * product printed, should it not start.
 * @param {string} root
 * @returns {{ address: Promise<string>, stop: () => Promise<void> }}
 */
export function startDemo(root) {
  const data = mkdtempSync(join(tmpdir(), "lighthouse-"));
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !BACKEND.test(name)));
  const child = spawn(process.execPath, ["scripts/start.mjs", "--data", data, "--port", "4310"], {
    cwd: root,
    env,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const stop = async () => {
    if (child.exitCode === null && child.signalCode === null) {
      const gone = once(child, "exit");
      child.kill("SIGTERM");
      await gone;
    }
    rmSync(data, { recursive: true, force: true });
  };
  return { address: addressOf(child), stop };
}

/** The address it prints once it serves. */
function addressOf(child) {
  const said = [];
  return new Promise((resolve, reject) => {
    for (const input of [child.stdout, child.stderr])
      createInterface({ input }).on("line", (line) => {
        said.push(line);
        const found = /^Cohortium is at (\S+)$/.exec(line);
        if (found !== null) resolve(found[1]);
      });
    child.once("close", () => reject(new Error(said.join("\n"))));
  });
}
