import { cpSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from "vitest";
import { tempTree } from "../../support/tempTree";
import { makeTemplate } from "./crashRounds";
import { checkIndexes } from "./indexCheck";
import { InProcessExecutor } from "./inProcessExecutor";
import { StoredData } from "./storedData";

let template: Awaited<ReturnType<typeof makeTemplate>>;

beforeAll(async () => {
  template = await makeTemplate();
});

afterAll(() => template.dispose());

function open(): { engine: InProcessExecutor; folder: string } {
  const folder = `${tempTree({})}/data`;
  cpSync(template.folder, folder, { recursive: true });
  const reported = vi.spyOn(console, "error").mockImplementation(() => undefined);
  const engine = new InProcessExecutor(folder);
  onTestFinished(async () => {
    await engine.stop();
    reported.mockRestore();
  });
  return { engine, folder };
}

/** How SQLite can fail when a document that says "poison" is written. */
const FAILURES = {
  "a statement that fails": "SELECT RAISE(ABORT, 'poisoned')",
  "a statement that fails half done": "SELECT RAISE(FAIL, 'poisoned')",
  "an error that ends the transaction": "SELECT RAISE(ROLLBACK, 'poisoned')",
  "a commit that fails": "INSERT INTO child VALUES (1)",
} as const;

function poison({ engine }: ReturnType<typeof open>, statement: string): void {
  const { db } = engine.executor.store;
  db.exec("PRAGMA foreign_keys = ON");
  db.exec("CREATE TABLE parent (id INTEGER PRIMARY KEY)");
  db.exec("CREATE TABLE child (id INTEGER REFERENCES parent (id) DEFERRABLE INITIALLY DEFERRED)");
  const body = `BEGIN ${statement}; END`;
  db.exec(`CREATE TRIGGER poisoned AFTER INSERT ON documents WHEN new.body LIKE '%poison%' ${body}`);
}

/** What memory says of the database must be what is on disk. */
function expectMemoryEqualsDisk({ engine, folder }: ReturnType<typeof open>): void {
  const { store } = engine.executor;
  const data = new StoredData(folder);
  const tables = data.tables();
  expect(
    store.catalog
      .tables("")
      .map(({ name }) => name)
      .sort(),
  ).toEqual(tables.map(({ name }) => name).sort());
  for (const table of tables)
    expect([table.name, store.count(table.byId.id)]).toEqual([table.name, data.rows(table).length]);
  expect(checkIndexes(data)).toEqual([]);
  data.close();
}

const INTERNAL = { ok: false, message: "Your request couldn't be completed. Try again later." };

describe.each(Object.entries(FAILURES))("%s", (_name, statement) => {
  test("fails the write that made it, and no other of its batch", async () => {
    const world = open();
    const { engine } = world;
    poison(world, statement);
    const put = (token: string, seq: number) => ({ path: "writes:put", args: { token, writer: "w", seq } });
    const outcomes = await engine.mutations([
      put("a", 0),
      { ...put("b", 1), key: { session: "s", request: 1 } },
      put("poison", 2),
      { ...put("poison", 3), key: { session: "s", request: 2 } },
      { path: "writes:putAndFail", args: { token: "c", writer: "w" } },
      put("d", 4),
    ]);
    expect(outcomes.map(({ ok }) => ok)).toEqual([true, true, false, false, false, true]);
    expect(outcomes[2]).toMatchObject(INTERNAL);
    expect(outcomes[3]).toMatchObject(INTERNAL);
    expect(outcomes[5]).toMatchObject({ value: JSON.stringify({ before: 1, tokens: 3 }) });
    const again = await engine.mutation(
      "writes:put",
      { token: "b", writer: "w", seq: 1 },
      { session: "s", request: 1 },
    );
    expect(again).toEqual({ ...outcomes[1], logLines: [] });
    expectMemoryEqualsDisk(world);
  });

  test("fails a mutation that would catch a failure of its part", async () => {
    const world = open();
    poison(world, statement);
    const outcomes = await world.engine.mutations([
      { path: "writes:putWithFailingPart", args: { token: "poison", writer: "w" } },
      { path: "writes:putWithFailingPart", args: { token: "a", writer: "w" } },
    ]);
    expect(outcomes).toMatchObject([INTERNAL, { ok: true, value: '"undone"' }]);
    expectMemoryEqualsDisk(world);
  });

  test("fails an operation of the engine alone", async () => {
    const world = open();
    const { engine } = world;
    poison(world, statement);
    const file = (contentType: string) => ({
      ...{ component: "", contentType, sha256: "x", size: 1 },
      fileKey: "00/00000000-0000-4000-8000-000000000000",
    });
    const results = await Promise.all([
      engine.mutation("writes:put", { token: "a", writer: "w", seq: 0 }),
      engine.admin("storage.commit", file("text/poison")),
      engine.admin("storage.commit", file("text/plain")),
      engine.admin("system.put", { table: "_exports", id: null, fields: { note: "poison" } }),
    ]);
    expect(results[0]).toMatchObject({ ok: true });
    expect(results[1]).toMatch(/^error: /);
    expect(results[2]).toMatch(/^[0-9a-z]{31,}$/);
    expect(results[3]).toMatch(/^error: /);
    expectMemoryEqualsDisk(world);
  });

  test("puts a scheduled function off, and lets others run", async () => {
    const world = open();
    const { engine } = world;
    await engine.mutation("writes:scheduleRun", { token: "poison", delayMs: 50 });
    await engine.mutation("writes:scheduleRun", { token: "b", delayMs: 60 });
    poison(world, statement.replace("poisoned", "poisoned"));
    const runs = () =>
      engine.executor.store.reader.range(byId(world, "runs"), { lo: "", hi: null }, "asc", 10).length;
    await expect.poll(runs, { timeout: 10_000 }).toBe(1);
    engine.executor.store.db.exec("DROP TRIGGER poisoned");
    await expect.poll(runs, { timeout: 10_000 }).toBe(2);
    expect(await engine.query("writes:outstanding", {})).toMatchObject({ value: "0" });
    expectMemoryEqualsDisk(world);
  });
});

function byId({ engine }: ReturnType<typeof open>, table: string): number {
  return engine.executor.store.catalog.table("", table)?.byId.id ?? -1;
}

test("a scheduled function that another one of its batch cancels does not run", async () => {
  const world = open();
  const { engine } = world;
  const scheduled = await engine.mutation("writes:scheduleCanceled", { token: "a" });
  const id = scheduled.ok ? (JSON.parse(scheduled.value) as string) : "";
  await expect.poll(() => outstanding(engine), { timeout: 10_000 }).toBe(0);
  const state = await engine.query("runaways:jobState", { id });
  expect(state.ok && (JSON.parse(state.value) as unknown)).toMatchObject({ kind: "canceled" });
  expect(world.engine.executor.store.count(byId(world, "runs"))).toBe(0);
});

async function outstanding(engine: InProcessExecutor): Promise<number> {
  const outcome = await engine.query("writes:outstanding", {});
  return outcome.ok ? Number(outcome.value) : NaN;
}

test("a full disk fails writes until there is room, and loses nothing", async () => {
  const world = open();
  const { engine, folder } = world;
  const { db } = engine.executor.store;
  const pages = (db.prepare("PRAGMA page_count").raw().get() as [number])[0];
  db.exec(`PRAGMA max_page_count = ${pages + 20}`);
  const put = (seq: number) => ({
    path: "writes:put",
    args: { token: `t${seq}`, writer: `w${seq % 7}`, seq },
  });
  const done = new Set<string>();
  let refused = 0;
  for (let batch = 0; batch < 10; batch++) {
    const calls = Array.from({ length: 20 }, (_, i) => put(batch * 20 + i));
    for (const [i, outcome] of (await engine.mutations(calls)).entries()) {
      if (outcome.ok) done.add(`t${batch * 20 + i}`);
      else refused += 1;
    }
  }
  expect(refused).toBeGreaterThan(50);
  expect(done.size).toBeGreaterThan(5);
  expectMemoryEqualsDisk(world);
  db.exec("PRAGMA max_page_count = 1000000");
  expect(await engine.mutation("writes:put", { token: "after", writer: "x", seq: 0 })).toMatchObject({
    ok: true,
  });
  const data = new StoredData(folder);
  const stored = data.documents("points").map(({ token }) => token);
  data.close();
  expect(stored.sort()).toEqual([...done, "after"].sort());
});

test("a subscription shows what is committed and nothing of what was undone", async () => {
  const world = open();
  const { engine } = world;
  poison(world, FAILURES["a commit that fails"]);
  engine.subscribe("histories:read", { keys: ["x"] });
  const write = (value: number, key = "x") => ({
    path: "histories:transact",
    args: { ops: [{ kind: "append", key, value }] },
  });
  await engine.mutations([write(1), write(2, "poison"), write(3)]);
  await engine.mutations([write(4)]);
  await expect.poll(() => engine.refreshes.at(-1)?.ts, { timeout: 10_000 }).toBe(engine.executor.store.head);
  const shown = engine.refreshes.flatMap(({ results }) => results.map(({ result }) => result.outcome));
  const values = shown.flatMap((outcome) => (outcome.ok ? [outcome.value] : []));
  expect(values.at(-1)).toBe("[[1,3,4]]");
  expect(values.every((value) => "[[1,3,4]]".startsWith(value.slice(0, -2)))).toBe(true);
});
