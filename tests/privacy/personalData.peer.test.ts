import { ConvexClient } from "convex/browser";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import WebSocket from "ws";
import { api } from "../../convex/_generated/api";
import type { Id } from "../../convex/_generated/dataModel";
import { exportedFor } from "../../convex/privacy/model/holdings";
import { TELLTALES } from "../convex/privacy/fullLife";
import { zipEntries } from "../support/snapshotClient";
import { identityOf, ProductEngine } from "../support/productEngine";

const ZENOBIA = "zenobia@people.test";
const OLGA = "olga@people.test";
/** Of which no name or address is to be left. */
const WORDS = [...TELLTALES, "Vance"];
/** Every section of an export, and its index. */
const SECTIONS = exportedFor({ account: true }).map(({ name }) => name);
const STEPS = SECTIONS.length + 1;
const MAILS = SECTIONS.indexOf("mails");
const FIRST = { numItems: 20, cursor: null };

let product: ProductEngine;
let organization: Id<"organizations">;
let person: Id<"persons">;

beforeAll(async () => {
  product = await ProductEngine.start();
  ({ organization, person } = await product.run<
    Record<string, never>,
    { organization: typeof organization; person: typeof person }
  >("tests/seeding:seed", {}));
});
afterAll(() => product.stop());

const jobs = async () =>
  (await product.as(OLGA).query(api.privacy.jobs.list, { organization, paginationOpts: FIRST })).page;

const settled = (id: Id<"privacyJobs">, timeout = 30_000) =>
  vi.waitFor(
    async () => {
      const job = (await jobs()).find((job) => job.id === id);
      expect(["done", "failed"]).toContain(job?.state);
      return job!;
    },
    { timeout, interval: 250 },
  );

async function archiveOf(id: Id<"privacyJobs">): Promise<Map<string, string>> {
  const url = await product.as(ZENOBIA).mutation(api.privacy.exports.download, { organization, id });
  const response = await fetch(url);
  expect(response.status).toBe(200);
  return zipEntries(Buffer.from(await response.arrayBuffer()));
}

/** Tables in which a word of the person's data stands. */
async function traces(): Promise<string[]> {
  const tables = [...(await product.tables())];
  return tables.filter(([, text]) => WORDS.some((word) => text.includes(word))).map(([path]) => path);
}

test("an export holds a row of every kind, and its progress is live", async () => {
  const client = new ConvexClient(product.address.url, {
    webSocketConstructor: WebSocket as unknown as typeof globalThis.WebSocket,
  });
  // For tools with the deployment's key; not part of the client's published types.
  const admin = client as unknown as { setAdminAuth(key: string, identity: object): void };
  admin.setAdminAuth(product.address.adminKey, identityOf(ZENOBIA));
  const seen: string[] = [];
  client.onUpdate(api.privacy.jobs.mine, { organization, paginationOpts: FIRST }, ({ page }) => {
    if (page[0] !== undefined) seen.push(`${page[0].state} ${page[0].done}`);
  });
  const id = await product.as(ZENOBIA).mutation(api.privacy.exports.request, { organization });
  expect(await settled(id)).toMatchObject({ state: "done", done: STEPS, total: STEPS, mayDownload: false });
  await vi.waitFor(() => expect(seen.at(-1)).toBe(`done ${STEPS}`));
  expect(seen.filter((step) => step.startsWith("running")).length).toBeGreaterThan(3);
  await client.close();

  const archive = await archiveOf(id);
  const amounts = [...archive].map(([path, text]) =>
    path === "index.html" ? path : `${path} ${(JSON.parse(text) as unknown[]).length}`,
  );
  const rowsIn = (name: string) => ({ deeds: 2, logFiles: 0, sessions: 0 })[name] ?? 1;
  const expected = SECTIONS.map((name) => `data/${name}.json ${rowsIn(name)}`);
  expect(amounts.sort()).toEqual([...expected, "index.html"].sort());
  expect(JSON.parse(archive.get("data/account.json")!)).toMatchObject([
    { name: "Zenobia Vance", email: ZENOBIA },
  ]);
  expect(archive.get("index.html")).toContain("<h1>Your data at Acme</h1>");
});

test("an export that the engine's death interrupts is written by the next attempt", async () => {
  for (let i = 0; i < 10; i++)
    await product.run("tests/seeding:addMails", { organization, person, count: 200 });
  const id = await product.as(ZENOBIA).mutation(api.privacy.exports.request, { organization });
  await vi.waitFor(
    async () => expect((await jobs())[0]).toMatchObject({ id, state: "running", done: MAILS }),
    {
      timeout: 10_000,
      interval: 20,
    },
  );
  await product.crash();
  expect((await jobs())[0]).toMatchObject({ id, state: "running", mayDownload: false });
  expect(await settled(id, 50_000)).toMatchObject({ state: "done", done: STEPS });
  const mails = JSON.parse((await archiveOf(id)).get("data/mails.json")!) as { text?: string }[];
  // The first of all, the one that told of the export before, and those that were added.
  expect(mails).toHaveLength(2_002);
  expect(mails.filter(({ text }) => (text?.length ?? 0) > 9_000)).toHaveLength(2_000);
});

test("files of dead attempts are swept, those of exports stay", async () => {
  const stored = () =>
    product.run<Record<string, never>, { contentType?: string }[]>("tests/seeding:files", {});
  const before = await stored();
  await product.run("tests/seeding:addStray", {});
  await vi.waitFor(async () => expect(await stored()).toHaveLength(before.length + 2), 20_000);
  await product.run("privacy/steps:sweepStray", { from: 0, until: Date.now() + 1_000 });
  const types = (await stored()).map(({ contentType }) => contentType).sort();
  expect(types).toEqual([...before.map(({ contentType }) => contentType), "application/zip"].sort());
});

test("erasure leaves no name or address in any table, though the engine dies in the midst of it", async () => {
  expect((await traces()).length).toBeGreaterThan(8);
  const id = await product.as(OLGA).mutation(api.privacy.erasures.requestFor, { organization, person });
  await vi.waitFor(async () => expect((await jobs())[0]).toMatchObject({ id, state: "running" }), {
    interval: 5,
  });
  await product.crash();
  expect(await settled(id, 50_000)).toMatchObject({
    kind: "erasure",
    state: "done",
    person: { name: "Erased person" },
  });
  expect(await traces()).toEqual([]);
});

test("an export after erasure holds nothing about anybody", async () => {
  const id = await product.as(OLGA).mutation(api.privacy.exports.requestFor, { organization, person });
  expect(await settled(id)).toMatchObject({ state: "done" });
  const url = await product.as(OLGA).mutation(api.privacy.exports.downloadFor, { organization, id });
  const archive = await zipEntries(Buffer.from(await (await fetch(url)).arrayBuffer()));
  expect(JSON.parse(archive.get("data/profile.json")!)).toMatchObject([{ name: "Erased person" }]);
  expect([...archive].filter(([, text]) => WORDS.some((word) => text.includes(word)))).toEqual([]);
  for (const empty of ["notices", "preferences", "invitations", "mailsToAddress"])
    expect([empty, archive.get(`data/${empty}.json`)]).toEqual([empty, "[\n]\n"]);
});
