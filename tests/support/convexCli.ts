import { spawn } from "node:child_process";
import { cp, mkdir, mkdtemp, rm } from "node:fs/promises";
import { join, resolve } from "node:path";

const REPO = resolve(import.meta.dirname, "../..");
/** Below the repository, so that packages resolve from its `node_modules`. */
const SCRATCH = join(REPO, "tests/.tmp");
const CLI = join(REPO, "node_modules/convex/bin/main.js");

export type CliResult = { code: number | null; stdout: string; stderr: string };

export type CliTarget = { url: string; adminKey: string };

/** A copy of tests/engine/fixtures/`name` to run the CLI in; `dispose` removes it. */
export async function fixtureCopy(name: string): Promise<{ folder: string; dispose: () => Promise<void> }> {
  await mkdir(SCRATCH, { recursive: true });
  const folder = await mkdtemp(join(SCRATCH, `${name}-`));
  await cp(join(REPO, "tests/engine/fixtures", name), folder, { recursive: true });
  return { folder, dispose: () => rm(folder, { recursive: true, force: true }) };
}

/**
 * Runs the real `convex` CLI in a project folder, as CI does, and waits for its end.
 * After `timeoutMs` it is killed, and `code` is null.
 */
export async function convexCli(
  folder: string,
  target: CliTarget,
  args: readonly string[],
  { timeoutMs = 180_000, stdin = "" }: { timeoutMs?: number; stdin?: string } = {},
): Promise<CliResult> {
  const child = spawn(process.execPath, [CLI, ...args], {
    cwd: folder,
    env: {
      NODE_ENV: "production",
      PATH: process.env.PATH,
      HOME: folder,
      CI: "1",
      NO_COLOR: "1",
      CONVEX_SELF_HOSTED_URL: target.url,
      CONVEX_SELF_HOSTED_ADMIN_KEY: target.adminKey,
    },
    stdio: "pipe",
  });
  const output = { stdout: "", stderr: "" };
  child.stdout.setEncoding("utf8").on("data", (text: string) => (output.stdout += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (output.stderr += text));
  child.stdin.end(stdin);
  const timer = setTimeout(() => child.kill("SIGKILL"), timeoutMs);
  const code = await new Promise<number | null>((done, fail) => {
    child.once("error", fail);
    child.once("close", done);
  });
  clearTimeout(timer);
  return { code, ...output };
}

/** Deploys a project folder without type check; throws what the CLI printed when it fails. */
export async function deploy(folder: string, target: CliTarget): Promise<void> {
  const result = await convexCli(folder, target, ["deploy", "-y", "--typecheck", "disable"]);
  if (result.code !== 0)
    throw new Error(`convex deploy ended with ${result.code}:\n${result.stdout}${result.stderr}`);
}
