import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";

const GRACE_MS = 8_000;

/** The processes this one started, the newest last. */
const running = [];

/**
 * Starts a Node program and waits until it prints `ready ADDRESS`. What it prints then goes to `onLine`.
 * Should it end before, its last words are the error.
 * @param {string[]} args
 * @param {{ cwd: string, env: NodeJS.ProcessEnv, onLine?: (line: string) => void }} options
 * @returns {Promise<string>} the address
 */
export async function startChild(args, { cwd, env, onLine = () => undefined }) {
  const child = spawn(process.execPath, args, { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
  running.push(child);
  const said = [];
  const address = await new Promise((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      createInterface({ input: stream }).on("line", (line) => {
        const ready = /^ready (\S+)$/.exec(line);
        if (ready !== null) resolve(ready[1]);
        else onLine(line);
        said.push(line);
        if (said.length > 20) said.shift();
      });
    }
    child.once("error", reject);
    child.once("exit", () => reject(new Error(said.join("\n") || `${args[0]} ended at once.`)));
  });
  child.removeAllListeners("exit");
  child.once("exit", (code) => {
    if (running.includes(child)) {
      console.error(`${args[0]} ended unexpectedly (${code ?? "by a signal"}). Stopping.`);
      running.splice(running.indexOf(child), 1);
      void stopAll().then(() => process.exit(1));
    }
  });
  return address;
}

/** Ends what was started, the newest first, and waits for it. */
export async function stopAll() {
  for (const child of running.splice(0).reverse()) {
    if (child.exitCode !== null || child.signalCode !== null) continue;
    const gone = once(child, "exit");
    child.kill("SIGTERM");
    const timer = setTimeout(() => child.kill("SIGKILL"), GRACE_MS);
    await gone;
    clearTimeout(timer);
  }
}
