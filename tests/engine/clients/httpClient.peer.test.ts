import { ConvexHttpClient } from "convex/browser";
import { ConvexError } from "convex/values";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { FIXTURE_PROVIDER, fixtureToken } from "../../support/fixtureIdentity";
import { FixtureEngine } from "./fixtureEngine";
import { counters, items, users } from "./references";

let engine: FixtureEngine;

beforeAll(async () => {
  engine = await FixtureEngine.start([FIXTURE_PROVIDER]);
});
afterAll(() => engine.stop());

const caught = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => new Error("did not fail"),
    (error: unknown) => error,
  );

describe("functions", () => {
  test("a query, a mutation and an action", async () => {
    const http = engine.http();
    expect(await http.query(counters.read, { name: "http" })).toBe(0);
    expect(await http.mutation(counters.add, { name: "http", by: 2 })).toBe(2);
    expect(await http.query(counters.read, { name: "http" })).toBe(2);
    expect(await http.action(counters.addLater, { name: "http", by: 3 })).toBe(50);
    expect(await http.query(counters.read, { name: "http" })).toBe(5);
  });

  test("a function's error comes with its message and stack, and no data", async () => {
    const error = await caught(engine.http().query(counters.plainError, {}));
    expect(error).not.toBeInstanceOf(ConvexError);
    expect(String(error)).toMatch(
      /^Error: \[Request ID: [0-9a-f]{16}\] Server Error\nUncaught Error: plain failure\n {4}at handler \(.*counters\.ts:\d+:\d+\)/,
    );
  });

  const failures: [string, () => Promise<unknown>, unknown][] = [
    ["query", () => engine.http().query(counters.refuseQuery, { code: "Q" }), { code: "Q" }],
    [
      "mutation",
      () => engine.http().mutation(counters.refuse, { code: "M", name: "refused" }),
      { code: "M", details: [1n, 2.5, null] },
    ],
    ["action", () => engine.http().action(counters.refuseAction, { code: "A" }), { code: "A" }],
  ];
  test.each(failures)("a ConvexError of a %s brings its data", async (_, call, data) => {
    const error = await caught(call());
    expect(error).toBeInstanceOf(ConvexError);
    expect((error as ConvexError<never>).data).toEqual(data);
  });

  test("a mutation that throws leaves nothing behind", async () => {
    const http = engine.http();
    await caught(http.mutation(counters.refuse, { code: "M", name: "rolled back" }));
    expect(await http.query(counters.read, { name: "rolled back" })).toBe(0);
  });

  test("unknown and internal functions, and wrong arguments, are refused", async () => {
    const http = engine.http();
    const call = (path: string, args: object) =>
      caught(http.query(path as unknown as typeof counters.read, args as { name: string })).then(String);
    expect(await call("counters:absent", {})).toContain(
      "Could not find public function for 'counters:absent'.",
    );
    expect(await call("items:inGroupForOthers", { group: "a" })).toContain(
      "Could not find public function for 'items:inGroupForOthers'.",
    );
    expect(await call("counters:read", { name: 7 })).toContain("ArgumentValidationError");
    expect(await call("counters:add", { name: "x", by: 1 })).toContain(
      "Trying to execute counters.js:add as Query, but it is defined as Mutation.",
    );
  });
});

describe("mutations", () => {
  test("queue up: each sees what the one before did", async () => {
    const http = engine.http();
    const values = await Promise.all(
      Array.from({ length: 30 }, () => http.mutation(counters.add, { name: "queue", by: 1 })),
    );
    expect(values).toEqual(Array.from({ length: 30 }, (_, index) => index + 1));
  });

  test("one that fails does not stop the queue", async () => {
    const http = engine.http();
    const settled = await Promise.allSettled([
      http.mutation(counters.add, { name: "mixed", by: 1 }),
      http.mutation(counters.refuse, { code: "no", name: "mixed" }),
      http.mutation(counters.add, { name: "mixed", by: 1 }),
    ]);
    expect(settled.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
    expect(await http.query(counters.read, { name: "mixed" })).toBe(2);
  });

  test("of many clients at once are serializable", async () => {
    const clients = Array.from({ length: 8 }, () => engine.http());
    const values = await Promise.all(
      clients.flatMap((http) =>
        Array.from({ length: 10 }, () =>
          http.mutation(counters.add, { name: "many", by: 1 }, { skipQueue: true }),
        ),
      ),
    );
    expect(values.sort((a, b) => a - b)).toEqual(Array.from({ length: 80 }, (_, index) => index + 1));
  });
});

describe("consistentQuery", () => {
  test("shows one point in time, whatever is written meanwhile", async () => {
    const [reader, writer] = [engine.http(), engine.http()];
    await writer.mutation(items.write, {
      operations: [{ op: "insert", group: "snapshot", rank: 1, label: "old" }],
    });
    const before = await reader.consistentQuery(items.ranked, { group: "snapshot" });
    expect(before.map(({ label }) => label)).toEqual(["old"]);
    await writer.mutation(items.write, {
      operations: [
        { op: "patch", id: before[0]?._id ?? "", label: "new" },
        { op: "insert", group: "snapshot", rank: 2, label: "more" },
      ],
    });
    await writer.mutation(counters.add, { name: "snapshot", by: 1 });
    expect(await reader.consistentQuery(items.ranked, { group: "snapshot" })).toEqual(before);
    expect(await reader.consistentQuery(counters.read, { name: "snapshot" })).toBe(0);
    const total = { tag: "total", read: { kind: "total" } } as const;
    expect(await reader.consistentQuery(items.tagged, total)).toBe(1);
    expect(await reader.query(items.tagged, total)).toBe(2);
    expect(await reader.query(counters.read, { name: "snapshot" })).toBe(1);
    const fresh = await engine.http().consistentQuery(items.ranked, { group: "snapshot" });
    expect(fresh.map(({ label }) => label)).toEqual(["new", "more"]);
  });
});

describe("the engine's own statistics", () => {
  test("are for admins alone", async () => {
    const ask = (headers: Record<string, string>) => fetch(`${engine.url}/api/engine/stats`, { headers });
    expect((await ask({})).status).toBe(403);
    expect((await ask({ authorization: "Convex wrong" })).status).toBe(401);
    expect((await ask({ authorization: `Bearer ${await fixtureToken("ada")}` })).status).toBe(403);
    const before = await engine.stats();
    await engine.http().mutation(counters.add, { name: "stats", by: 1 });
    await engine.http().query(counters.read, { name: "stats" });
    const after = await engine.stats();
    expect([after.mutations - before.mutations, after.queries - before.queries]).toEqual([1, 1]);
  });
});

describe("the Authorization header", () => {
  test("tells who calls, until it is cleared", async () => {
    const http = engine.http();
    expect(await http.query(users.subject, {})).toBe("nobody");
    http.setAuth(await fixtureToken("ada", { name: "Ada", team: { id: 7 } }));
    expect(await http.query(users.me, {})).toEqual({
      tokenIdentifier: "https://issuer.test|ada",
      issuer: "https://issuer.test",
      subject: "ada",
      name: "Ada",
      "team.id": 7,
    });
    expect(await http.mutation(users.write, { text: "by http" })).toBe("ada");
    expect((await http.query(users.notes, {})).map(({ text }) => text)).toEqual(["by http"]);
    http.clearAuth();
    expect(await http.query(users.subject, {})).toBe("nobody");
  });

  test("is given to the constructor too, and to consistent queries", async () => {
    const auth = await fixtureToken("grace");
    const http = new ConvexHttpClient(engine.url, { logger: false, auth });
    expect(await http.query(users.subject, {})).toBe("grace");
    expect(await http.consistentQuery(users.subject, {})).toBe("grace");
  });

  test("is refused when the token is bad", async () => {
    const http = engine.http();
    for (const token of ["nonsense", await fixtureToken("ada", {}, -60)]) {
      http.setAuth(token);
      expect(String(await caught(http.query(users.subject, {})))).toContain('"code":"InvalidAuthHeader"');
    }
  });
});
