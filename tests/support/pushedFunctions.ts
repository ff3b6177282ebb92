import { cp, mkdir, mkdtemp, rename, rm, stat, symlink } from "node:fs/promises";
import { join, resolve } from "node:path";
import { startEngine } from "../../engine/index";
import { type CliTarget, deploy } from "./convexCli";
import { setVariables } from "./deploymentAdmin";

const ROOT = resolve(import.meta.dirname, "../..");
const SCRATCH = join(ROOT, "tests/.tmp");

/**
 * Fills a data folder as if the product's functions had just been pushed into it, to a deployment that knows no identity
 * provider. The real CLI pushes them once in a test run; who comes later gets a copy of what it made. Settings may be
 * changed afterwards: what depends on them is then made anew.
 * @param data an empty folder
 */
export async function withPushedFunctions(data: string): Promise<void> {
  const kept = join(keptIn(process.ppid), "data");
  if (await exists(kept)) return cp(kept, data, { recursive: true });
  await pushInto(data);
  await keep(data, kept);
}

/** Removes what the workers of a test run kept. @param run the process that started them */
export async function forgetPushed(run: number): Promise<void> {
  await rm(keptIn(run), { recursive: true, force: true });
}

function keptIn(run: number): string {
  return join(SCRATCH, `pushed-${run}`);
}

async function pushInto(data: string): Promise<void> {
  const engine = await startEngine({ data, projectRoot: ROOT });
  try {
    await setVariables(engine, { AUTH_PROVIDERS: "[]" });
    await pushFunctions(engine);
  } finally {
    await engine.stop();
  }
}

/** Pushes convex/ with the real CLI; from a copy, since the push writes generated code. */
export async function pushFunctions(engine: CliTarget): Promise<void> {
  await mkdir(SCRATCH, { recursive: true });
  const folder = await mkdtemp(join(SCRATCH, "project-"));
  try {
    for (const part of ["convex", "convex.json", "emails", "package.json", "tsconfig.json"])
      await cp(join(ROOT, part), join(folder, part), { recursive: true });
    // The CLI looks here for packages that are not bundled.
    await symlink(join(ROOT, "node_modules"), join(folder, "node_modules"));
    await deploy(folder, engine);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** All at once, so that nobody copies half of it; who comes second keeps what the first one made. */
async function keep(data: string, kept: string): Promise<void> {
  await mkdir(join(kept, ".."), { recursive: true });
  const made = await mkdtemp(`${kept}-`);
  await cp(data, made, { recursive: true });
  await rename(made, kept).catch(() => rm(made, { recursive: true, force: true }));
}

function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
