import { createServer } from "node:http";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import express from "express";
import { afterEach, beforeEach, expect, test } from "vitest";
import { compressAll } from "../../scripts/start/compress.mjs";
import { builtAssets } from "../../server/assets";

const SCRIPT = "export const answer = 42;\n".repeat(200);

let folder: string;
let server: ReturnType<typeof createServer>;
let url: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "assets-"));
  await mkdir(join(folder, "assets"));
  await writeFile(join(folder, "assets/app-1a2b.js"), SCRIPT);
  await writeFile(join(folder, "plain.txt"), "plain");
  await compressAll(folder);
  const app = express();
  for (const handler of builtAssets(folder)) app.use(handler);
  server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(async () => {
  await new Promise((resolve) => server.close(resolve));
  await rm(folder, { recursive: true, force: true });
});

test.each([
  ["br", "br"],
  ["gzip", null],
  ["identity", null],
])("a script is sent whole to a browser that takes %s", async (accepted, encoding) => {
  const answer = await fetch(`${url}/assets/app-1a2b.js`, { headers: { "Accept-Encoding": accepted } });
  expect(await answer.text()).toBe(SCRIPT);
  expect(answer.headers.get("Content-Encoding")).toBe(encoding);
  expect(answer.headers.get("Content-Type")).toMatch(/javascript/);
  expect(answer.headers.get("Cache-Control")).toBe("public, max-age=31536000, immutable");
});

test("what may change is asked for again, and what is not there goes on", async () => {
  expect((await fetch(`${url}/plain.txt`)).headers.get("Cache-Control")).toBe("public, max-age=3600");
  expect((await fetch(`${url}/assets/other.js`)).status).toBe(404);
  expect((await fetch(`${url}/..%2f..%2fetc/passwd.js`)).status).toBe(404);
});
