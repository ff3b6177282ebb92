import path from "node:path";
import { ConvexHttpClient } from "convex/browser";
import Database from "libsql";
import { afterAll, beforeAll, expect, test } from "vitest";
import { compare, measure, type Row, table } from "../harness";
import { deployApp, type EngineProcess, scratchFolder, startProcess } from "./engineProcess";
import { work } from "./references";
import { RunnerProbe } from "./runnerProbe";

const SMALL = 10_000;
const LARGE = 1_000_000;
const PER_MUTATION = 1_000;
const IN_FLIGHT = 4;
const CALLS = { get: 400, range: 40 };
/** What the engine may add to the bare statement and its JSON, as a multiple of them. */
const ADDED = 2;
const MIB_AT_REST = 300;
const START_MS = 1_000;

let scratch: Awaited<ReturnType<typeof scratchFolder>>;

beforeAll(async () => {
  scratch = await scratchFolder();
});

afterAll(() => scratch.remove());

async function fill(engine: EngineProcess, from: number, to: number): Promise<void> {
  let next = from;
  const worker = async () => {
    const client = new ConvexHttpClient(engine.url);
    while (next < to) {
      const start = next;
      next += PER_MUTATION;
      await client.mutation(work.fill, { from: start, count: PER_MUTATION });
    }
  };
  await Promise.all(Array.from({ length: IN_FLIGHT }, worker));
}

/** Microseconds a call takes, over `count` calls with different arguments. */
function timed(count: number, call: (i: number) => void): () => number[] {
  return () => {
    const figures: number[] = [];
    for (let i = 0; i < count; i++) {
      const begun = performance.now();
      call(i);
      figures.push((performance.now() - begun) * 1_000);
    }
    return figures;
  };
}

/** A pseudo-random document number that differs from call to call. */
function scattered(i: number, documents: number): number {
  return (i * 7_919 + 13) % (documents - 100);
}

async function readRows(
  folder: string,
  documents: number,
): Promise<{ rows: Row[]; p95: Record<string, number> }> {
  const probe = new RunnerProbe(folder);
  const bare = bareReads(folder, probe);
  const rows: Row[] = [];
  const p95: Record<string, number> = {};
  for (const kind of ["get", "range"] as const) {
    const argsOf = (i: number) => probe.args(kind, scattered(i, documents));
    const row = await compare({
      name: `${kind === "get" ? "get" : "100-row index range"} at ${documents.toLocaleString("en")} documents: the engine's part, statement included`,
      unit: "µs",
      ours: timed(CALLS[kind], (i) => probe.run(kind, argsOf(i))),
      bare: timed(CALLS[kind], (i) => bare[kind](argsOf(i))),
      bar: { atMost: 1 + ADDED },
    });
    rows.push(row);
    p95[kind] = row.ours.p95;
  }
  probe.close();
  return { rows, p95 };
}

/** The statements that any engine must run for these reads, and the JSON of their result. */
function bareReads(folder: string, probe: RunnerProbe) {
  const db = new Database(path.join(folder, "data.db"), { readonly: true });
  const get = db.prepare(
    "SELECT d.body FROM entries e CROSS JOIN documents d ON d.doc = e.doc WHERE e.idx = ? AND e.key = ?",
  );
  const range = db.prepare(
    "SELECT d.body FROM entries e CROSS JOIN documents d ON d.doc = e.doc WHERE e.idx = ? AND e.key >= ? AND e.key < ? ORDER BY e.key",
  );
  return {
    get: (args: string) => {
      const { index, key } = probe.getKey(args);
      const row = get.get(index, key) as { body: string };
      JSON.stringify(JSON.parse(row.body));
    },
    range: (args: string) => {
      const { index, lo, hi } = probe.rangeKeys(args);
      const found = range.all(index, lo, hi) as { body: string }[];
      JSON.stringify(found.map(({ body }) => JSON.parse(body) as unknown));
    },
  };
}

test("reads, memory and start at 1,000,000 documents", { timeout: 900_000 }, async () => {
  const folder = path.join(scratch.folder, "data");
  const first = await startProcess(folder);
  await deployApp(first);
  await fill(first, 0, SMALL);
  await first.stop();
  const small = await readRows(folder, SMALL);
  const second = await startProcess(folder);
  await fill(second, SMALL, LARGE);
  await second.stop();
  const large = await readRows(folder, LARGE);
  const rows = [...small.rows, ...large.rows, ...(await restRows(folder))];
  console.log(table(rows));
  for (const kind of ["get", "range"]) {
    console.log(
      `${kind}: p95 at 1,000,000 is ${((large.p95[kind] ?? 0) / (small.p95[kind] ?? 1)).toFixed(2)} × that at 10,000`,
    );
  }
  expect(rows.filter(({ ok }) => !ok)).toEqual([]);
});

/** Starts the engine anew on the large database: time to the first answer, and memory once it rests. */
async function restRows(folder: string): Promise<Row[]> {
  const starts: number[] = [];
  const memory: number[] = [];
  for (let round = 0; round < 3; round++) {
    const begun = performance.now();
    const engine = await startProcess(folder);
    await new ConvexHttpClient(engine.url).query(work.idOf, { n: 500_000 });
    starts.push(performance.now() - begun);
    await new Promise((resolve) => setTimeout(resolve, 3_000));
    memory.push(await engine.resident());
    await engine.stop();
  }
  const fixed = (figures: number[]) => () => figures;
  return [
    await measure({
      name: "start to first answered query",
      unit: "ms",
      ours: fixed(starts),
      bar: { atMost: START_MS },
      judged: "median",
      warmUp: 0,
      rounds: 1,
    }),
    await measure({
      name: "resident memory at rest",
      unit: "MiB",
      ours: fixed(memory),
      bar: { atMost: MIB_AT_REST },
      judged: "median",
      warmUp: 0,
      rounds: 1,
    }),
  ];
}
