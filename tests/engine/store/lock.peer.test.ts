import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { build } from "esbuild";
import { beforeAll, expect, it, onTestFinished } from "vitest";
import { lockFolder } from "../../../engine/store/lock";
import { tempTree } from "../../support/tempTree";

const repo = resolve(import.meta.dirname, "../../..");
/** Below the repository, so that the child finds libsql. */
const script = join(repo, "tests/.tmp/lock/holder.mjs");

beforeAll(async () => {
  mkdirSync(join(script, ".."), { recursive: true });
  await build({
    stdin: {
      contents: `
        import { lockFolder } from "./engine/store/lock";
        try {
          lockFolder(process.argv[2]);
          globalThis.gc();
          console.log("held");
          setInterval(() => globalThis.gc(), 10);
        } catch (error) {
          console.log(error.message);
        }`,
      resolveDir: repo,
    },
    bundle: true,
    format: "esm",
    platform: "node",
    packages: "external",
    outfile: script,
  });
});

/** Starts a process that locks the folder; gives what it said and the process. */
async function holder(folder: string): Promise<{ said: string; child: ChildProcess }> {
  const child = spawn(process.execPath, ["--expose-gc", script, folder], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  const [data] = (await once(child.stdout, "data")) as [Buffer];
  return { said: data.toString().trim(), child };
}

it("refuses a folder that another process holds, until that one is killed", async () => {
  const folder = join(tempTree({}), "data");
  const refusal = `The data folder ${folder} is in use by another process; stop that one first or choose another folder.`;
  const first = await holder(folder);
  expect(first.said).toBe("held");
  expect(() => lockFolder(folder)).toThrow(refusal);
  expect((await holder(folder)).said).toBe(refusal);

  first.child.kill("SIGKILL");
  await once(first.child, "exit");
  const mine = lockFolder(folder);
  expect((await holder(folder)).said).toBe(refusal);
  mine.release();
  expect((await holder(folder)).said).toBe("held");
});
