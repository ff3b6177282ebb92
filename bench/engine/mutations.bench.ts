import path from "node:path";
import { ConvexClient } from "convex/browser";
import Database from "libsql";
import { afterAll, beforeAll, expect, test } from "vitest";
import { compare, perSecond, table } from "../harness";
import { deployApp, type EngineProcess, scratchFolder, startProcess } from "./engineProcess";
import { work } from "./references";

const IN_FLIGHT = 64;
const MUTATIONS = 10_000;
const BARE_COMMITS = 2_000;

let engine: EngineProcess;
let scratch: Awaited<ReturnType<typeof scratchFolder>>;

beforeAll(async () => {
  scratch = await scratchFolder();
  engine = await startProcess(path.join(scratch.folder, "data"));
  await deployApp(engine);
});

afterAll(async () => {
  await engine.stop();
  await scratch.remove();
});

/** Commits of one row each, every one on disk, by libsql alone. */
function bareCommits(): () => void {
  const db = new Database(path.join(scratch.folder, "bare.db"));
  db.exec("PRAGMA journal_mode = WAL");
  db.exec("PRAGMA synchronous = FULL");
  db.exec("CREATE TABLE events (id INTEGER PRIMARY KEY, body TEXT)");
  const insert = db.prepare("INSERT INTO events (body) VALUES (?)");
  return () => {
    for (let i = 0; i < BARE_COMMITS; i++) insert.run("x".repeat(100));
  };
}

async function inFlight(client: ConvexClient): Promise<void> {
  let left = MUTATIONS;
  const worker = async () => {
    while (left-- > 0) await client.mutation(work.insert, { body: "x".repeat(100) });
  };
  await Promise.all(Array.from({ length: IN_FLIGHT }, worker));
}

test("durable single-insert mutations, 64 in flight", async () => {
  const client = new ConvexClient(engine.url, { unsavedChangesWarning: false });
  const row = await compare({
    name: "durable single-insert mutations, 64 in flight",
    unit: "/s",
    ours: perSecond(MUTATIONS, () => inFlight(client)),
    bare: perSecond(BARE_COMMITS, bareCommits()),
    bar: { atLeast: 2 },
  });
  await client.close();
  console.log(table([row]));
  expect(row.ok).toBe(true);
});
