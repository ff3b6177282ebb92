import { spawn } from "node:child_process";
import { cp, mkdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { alive, descendantsOf } from "../support/processes";
import { dataFolder, type Product, startProduct } from "../support/product";

const ROOT = path.resolve(import.meta.dirname, "../..");
const LONG = 400_000;
const NOWHERE = "http://127.0.0.1:9";

let product: Product;
let folders: string[];

async function folder(): Promise<string> {
  const made = await dataFolder();
  folders.push(made);
  return made;
}

/** What a start prints that ends by itself, and its exit code. */
async function failedStart(args: string[], env: Record<string, string> = {}, root = ROOT) {
  const child = spawn(process.execPath, [path.join(root, "scripts/start.mjs"), ...args], {
    cwd: root,
    env: { ...process.env, ...env },
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (text) => (said += String(text)));
  const code = await new Promise((resolve) => child.once("exit", resolve));
  return { code, said: said.trim() };
}

beforeAll(async () => {
  folders = [];
  product = await startProduct(await folder(), { args: ["--no-demo"] });
}, LONG);

afterAll(async () => {
  await product.stop();
  await Promise.all(folders.map((made) => rm(made, { recursive: true, force: true })));
});

describe("npm start", () => {
  test("without the demo leads the first visitor to setting up an organization", async () => {
    const answer = await fetch(`${product.address}/`, { redirect: "manual" });
    expect([answer.status, answer.headers.get("Location")]).toEqual([302, "/setup"]);
  });

  test("on the data folder of another process says so in one sentence", async () => {
    const { code, said } = await failedStart(["--data", product.data, "--no-demo"]);
    expect(code).toBe(1);
    expect(said.split("\n").at(-1)).toMatch(/^The data folder .* is in use/);
  });

  test("on a taken port takes the next one and says so", { timeout: LONG }, async () => {
    const taken = new URL(product.address).port;
    const other = await startProduct(await folder(), { args: ["--no-demo", "--port", taken] });
    expect(other.lines).toContainEqual(expect.stringMatching(`^Port ${taken} is taken; using \\d+\\.$`));
    expect((await fetch(`${other.address}/health`)).status).toBe(200);
    await other.stop();
  });

  test.each(["SIGTERM", "SIGINT", "SIGKILL"] as const)(
    "ended by %s leaves no process; the next start neither pushes nor builds, and has the port",
    { timeout: LONG },
    async (signal) => {
      const started = await descendantsOf(product.pid);
      expect(started.length).toBeGreaterThan(1);
      await product.stop(signal);
      await expect.poll(() => alive(started), { timeout: 15_000 }).toEqual([]);
      const { address, data } = product;
      product = await startProduct(data, { args: ["--no-demo", "--port", new URL(address).port] });
      expect(product.address).toBe(address);
      expect(product.lines.filter((line) => /^(Pushing|Building|Loading)/.test(line))).toEqual([]);
      expect((await fetch(`${address}/ready`)).status).toBe(200);
    },
  );
});

describe("what cannot be started is said in a sentence that names what to do", () => {
  test.each([
    [{ CONVEX_URL: NOWHERE }, /Half of a backend is named: set CONVEX_URL and CONVEX_DEPLOY_KEY/],
    [
      { CONVEX_URL: NOWHERE, CONVEX_DEPLOY_KEY: "k", CONVEX_SITE_URL: `${NOWHERE}/site` },
      /The backend at http:\/\/127.0.0.1:9 does not answer/,
    ],
    [{ CONVEX_URL: NOWHERE, CONVEX_DEPLOY_KEY: "k" }, /Set CONVEX_SITE_URL/],
  ])("%j", async (env, sentence) => {
    const { code, said } = await failedStart(["--data", await folder(), "--no-demo"], env);
    expect(code).toBe(1);
    expect(said.split("\n").at(-1)).toMatch(sentence);
  });

  test("a damaged database", async () => {
    const data = await folder();
    await mkdir(path.join(data, "convex"));
    await writeFile(
      path.join(data, "convex/data.db"),
      "this is no database, and long enough to be looked at",
    );
    const { code, said } = await failedStart(["--data", data, "--no-demo"]);
    expect(code).toBe(1);
    expect(said.split("\n").at(-1)).toMatch(/is damaged .* restore it from a copy or an export/);
  });

  test("a data folder that is a file", async () => {
    const file = path.join(await folder(), "file");
    await writeFile(file, "");
    const { code, said } = await failedStart(["--data", path.join(file, "data")]);
    expect([code, said]).toEqual([1, expect.stringMatching(/cannot be written .*--data DIR/)]);
  });

  test("a wrong option", async () => {
    const { code, said } = await failedStart(["--prot", "3000"]);
    expect([code, said]).toEqual([1, expect.stringContaining("--prot")]);
  });

  test("no network on a machine where nothing is installed", { timeout: LONG }, async () => {
    const copy = await folder();
    for (const name of ["scripts", "engine/build.mjs", "package.json", "package-lock.json", ".npmrc"])
      await cp(path.join(ROOT, name), path.join(copy, name), { recursive: true });
    const offline = { npm_config_registry: NOWHERE, npm_config_fetch_retries: "0", npm_config_cache: copy };
    const { code, said } = await failedStart([], offline, copy);
    expect(code).toBe(1);
    expect(said.split("\n").at(-1)).toMatch(/^npm ci failed: .*network/);
  });
});
