import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Json } from "../../../engine/protocol/json";
import { float64ToJson } from "../../../engine/protocol/scalars";
import { openDatabase } from "../../../engine/store/database";
import { Statements } from "../../../engine/store/statements";
import {
  checkDimensions,
  compileVectorSearch,
  createVectorTable,
  dropVectorTable,
  indexVector,
  reindexVector,
  searchVectors,
  unindexVector,
  type VectorIndex,
} from "../../../engine/store/vector";

const INDEX: VectorIndex = {
  id: 4,
  name: "notes.by_embedding",
  vectorField: "embedding",
  dimensions: 3,
  filterFields: ["owner", "meta.tag"],
};

const eq = (field: string, value: Json): Json => ({ $eq: [{ $field: field }, { $literal: value }] });
const or = (...alternatives: Json[]): Json => ({ $or: alternatives });

let folder: string;
let statements: Statements;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "vector-"));
  statements = new Statements(openDatabase(folder));
  createVectorTable(statements, INDEX);
});

afterEach(() => {
  statements.db.close();
  rmSync(folder, { recursive: true });
});

function add(doc: number, embedding: Json, fields: { [field: string]: Json } = {}): void {
  indexVector(statements, INDEX, doc, { embedding, ...fields });
}

function search(vector: number[], expressions: Json = null, limit: Json = null) {
  return searchVectors(statements, INDEX, compileVectorSearch(INDEX, { vector, limit, expressions }));
}

const docs = (hits: { doc: number }[]) => hits.map(({ doc }) => doc);

describe("searchVectors", () => {
  it("scores by the cosine of the angle", () => {
    add(1, [1, 0, 0]);
    add(2, [0, 5, 0]);
    add(3, [-2, 0, 0]);
    add(4, [3, 4, 0]);
    const hits = search([10, 0, 0]);
    expect(docs(hits)).toEqual([1, 4, 2, 3]);
    [1, 0.6, 0, -1].forEach((score, i) => expect(hits[i]?.score).toBeCloseTo(score, 6));
  });

  it("gives ten results unless told otherwise, and the newest row first among equals", () => {
    for (let i = 1; i <= 300; i++) add(i, [1, 1, 1]);
    const from = (first: number, count: number) => Array.from({ length: count }, (_, i) => first - i);
    expect(docs(search([1, 1, 1]))).toEqual(from(300, 10));
    expect(docs(search([1, 1, 1], null, 256))).toEqual(from(300, 256));
    expect(search([1, 1, 1], null, 0)).toEqual([]);
  });

  it.each<[string, Json]>([
    ["no vector", null],
    ["a text", "abc"],
    ["too few numbers", [1, 2]],
    ["too many numbers", [1, 2, 3, 4]],
    ["an int64", [1, 2, { $integer: "AQAAAAAAAAA=" }]],
    ["a null", [1, 2, null]],
    ["NaN", [1, 2, float64ToJson(NaN)]],
    ["an infinity", [1, 2, float64ToJson(-Infinity)]],
  ])("leaves documents out whose field holds %s", (_, embedding) => {
    add(1, embedding);
    add(2, [1, 0, 0]);
    expect(docs(search([1, 2, 3]))).toEqual([2]);
  });

  it("scores zeros with zero, as document and as query", () => {
    add(1, [0, 0, 0]);
    add(2, [-1, 0, 0]);
    add(3, [float64ToJson(-0), 0, 1]);
    expect(search([1, 0, 0])).toEqual([
      { doc: 3, score: 0 },
      { doc: 1, score: 0 },
      { doc: 2, score: -1 },
    ]);
    expect(search([0, 0, 0]).map(({ score }) => score)).toEqual([0, 0, 0]);
  });

  it("keeps the angle of very long and very short vectors", () => {
    add(1, [1e300, 1e300, 0]);
    add(2, [1e-300, 0, 0]);
    const hits = search([1e-40, 0, 0]);
    expect(docs(hits)).toEqual([2, 1]);
    expect(hits[1]?.score).toBeCloseTo(Math.SQRT1_2, 6);
  });

  it("takes documents that fit any of the conditions, of whichever field", () => {
    add(1, [1, 0, 0], { owner: "a", meta: { tag: "x" } });
    add(2, [1, 1, 0], { owner: "b", meta: { tag: "x" } });
    add(3, [1, 2, 0], { owner: "c" });
    add(4, [1, 3, 0], { owner: { $integer: "AQAAAAAAAAA=" }, meta: { tag: "y".repeat(80) } });
    const found = (expression: Json) => docs(search([1, 0, 0], expression));
    expect(found(eq("owner", "a"))).toEqual([1]);
    expect(found(or(eq("owner", "a"), eq("owner", "c")))).toEqual([1, 3]);
    expect(found(or(eq("owner", "c"), or(eq("meta.tag", "x"))))).toEqual([1, 2, 3]);
    expect(found(eq("meta.tag", { $undefined: null }))).toEqual([3]);
    expect(found(eq("meta.tag", "y".repeat(80)))).toEqual([4]);
    expect(found(eq("owner", { $integer: "AQAAAAAAAAA=" }))).toEqual([4]);
    expect(found(eq("owner", 1))).toEqual([]);
    expect(found(or())).toEqual([1, 2, 3, 4]);
  });

  it("ranks like an exact cosine over random vectors", () => {
    const vector = fc.array(fc.double({ min: -100, max: 100, noNaN: true }).map(Math.fround), {
      minLength: 3,
      maxLength: 3,
    });
    let id = 100;
    fc.assert(
      fc.property(fc.array(vector, { maxLength: 20 }), vector, (vectors, wanted) => {
        const index = { ...INDEX, id: id++ };
        createVectorTable(statements, index);
        vectors.forEach((embedding, i) =>
          indexVector(statements, index, i, { embedding: embedding.map(float64ToJson) }),
        );
        const hits = searchVectors(
          statements,
          index,
          compileVectorSearch(index, { vector: wanted, limit: 256 }),
        );
        expect(new Set(docs(hits))).toEqual(new Set(vectors.keys()));
        for (const [i, { doc, score }] of hits.entries()) {
          expect(score).toBeCloseTo(cosine(vectors[doc] ?? [], wanted), 5);
          expect(score).toBeLessThanOrEqual(hits[i - 1]?.score ?? 1);
        }
      }),
      { numRuns: 60 },
    );
  });

  it("follows updates, removals and rollbacks", () => {
    const before = { embedding: [1, 0, 0], owner: "a" };
    statements.db.exec("BEGIN");
    indexVector(statements, INDEX, 1, before);
    statements.db.exec("SAVEPOINT s1");
    reindexVector(statements, INDEX, 1, before, { embedding: [0, 1, 0], owner: "b" });
    expect(search([0, 1, 0], eq("owner", "b"))).toEqual([{ doc: 1, score: 1 }]);
    expect(search([0, 1, 0], eq("owner", "a"))).toEqual([]);
    reindexVector(statements, INDEX, 1, { embedding: [0, 1, 0], owner: "b" }, { owner: "b" });
    expect(search([0, 1, 0])).toEqual([]);
    statements.db.exec("ROLLBACK TO s1");
    statements.db.exec("RELEASE s1");
    expect(docs(search([1, 0, 0], eq("owner", "a")))).toEqual([1]);
    unindexVector(statements, INDEX, 1);
    unindexVector(statements, INDEX, 2);
    expect(search([1, 0, 0])).toEqual([]);
    statements.db.exec("ROLLBACK");
  });

  it("writes nothing when neither vector nor filters change", () => {
    const before = { embedding: [1, 2, 3], owner: "a", other: 1 };
    indexVector(statements, INDEX, 1, before);
    const changes = () => statements.rows("SELECT total_changes()").get();
    const start = changes();
    reindexVector(statements, INDEX, 1, before, { ...before, other: 2 });
    expect(changes()).toEqual(start);
  });

  it("drops its table, and can be made again", () => {
    add(1, [1, 0, 0]);
    search([1, 0, 0]);
    dropVectorTable(statements, INDEX);
    createVectorTable(statements, INDEX);
    expect(search([1, 0, 0])).toEqual([]);
  });
});

function cosine(a: number[], b: number[]): number {
  const dot = (x: number[], y: number[]) => x.reduce((sum, value, i) => sum + value * (y[i] ?? 0), 0);
  const lengths = Math.sqrt(dot(a, a)) * Math.sqrt(dot(b, b));
  return lengths === 0 ? 0 : dot(a, b) / lengths;
}

describe("compileVectorSearch", () => {
  const manyConditions = or(...Array.from({ length: 65 }, (_, i) => eq("owner", i)));
  const pairError = "`q.eq` must take a field path as its first argument and a value as its second";
  const shapeError = "Filters should be a combination of `q.eq` and `q.or`.";

  it.each<[string, { vector: Json; limit?: Json; expressions?: Json }, string, string]>([
    [
      "two of three dimensions",
      { vector: [1, 2] },
      "VectorDimensionsMismatch",
      "Expected a vector with dimensions 3, received 2.",
    ],
    [
      "more dimensions than any index has",
      { vector: Array.from({ length: 4_097 }, () => 0) },
      "VectorDimensionsMismatch",
      "Expected a vector with dimensions 4096, received 4097.",
    ],
    [
      "257 results",
      { vector: [1, 2, 3], limit: 257 },
      "VectorLimitTooLargeError",
      "Vector queries can fetch at most 256 results, requested 257.",
    ],
    [
      "a filter on another field",
      { vector: [1, 2, 3], expressions: eq("color", 1) },
      "IncorrectVectorFilterField",
      'Vector query against notes.by_embedding contains a filter on "color" but that field isn\'t indexed for ' +
        "filtering in `filterFields`.",
    ],
    [
      "65 conditions",
      { vector: [1, 2, 3], expressions: manyConditions },
      "TooManyElementsInVectorQueryError",
      "Vector query against notes.by_embedding has too many conditions. Max: 64 Actual: 65",
    ],
    ["an and", { vector: [1, 2, 3], expressions: { $and: [] } }, "InvalidVectorSearchFilter", shapeError],
    ["a literal", { vector: [1, 2, 3], expressions: true }, "InvalidVectorSearchFilter", shapeError],
    [
      "a value compared with a value",
      { vector: [1, 2, 3], expressions: { $eq: [{ $literal: 1 }, { $literal: 1 }] } },
      "InvalidVectorSearchFilter",
      pairError,
    ],
    [
      "text among the numbers",
      { vector: [1, "2", 3] },
      "InvalidVectorSearch",
      "`vector` must be an array of finite numbers in vectorSearch",
    ],
    [
      "half a result",
      { vector: [1, 2, 3], limit: 0.5 },
      "InvalidVectorSearch",
      "`limit` must be a whole number in vectorSearch",
    ],
  ])("refuses %s", (_, given, code, message) => {
    expect(() => compileVectorSearch(INDEX, given)).toThrow(expect.objectContaining({ code, message }));
  });

  it("counts equal conditions once", () => {
    const same = or(...Array.from({ length: 100 }, () => eq("owner", "a")));
    expect(
      compileVectorSearch(INDEX, { vector: [1, 2, 3], expressions: same }).filters.get("owner")?.size,
    ).toBe(1);
  });
});

describe("checkDimensions", () => {
  it.each([2, 1536, 4096])("takes %i", (dimensions) => {
    expect(() => checkDimensions(dimensions)).not.toThrow();
  });

  it.each([0, 1, 4097])("refuses %i", (dimensions) => {
    expect(() => checkDimensions(dimensions)).toThrow(
      expect.objectContaining({
        code: "InvalidVectorDimensionError",
        message: `Dimensions ${dimensions} must be between 2 and 4096.`,
      }),
    );
  });
});
