import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { failure, LimitsEngine } from "./limitsEngine";

const MIB = 1 << 20;
const HELP =
  "Consider using smaller limits in your queries, paginating your queries, or using indexed queries with a selective " +
  "index range expressions.";
/** Errors of syscalls reach a function as Errors, and their callers as uncaught ones. */
const uncaught = (sentence: string) => `Uncaught Error: ${sentence}`;

let engine: LimitsEngine;

beforeAll(async () => {
  // These functions do in one go what the limit on their time would forbid on a busy machine.
  engine = await LimitsEngine.start({ userTimeLimit: 50_000 });
});
afterAll(() => engine.stop());

describe("documents written", () => {
  test("16,000 are taken, one more is not", async () => {
    await engine.mutation("writes:fill", { run: "scan", from: 0, count: 16_000 });
    expect(await failure(engine.mutation("writes:fill", { run: "none", from: 0, count: 16_001 }))).toBe(
      uncaught("Too many writes in a single function execution (limit: 16000)"),
    );
    expect(await engine.query("reads:page", { run: "none", count: 10 })).toBe(0);
  });

  test("a document written twice counts twice", async () => {
    expect(await engine.mutation("writes:rewrite", { run: "rewrite", count: 16_000 })).toBe(16_000);
    expect(await failure(engine.mutation("writes:rewrite", { run: "rewrite", count: 16_001 }))).toBe(
      uncaught("Too many writes in a single function execution (limit: 16000)"),
    );
  });

  test("a write too many does not take place even if its error is caught", async () => {
    expect(await engine.mutation("writes:fillCaught", { run: "caught", count: 16_001 })).toBe(
      "Error: Too many writes in a single function execution (limit: 16000)",
    );
    expect(await engine.query("reads:page", { run: "caught", count: 20_000 })).toBe(16_000);
  });
});

describe("documents read", () => {
  beforeAll(async () => {
    await engine.mutation("writes:fill", { run: "scan", from: 16_000, count: 16_000 });
    await engine.mutation("writes:fill", { run: "scan", from: 32_000, count: 1 });
  });

  test.each(["reads:page", "reads:each"])("%s takes 32,000, one more is not read", async (name) => {
    expect(await engine.query(name, { run: "scan", count: 32_000 })).toBe(32_000);
    const message =
      name === "reads:page"
        ? "Requested too many items: 32001"
        : `Too many documents read in a single function execution (limit: 32000). ${HELP}`;
    expect(await failure(engine.query(name, { run: "scan", count: 32_001 }))).toBe(uncaught(message));
  });
});

describe("bytes", () => {
  let empty: number;
  /** Writes documents of so many bytes, as Convex counts them. */
  const write = (run: string, sizes: number[]) =>
    engine.mutation("writes:texts", { run, lengths: sizes.map((size) => size - empty - run.length + 1) });
  const full = Array.from({ length: 16 }, () => MIB);

  beforeAll(async () => {
    empty = Number(await engine.mutation("writes:emptySize", { run: "r" }));
  });

  test("a document of 1 MiB is taken, one byte more is not", async () => {
    expect(await write("one", [MIB])).toBe(1);
    expect(await failure(write("one", [MIB + 1]))).toBe(
      uncaught("Value is too large (1.00 MiB > maximum size 1 MiB)"),
    );
    expect(await failure(write("one", [2 * MIB]))).toBe(
      uncaught("Value is too large (2 MiB > maximum size 1 MiB)"),
    );
  });

  test("16 MiB together are written, one byte more is not", async () => {
    expect(await write("bytes", full)).toBe(16);
    expect(await failure(write("over", [...full.slice(1), MIB - 200, 201]))).toBe(
      uncaught("Too many bytes written in a single function execution (limit: 16 MiB)"),
    );
    expect(await engine.query("reads:page", { run: "over", count: 20 })).toBe(0);
  });

  test("16 MiB together are read, one byte more is not", async () => {
    expect(await engine.query("reads:page", { run: "bytes", count: 16 })).toBe(16);
    await write("read over", full.slice(1));
    await write("read over", [MIB - 200, 201]);
    expect(await failure(engine.query("reads:page", { run: "read over", count: 17 }))).toBe(
      uncaught(`Too many bytes read in a single function execution (limit: 16777216 bytes). ${HELP}`),
    );
  });
});

describe("index ranges", () => {
  const tooMany = uncaught(`Too many reads in a single function execution (limit: 4096). ${HELP}`);

  test("4,096 are read, one more is not", async () => {
    expect(await engine.query("reads:ranges", { run: "r", count: 4_096, repeats: 1 })).toBe(4_096);
    expect(await failure(engine.query("reads:ranges", { run: "r", count: 4_097, repeats: 1 }))).toBe(tooMany);
  });

  test("the same ranges read again are no more ranges", async () => {
    expect(await engine.query("reads:ranges", { run: "r", count: 3_000, repeats: 3 })).toBe(9_000);
  });

  test("documents read by id count as ranges, the same ones once", async () => {
    const id = await engine.mutation("writes:fill", { run: "gets", from: 0, count: 1 });
    expect(await engine.query("reads:gets", { ids: [id], repeats: 5_000 })).toBe(5_000);
  });

  test("a called query reads in the same transaction", async () => {
    expect(await engine.query("reads:rangesInside", { run: "in", count: 2_048 })).toBe(4_096);
    expect(await failure(engine.query("reads:rangesInside", { run: "in", count: 2_049 }))).toContain(tooMany);
  });
});

describe("scheduled functions", () => {
  test("1,000 are scheduled, one more is not", async () => {
    expect(await engine.mutation("writes:schedule", { count: 1_000, bytes: 10 })).toBe(1_000);
    expect(await failure(engine.mutation("writes:schedule", { count: 1_001, bytes: 10 }))).toBe(
      uncaught("Too many functions scheduled by this mutation (limit: 1000)"),
    );
  });

  // The list, the object, its field's name and the text's own delimiters.
  const around = 2 + 2 + "text".length + 1 + 2;

  test("4 MiB of arguments are taken, one byte more is not", async () => {
    expect(await engine.mutation("writes:schedule", { count: 1, bytes: 4 * MIB - around })).toBe(1);
    const bytes = 4 * MIB - around + 1;
    const refused =
      `Arguments for the scheduled function writes.js:later are too large ` +
      `(size: ${4 * MIB + 1} bytes, limit: ${4 * MIB} bytes)`;
    expect(await failure(engine.mutation("writes:schedule", { count: 1, bytes }))).toBe(uncaught(refused));
    expect(await failure(engine.action("writes:scheduleFromAction", { bytes }))).toBe(uncaught(refused));
  });

  test("16 MiB of arguments together are taken, one function more is not", async () => {
    expect(await engine.mutation("writes:schedule", { count: 16, bytes: MIB - around })).toBe(16);
    expect(await failure(engine.mutation("writes:schedule", { count: 17, bytes: MIB - around }))).toBe(
      uncaught(
        "Too large total size of the arguments of scheduled functions from this mutation (limit: 16777216 bytes)",
      ),
    );
  });
});

describe("queries", () => {
  test("256 operators are taken, one more is not", async () => {
    expect(await engine.query("reads:operators", { count: 255 })).toBe(true);
    // The library does not even send it.
    expect(await failure(engine.query("reads:operators", { count: 257 }))).toContain(
      "Can't construct query with more than 256 operators",
    );
    const source = { type: "FullTableScan", tableName: "values", order: "asc" };
    const call = (count: number) => ({
      op: "1.0/queryStream",
      args: JSON.stringify({
        query: { source, operators: Array.from({ length: count }, () => ({ limit: 1 })) },
      }),
    });
    expect(await engine.query("syscalls:inQuery", { calls: [call(256), call(257)] })).toEqual([
      null,
      "Error: Invalid argument `query` for `queryStream`: Query has too many operators: 257",
    ]);
  });

  test("a search takes 8 filters, and looks at 16 words", async () => {
    const words = Array.from({ length: 17 }, (_, n) => `word${String.fromCharCode(97 + n)}`);
    const same = Object.fromEntries(Array.from({ length: 9 }, (_, n) => [`f${n + 1}`, "same"]));
    for (const name of words)
      await engine.mutation("writes:searchable", { value: { name, body: name, ...same } });
    expect(await engine.query("reads:search", { text: words.join(" "), filters: 8 })).toEqual(
      words.slice(0, 16),
    );
    expect(await failure(engine.query("reads:search", { text: "worda", filters: 9 }))).toBe(
      uncaught("Search query against texts.by_body has too many filter conditions. Max: 8 Actual: 9"),
    );
  });
});
