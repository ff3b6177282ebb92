import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ConvexHttpClient } from "convex/browser";
import { anyApi } from "convex/server";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Engine, startEngine } from "../../../engine/index";
import { convexCli, deploy, fixtureCopy } from "../../support/convexCli";

type File = { name: string; url: string; metadata: { sha256: string; size: number; contentType?: string } };

const scratch = mkdtempSync(join(tmpdir(), "snapshots-"));
let project: Awaited<ReturnType<typeof fixtureCopy>>;
let source: Engine;
let target: Engine;
const start = (name: string) => startEngine({ data: join(scratch, name) });

beforeAll(async () => {
  project = await fixtureCopy("basic");
  [source, target] = [await start("source"), await start("target")];
  await deploy(project.folder, source);
});
afterAll(async () => {
  await Promise.all([source.stop(), target.stop()]);
  await project.dispose();
  rmSync(scratch, { recursive: true });
});

async function cli(engine: Engine, ...args: string[]) {
  const { code, stdout, stderr } = await convexCli(project.folder, engine, args);
  expect(`${stdout}${stderr}`, args.join(" ")).toBeTruthy();
  return { code, output: `${stdout}${stderr}` };
}

async function upload(client: ConvexHttpClient, name: string, body: Buffer) {
  const url = (await client.mutation(anyApi["files"]?.["uploadUrl"] as never, {})) as string;
  const response = await fetch(url, { method: "POST", body: body as BodyInit, headers: { "Content-Type": "image/png" } });
  const { storageId } = (await response.json()) as { storageId: string };
  await client.mutation(anyApi["files"]?.["save"] as never, { storageId, name });
}
