import { ConvexHttpClient } from "convex/browser";
import { makeFunctionReference } from "convex/server";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { ChildEngine } from "../../support/childEngine";
import { withEachPartReplaced } from "./bodies";
import { expectQuiet, expectServing } from "./health";
import { wrongValues } from "./payloads";

const INTERNAL = "Your request couldn't be completed";
const id = "k57f0zv8s0gk5qzjqp6fkrx3zs7ab12c";
const scan = {
  source: { type: "FullTableScan", tableName: "rows", order: "asc" },
  operators: [{ filter: { $eq: [{ $field: "n" }, { $literal: 1 }] } }, { limit: 1 }],
};
const range = {
  source: {
    type: "IndexRange",
    indexName: "rows.by_run",
    range: [{ type: "Eq", fieldPath: "run", value: "x" }],
    order: "desc",
  },
  operators: [],
};
const search = {
  source: {
    type: "Search",
    indexName: "texts.by_body",
    filters: [
      { type: "Search", fieldPath: "body", value: "x" },
      { type: "Eq", fieldPath: "f1", value: 1 },
    ],
  },
  operators: [],
};
const address = {
  name: "time:nowInside",
  reference: "_reference/function/time:nowInside",
  functionHandle: "function://x",
  args: {},
};
const handle = { functionHandle: "function://%", args: {} };

/** Syscalls with arguments of the form that the library sends, every part of which is then made wrong. */
const transactional: [string, object][] = [
  ["1.0/get", { id, table: "rows", isSystem: false, version: "1" }],
  ["1.0/count", { table: "rows" }],
  ["1.0/db/normalizeId", { table: "rows", idString: id }],
  ["1.0/queryStream", { query: scan, version: "1" }],
  ["1.0/queryStream", { query: range }],
  ["1.0/queryStream", { query: search }],
  ["1.0/queryStreamNext", { queryId: 0 }],
  ["1.0/queryCleanup", { queryId: 0 }],
  [
    "1.0/queryPage",
    { query: range, cursor: "x", endCursor: null, pageSize: 5, maximumRowsRead: 5, maximumBytesRead: 5 },
  ],
  ["1.0/runUdf", { udfType: "query", ...address }],
  ["1.0/runUdf", { udfType: "mutation", ...handle }],
  ["1.0/createFunctionHandle", address],
  ["1.0/storageGetUrl", { storageId: id }],
  ["1.0/storageGetMetadata", { storageId: id }],
  ["1.0/getUserIdentity", {}],
  ["1.0/getFunctionMetadata", {}],
  ["1.0/getTransactionMetrics", {}],
  ["1.0/getRequestMetadata", {}],
  ["1.0/insert", { table: "values", value: { a: 1 } }],
  ["1.0/shallowMerge", { id, table: "values", value: { a: { $undefined: null } } }],
  ["1.0/replace", { id, table: "values", value: { a: 1 } }],
  ["1.0/remove", { id, table: "values" }],
  ["1.0/schedule", { ...address, ts: 1 }],
  ["1.0/cancel_job", { id }],
  ["1.0/storageGenerateUploadUrl", {}],
  ["1.0/storageDelete", { storageId: id }],
  ["1.0/constructor", {}],
  ["__proto__", {}],
  ["", {}],
];
const inActions: [string, object][] = [
  ["1.0/actions/query", address],
  ["1.0/actions/query", handle],
  ["1.0/actions/mutation", address],
  ["1.0/actions/action", address],
  ["1.0/actions/schedule", { ...address, ts: 1 }],
  ["1.0/actions/cancel_job", { id }],
  [
    "1.0/actions/vectorSearch",
    { query: { indexName: "rows.by_run", vector: [1, 2], limit: 5, expressions: null } },
  ],
  ["1.0/storageGetUrl", { storageId: id }],
  ["1.0/storageDelete", { storageId: id }],
  ["1.0/createFunctionHandle", address],
  ["constructor", {}],
];

let engine: ChildEngine;
let http: ConvexHttpClient;

beforeAll(async () => {
  engine = await ChildEngine.start({ fixture: "limits", engine: { userTimeLimit: 10_000 } });
  http = new ConvexHttpClient(engine.url, { logger: false });
});
afterEach(async () => {
  await expectServing(engine);
  await expectQuiet(engine);
});
afterAll(() => engine.stop());

const BATCH = 200;

/** Every wrong form of the arguments, in batches. */
function wrongCalls(op: string, args: object): { op: string; args: string }[][] {
  const texts = ["", "{", "undefined", ...wrongValues.flatMap((value) => withEachPartReplaced(args, value))];
  const calls = texts.map((text) => ({ op, args: text }));
  return Array.from({ length: Math.ceil(calls.length / BATCH) }, (_, n) =>
    calls.slice(n * BATCH, (n + 1) * BATCH),
  );
}

function expectAnswers(results: (string | null)[], calls: { args: string }[]): void {
  results.forEach((result, n) => expect(result ?? "", calls[n]?.args.slice(0, 300)).not.toContain(INTERNAL));
}

describe.each([
  ["query", "syscalls:inQuery"],
  ["mutation", "syscalls:inMutation"],
] as const)("in a %s", (kind, name) => {
  test.each(transactional)("%s with arguments that are none", async (op, args) => {
    for (const calls of wrongCalls(op, args)) {
      const results =
        kind === "query"
          ? await http.query(makeFunctionReference<"query">(name), { calls })
          : await http.mutation(makeFunctionReference<"mutation">(name), { calls });
      expectAnswers(results as (string | null)[], calls);
    }
  });
});

test.each(inActions)("in an action: %s with arguments that are none", async (op, args) => {
  for (const calls of wrongCalls(op, args)) {
    expectAnswers(
      (await http.action(makeFunctionReference<"action">("syscalls:inAction"), { calls })) as (
        string | null
      )[],
      calls,
    );
  }
});

test.each([
  ["returnsNoJson", /Could not parse return value as json/],
  ["returnsNumber", /./],
  ["returnsUndefined", /./],
  ["returnsDeep", /too nested|too deep/],
  ["returnsBadInteger", /return value invalid/],
])("a function that the library did not make: %s", async (name, sentence) => {
  const message = await http.query(makeFunctionReference<"query">(`syscalls:${name}`)).then(
    (value) => `gave ${JSON.stringify(value)}`,
    (error: unknown) => String(error),
  );
  expect(message).toMatch(sentence);
  expect(message).not.toContain(INTERNAL);
});
