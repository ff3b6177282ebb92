import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";
import { afterEach, beforeEach, expect, test } from "vitest";
import { FileStore } from "../../../engine/store/files";

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "files-"))));
afterEach(() => rmSync(folder, { recursive: true }));

const filesBelow = (path: string) =>
  readdirSync(path, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());

test("a process killed in the middle of an upload leaves only what sweep removes", async () => {
  const script = join(folder, "upload.mjs");
  const data = join(folder, "data");
  await build({
    entryPoints: [join(import.meta.dirname, "../../../engine/store/files.ts")],
    bundle: true,
    platform: "node",
    format: "esm",
    outfile: join(folder, "files.mjs"),
  });
  writeFileSync(
    script,
    `import { FileStore } from "./files.mjs";
     async function* endless() { for (let n = 0; ; n++) { yield Buffer.alloc(65536, n); if (n === 50) console.log("half"); } }
     await new FileStore(${JSON.stringify(data)}).write(endless());`,
  );
  const child = spawn(process.execPath, [script], { stdio: ["ignore", "pipe", "inherit"] });
  await once(child.stdout, "data");
  child.kill("SIGKILL");
  await once(child, "exit");
  expect(filesBelow(data)).toHaveLength(1);
  const store = new FileStore(data);
  expect(await store.sweep(async () => new Set())).toBe(1);
  expect(filesBelow(data)).toEqual([]);
});
