import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";

const GRACE_MS = 8_000;
const LAST_WORDS = 20;

/** The processes this one started, the newest last. */
const running = [];
let stopping = null;

/**
 * Starts a Node program and waits until it prints `ready ADDRESS`. What it prints then goes to `onLine`.
 * Should it end before, its last words are the error. It holds a channel to this process: when that closes,
 * however this process ended, it ends too.
 * @param {string[]} args
 * @param {{ cwd: string, env: NodeJS.ProcessEnv, onLine?: (line: string) => void }} options
 * @returns {Promise<string>} the address
 */
export async function startChild(args, { cwd, env, onLine = () => undefined }) {
  const child = launch(args, { cwd, env, stdio: ["ignore", "pipe", "pipe", "ipc"] });
  const said = [];
  const address = await new Promise((resolve, reject) => {
    eachLine(child, (line) => {
      const ready = /^ready (\S+)$/.exec(line);
      if (ready !== null) resolve(ready[1]);
      else onLine(line);
      said.push(line);
      if (said.length > LAST_WORDS) said.shift();
    });
    child.once("error", reject);
    child.once("close", () => reject(new Error(said.join("\n") || `${args[0]} ended at once.`)));
  });
  child.once("exit", (code) => {
    if (stopping !== null) return;
    console.error(`${args[0]} ended unexpectedly (${code ?? "by a signal"}). Stopping.`);
    void stopAll().then(() => process.exit(1));
  });
  return address;
}

/**
 * Runs a Node program to its end.
 * @param {string[]} args
 * @param {{ cwd: string, env: NodeJS.ProcessEnv }} options
 * @returns {Promise<{ ok: boolean, said: string }>} what it printed, whether or not it succeeded
 */
export async function runChild(args, { cwd, env }) {
  const child = launch(args, { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
  const said = [];
  eachLine(child, (line) => said.push(line));
  const [code] = await once(child, "close");
  return { ok: code === 0, said: said.join("\n").trim() };
}

/** Ends what was started, the newest first, and waits for it. Asked again, it waits for the same end. */
export function stopAll() {
  return (stopping ??= stopEach());
}

async function stopEach() {
  for (const child of [...running].reverse()) {
    const gone = once(child, "exit");
    child.kill("SIGTERM");
    const timer = setTimeout(() => child.kill("SIGKILL"), GRACE_MS);
    await gone;
    clearTimeout(timer);
  }
}

function launch(args, options) {
  if (stopping !== null) throw new Error("Stopped.");
  const child = spawn(process.execPath, args, options);
  running.push(child);
  child.once("exit", () => running.splice(running.indexOf(child), 1));
  return child;
}

function eachLine({ stdout, stderr }, onLine) {
  for (const input of [stdout, stderr]) createInterface({ input }).on("line", onLine);
}
