import { createHash } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Browser, CDPSession, Page } from "playwright-core";
import type * as Tus from "tus-js-client";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Doc } from "../../convex/_generated/dataModel";
import { launchBrowser, visitor } from "../support/browser";
import { rowsOf } from "../support/deploymentAdmin";
import { ChildEngine } from "../support/childEngine";
import { convexCli } from "../support/convexCli";
import { dataFolder, type Product, startProduct } from "../support/product";

const ROOT = resolve(import.meta.dirname, "../..");
const GIB = 1024 ** 3;
const MIB = 1024 ** 2;
/** What each process may take more at its most than when the upload was at a tenth: far less than the file. */
const MAY_GROW = 192 * MIB;
const DEPLOY = ["deploy", "-y", "--typecheck", "disable", "--codegen", "disable"];
const TUS = join(ROOT, "node_modules/tus-js-client/dist/tus.js");

let browser: Browser;
let engine: ChildEngine;
let product: Product;
let folder: string;

beforeAll(async () => {
  browser = await launchBrowser();
  folder = await mkdtemp(join(tmpdir(), "gigabyte-"));
  engine = await ChildEngine.start();
  const target = { url: engine.url, adminKey: engine.adminKey };
  const { code, stderr } = await convexCli(ROOT, target, ["env", "set", "AUTH_PROVIDERS", "[]"]);
  if (code !== 0) throw new Error(stderr);
  const deployed = await convexCli(ROOT, target, DEPLOY);
  if (deployed.code !== 0) throw new Error(deployed.stderr);
  const deployment = { CONVEX_SELF_HOSTED_URL: engine.url, CONVEX_SELF_HOSTED_ADMIN_KEY: engine.adminKey };
  product = await startProduct(await dataFolder(), {
    env: { ...deployment, CONVEX_SITE_URL: engine.siteUrl },
  });
}, 900_000);
afterAll(async () => {
  await product?.stop();
  await engine?.stop();
  await browser?.close();
  await rm(folder, { recursive: true, force: true });
});

/** A file of a gigabyte of which no megabyte is like another; a video by its first bytes. */
async function makeFile(path: string): Promise<void> {
  const head = Buffer.from("\0\0\0\x18ftypisom\0\0\x02\0isommp42", "latin1");
  function* pieces() {
    for (let number = 0; number < GIB / MIB; number++) {
      const piece = Buffer.alloc(MIB);
      for (let at = 0, seed = number * 2_654_435_761; at < MIB; at += 4) {
        seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
        piece.writeUInt32LE(seed, at);
      }
      if (number === 0) head.copy(piece);
      yield piece;
    }
  }
  await pipeline(Readable.from(pieces()), createWriteStream(path));
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest("hex");
}

async function residentOf(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, "utf8").catch(() => "");
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? 0) * 1024;
}

/** The web server: the child of `npm start` that takes the most. */
async function webServerOf(starter: number): Promise<number> {
  const children: number[] = [];
  for (const name of await readdir("/proc")) {
    const stat = /^\d+$/.test(name) ? await readFile(`/proc/${name}/stat`, "utf8").catch(() => "") : "";
    if (Number(/\) \S (\d+)/.exec(stat)?.[1]) === starter) children.push(Number(name));
  }
  const sizes = await Promise.all(children.map(residentOf));
  return children[sizes.indexOf(Math.max(...sizes))]!;
}

async function rendererOf(page: Page): Promise<number> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  const renderers = processInfo.filter(({ type }) => type === "renderer").map(({ id }) => id);
  const sizes = await Promise.all(renderers.map(residentOf));
  expect(page.isClosed()).toBe(false);
  return renderers[sizes.indexOf(Math.max(...sizes))]!;
}

type Window = {
  sent: number;
  done: string | null;
  failed: string | null;
  tus: typeof Tus;
};

/** Brings tus-js-client, as it is published, and an input for a file into the page. */
async function prepare(page: Page, path: string): Promise<void> {
  await page.evaluate(
    await readFile(TUS, "utf8").then((code) => `(() => { ${code} }).call(window); undefined`),
  );
  await page.evaluate(() => {
    const input = document.createElement("input");
    input.type = "file";
    input.id = "gigabyte";
    document.body.append(input);
  });
  await page.setInputFiles("#gigabyte", path);
}

/** Begins, or goes on where this browser left it: with the client's own settings, but for more patience. */
function start(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const page = window as unknown as Window;
    const [file] = document.querySelector<HTMLInputElement>("#gigabyte")!.files!;
    Object.assign(page, { sent: 0, done: null, failed: null });
    const upload = new page.tus.Upload(file!, {
      endpoint: "/library/uploads",
      retryDelays: [0, 1000, 3000, 5000, 5000, 5000],
      metadata: { filename: file!.name, filetype: file!.type, purpose: "recording" },
      onProgress: (sent) => (page.sent = sent),
      onSuccess: () => (page.done = upload.url),
      onError: (error) => (page.failed = error.message),
    });
    const before = await upload.findPreviousUploads();
    if (before[0] !== undefined) upload.resumeFromPreviousUpload(before[0]);
    upload.start();
    return before.length;
  });
}

async function until(page: Page, bytes: number): Promise<void> {
  const state = () => page.evaluate(() => ({ ...(window as unknown as Window), tus: null }));
  await expect
    .poll(
      async () => {
        const { sent, done, failed } = await state();
        if (failed !== null) throw new Error(failed);
        return done === null ? sent : Infinity;
      },
      { timeout: 1_800_000, interval: 500 },
    )
    .toBeGreaterThanOrEqual(bytes);
}

const cut = (line: CDPSession, offline: boolean) =>
  line.send("Network.emulateNetworkConditions", {
    ...{ offline, latency: 0, downloadThroughput: -1, uploadThroughput: -1 },
  });

test("a gigabyte arrives byte for byte, and nobody keeps it in memory", async () => {
  const path = join(folder, "gigabyte.mp4");
  await makeFile(path);
  const { page } = await visitor(browser);
  await page.goto(`${product.address}/sign-in`);
  await page.getByRole("button", { name: /Verena Aebischer/ }).click();
  await page.waitForURL("**/portal");
  await page.goto(`${product.address}/admin`);
  await prepare(page, path);
  const line = await page.context().newCDPSession(page);
  await line.send("Network.enable");
  const pids = {
    server: await webServerOf(product.pid),
    engine: engine.process.pid!,
    page: await rendererOf(page),
  };
  const samples: Record<keyof typeof pids, number>[] = [];
  const sample = async () => {
    const [server, engine, page] = await Promise.all([pids.server, pids.engine, pids.page].map(residentOf));
    samples.push({ server: server!, engine: engine!, page: page! });
  };
  const begun = performance.now();
  expect(await start(page)).toBe(0);
  await until(page, 0.1 * GIB);
  await sample();
  const sampling = setInterval(() => void sample(), 250);
  for (const share of [0.25, 0.5]) {
    await until(page, share * GIB);
    await cut(line, true);
    await new Promise((resolve) => setTimeout(resolve, 1500));
    await cut(line, false);
  }
  await until(page, 0.75 * GIB);
  await page.reload();
  await prepare(page, path);
  pids.page = await rendererOf(page);
  expect(await start(page)).toBe(1);
  await until(page, GIB);
  clearInterval(sampling);
  const seconds = (performance.now() - begun) / 1000;
  const target = { url: engine.url, adminKey: engine.adminKey };
  const find = async () =>
    (await rowsOf<Doc<"uploads">>(target, "uploads")).find(({ fileName }) => fileName === "gigabyte.mp4")!;
  await expect.poll(async () => (await find()).state, { timeout: 60_000 }).toBe("ready");
  const { _id, sha256 } = await find();
  expect(sha256).toBe(await hashOf(path));
  const parts = (await rowsOf<Doc<"uploadParts">>(target, "uploadParts")).filter(
    ({ uploadId }) => uploadId === _id,
  );
  expect(parts.reduce((sum, { size }) => sum + size, 0)).toBe(GIB);
  const grown = (of: keyof typeof pids) => {
    const sizes = samples.map((each) => each[of]);
    return { first: Math.round(sizes[0]! / MIB), most: Math.round(Math.max(...sizes) / MIB) };
  };
  const report = { server: grown("server"), engine: grown("engine"), page: grown("page") };
  console.log(`${Math.round(seconds)} s, ${Math.round(GIB / MIB / seconds)} MiB/s, MiB resident:`, report);
  for (const { first, most } of Object.values(report)) expect(most - first).toBeLessThan(MAY_GROW / MIB);
});
