import { afterAll, beforeAll, expect, test } from "vitest";
import { failure, LimitsEngine } from "./limitsEngine";

const UNFIT =
  /^(Uncaught Error: ){1,2}Failed to insert or update a document in table "rows" because it does not match the schema/;

let engine: LimitsEngine;

beforeAll(async () => {
  engine = await LimitsEngine.start();
});
afterAll(() => engine.stop());

const rows = (run: string) => engine.query("rejections:count", { run });

test("a mutation that does not wait for a failing write fails, and writes nothing", async () => {
  expect(await failure(engine.mutation("rejections:write", { run: "write" }))).toMatch(UNFIT);
  expect(await rows("write")).toBe(0);
});

test("a query that does not wait for a failing read fails", async () => {
  expect(await failure(engine.query("rejections:read"))).toMatch(
    /^Uncaught Error: Invalid argument `id` for `db.get`/,
  );
});

test("so does any rejection that nobody handles", async () => {
  expect(await failure(engine.query("rejections:plain"))).toBe("Uncaught Error: nobody cares");
  expect(await failure(engine.query("rejections:value"))).toBe("Uncaught #<Object>");
});

test("a function after a failed one is not blamed for it", async () => {
  await failure(engine.query("rejections:plain"));
  expect(await rows("write")).toBe(0);
});

test("rejections that somebody handles are none", async () => {
  expect(await engine.mutation("rejections:handled", { run: "handled" })).toBe("went well");
  expect(await rows("handled")).toBe(1);
});

test("a called mutation fails alone, and its caller may catch that", async () => {
  expect(await engine.mutation("rejections:caughtOutside", { run: "caught" })).toBe("caught true");
  expect(await rows("caught")).toBe(1);
});

test("a called mutation that nobody waits for fails its caller", async () => {
  expect(await failure(engine.mutation("rejections:calledInVain", { run: "vain" }))).toMatch(UNFIT);
  expect(await rows("vain")).toBe(0);
});

test("an action that does not wait for a failing mutation fails", async () => {
  expect(await failure(engine.action("rejections:inAction"))).toMatch(UNFIT);
  expect(await rows("action")).toBe(0);
});
