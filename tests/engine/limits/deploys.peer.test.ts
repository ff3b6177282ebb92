import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { LimitsEngine } from "./limitsEngine";

const MIB = 1 << 20;

let engine: LimitsEngine;

beforeAll(async () => {
  engine = await LimitsEngine.start();
});
afterAll(() => engine.stop());

describe("environment variables", () => {
  const change = (changes: { name: string; value: string | null }[]) =>
    engine.post("/api/update_environment_variables", { changes });
  const taken = { status: 200, answer: {} };

  test("1,000 are kept, one more is not", async () => {
    const all = Array.from({ length: 1_000 }, (_, n) => ({ name: `NAME_${n}`, value: "x" }));
    expect(await change(all)).toEqual(taken);
    const refused = {
      status: 400,
      answer: { code: "EnvVarLimitMet", message: "The environment variable limit (1000) has been met." },
    };
    expect(await change([{ name: "NAME_1000", value: "x" }])).toEqual(refused);
    expect(await change([{ name: "NAME_7", value: "y" }])).toEqual(taken);
    expect(await change(all.map(({ name }) => ({ name, value: null })))).toEqual(taken);
  });

  test("names of 40 characters are taken, longer and other ones are not", async () => {
    const name = "N".repeat(40);
    expect(await change([{ name, value: "x" }])).toEqual(taken);
    expect(await change([{ name: `${name}N`, value: "x" }])).toMatchObject({
      status: 400,
      answer: { code: "EnvironmentVariableNameTooLong" },
    });
    for (const wrong of ["", "1ST", "WITH SPACE", "WITH-DASH", "Ä", "A\nB", "A=B"]) {
      expect(await change([{ name: wrong, value: "x" }])).toEqual({
        status: 400,
        answer: {
          code: "EnvironmentVariableNameInvalid",
          message:
            `The environment variable name ${wrong} is invalid. Environment variable names must begin with a letter and ` +
            "may only include characters a-z, A-Z, 0-9, and underscores.",
        },
      });
    }
  });

  test("values of 8 KiB are taken, and not a byte more", async () => {
    expect(await change([{ name: "LONG", value: "x".repeat(8_192) }])).toEqual(taken);
    for (const value of ["x".repeat(8_193), "ä".repeat(4_097)]) {
      expect(await change([{ name: "LONG", value }])).toMatchObject({
        status: 400,
        answer: { code: "EnvironmentVariableValueTooLarge" },
      });
    }
  });
});

describe("a push", () => {
  const module = (path: string, source: string) => ({ path, source, environment: "isolate" });
  const schemaOf = (tables: object[]) =>
    module(
      "schema.js",
      `export default { export: () => ${JSON.stringify(JSON.stringify({ tables, schemaValidation: true }))} }`,
    );
  const push = (parts: { schema?: object; functions?: object[] }) =>
    engine.post("/api/deploy2/start_push", {
      functions: "convex/",
      dryRun: true,
      adminKey: engine.adminKey,
      componentDefinitions: [],
      nodeDependencies: [],
      appDefinition: {
        definition: null,
        dependencies: [],
        schema: parts.schema ?? null,
        changedModules: parts.functions ?? [],
        unchangedModuleHashes: [],
        udfServerVersion: "1.48.0",
      },
    });
  const refused = (code: string, sentence: string) => ({
    status: 400,
    answer: { code, message: expect.stringContaining(sentence) as string },
  });
  const fields = (count: number) => Array.from({ length: count }, (_, n) => `f${n}`);
  const indexes = (count: number, width = 1) =>
    Array.from({ length: count }, (_, n) => ({
      indexDescriptor: `by_${n}`,
      fields: fields(width + n).slice(n),
    }));
  const searches = (count: number, filters = 0) =>
    fields(count).map((searchField, n) => ({
      indexDescriptor: `search_${n}`,
      searchField,
      filterFields: fields(filters),
    }));
  const vectors = (count: number, filters = 0, dimensions = 2) =>
    fields(count).map((vectorField, n) => ({
      indexDescriptor: `vector_${n}`,
      vectorField,
      dimensions,
      filterFields: fields(filters),
    }));
  const table = (more: object) => ({
    tableName: "things",
    indexes: [],
    searchIndexes: [],
    documentType: { type: "any" },
    ...more,
  });

  const schemas: [what: string, taken: object, beyond: object, code: string, sentence: string][] = [
    [
      "32 indexes",
      { indexes: indexes(32) },
      { indexes: indexes(33) },
      "TooManyIndexes",
      'Table "things" cannot have more than 32 indexes.',
    ],
    [
      "32 indexes of all kinds",
      { indexes: indexes(26), searchIndexes: searches(3), vectorIndexes: vectors(3) },
      { indexes: indexes(27), searchIndexes: searches(3), vectorIndexes: vectors(3) },
      "TooManyIndexes",
      'Table "things" cannot have more than 32 indexes.',
    ],
    [
      "16 fields of an index",
      { indexes: indexes(1, 16) },
      { indexes: indexes(1, 17) },
      "IndexTooManyFields",
      'In index "by_0": Indexes may have up to 16 fields.',
    ],
    [
      "4 search indexes",
      { searchIndexes: searches(4) },
      { searchIndexes: searches(5) },
      "TooManyIndexes",
      'Table "things" cannot have more than 4 search indexes.',
    ],
    [
      "16 filter fields",
      { searchIndexes: searches(1, 16) },
      { searchIndexes: searches(1, 17) },
      "IndexTooManyFilterFields",
      "Search indexes may have up to 16 filter fields.",
    ],
    [
      "4 vector indexes",
      { vectorIndexes: vectors(4) },
      { vectorIndexes: vectors(5) },
      "TooManyIndexes",
      'Table "things" cannot have more than 4 vector indexes.',
    ],
    [
      "16 filter fields of vectors",
      { vectorIndexes: vectors(1, 16) },
      { vectorIndexes: vectors(1, 17) },
      "IndexTooManyFilterFields",
      "Vector indexes may have up to 16 filter fields.",
    ],
    [
      "4,096 dimensions",
      { vectorIndexes: vectors(1, 0, 4096) },
      { vectorIndexes: vectors(1, 0, 4097) },
      "InvalidVectorDimensions",
      "Dimensions 4097 must be between 2 and 4096.",
    ],
  ];
  test.each(schemas)("%s are taken, one more is not", async (_, taken, beyond, code, sentence) => {
    expect(await push({ schema: schemaOf([table(taken)]) })).toMatchObject({ status: 200 });
    expect(await push({ schema: schemaOf([table(beyond)]) })).toEqual(refused(code, sentence));
  });

  test("code of 32 MiB is taken, and not a byte more", async () => {
    const line = `// ${"x".repeat(1020)}\n`;
    const filler = line.repeat((32 * MIB) / line.length);
    expect(filler).toHaveLength(32 * MIB);
    expect(await push({ functions: [module("big.js", filler)] })).toMatchObject({ status: 200 });
    expect(await push({ functions: [module("big.js", `${filler}\n`)] })).toEqual(
      refused(
        "ModulesTooLarge",
        "Total module size exceeded the unzipped maximum (32.00 MiB > maximum size 32 MiB)",
      ),
    );
  });
});
