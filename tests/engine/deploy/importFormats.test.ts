import { describe, expect, test } from "vitest";
import { canonical } from "../../../engine/protocol/check";
import type { Json } from "../../../engine/protocol/json";
import { float64ToJson, int64ToJson } from "../../../engine/protocol/scalars";
import {
  documentsOf,
  importError,
  importFile,
  makeZip,
  stagingComponents,
  uploadImport,
  valuesOf,
} from "../../support/snapshotClient";
import { testServers } from "../../support/snapshotServer";

const start = testServers();

describe("formats", () => {
  test.each([
    [
      "jsonLines",
      '{"n":1,"i":{"$integer":"AQAAAAAAAAA="}}\n{"n":-0.0}\n',
      [{ n: 1, i: int64ToJson(1n) }, { n: float64ToJson(-0) }],
    ],
    ["jsonLines", '{"n":1}', [{ n: 1 }]],
    ["jsonArray", '[{"n":1},{"n":{"a":[true,null]}}]', [{ n: 1 }, { n: { a: [true, null] } }]],
    [
      "csv",
      ' n ,text\n1,a\n2.5,"b, c"\n-0,NaN\n\n.5e1,+x\n',
      [
        { n: 1, text: "a" },
        { n: 2.5, text: "b, c" },
        { n: float64ToJson(-0), text: null },
        { n: 5, text: "+x" },
      ],
    ],
    ["csv", "n\r\n1\r\n", [{ n: 1 }]],
  ])("%s %j", async (format, content, expected) => {
    const server = await start();
    const { state } = await importFile(server, content, { format, tableName: "rows" });
    expect(state).toMatchObject({ state: "completed", num_rows_written: expected.length });
    const key = (value: Json) => JSON.stringify(canonical(value));
    expect(valuesOf(server, "rows").map(key).sort()).toEqual((expected as Json[]).map(key).sort());
  });

  test("a thousand rows come in several batches", async () => {
    const server = await start();
    const lines = Array.from({ length: 1234 }, (_, n) => JSON.stringify({ n })).join("\n");
    const { state } = await importFile(server, lines, { format: "jsonLines", tableName: "rows" });
    expect(state).toMatchObject({ num_rows_written: 1234 });
    const [row] = await server.run("system.list", { table: "_snapshot_imports", limit: 1 });
    expect(row).toMatchObject({ mode: "requireEmpty", format: { format: "jsonl", table: "rows" } });
    expect(documentsOf(server, "rows")).toHaveLength(1234);
  });

  test.each([
    ["jsonLines", '{"n":1}\n{"n":', /^Row 2 wasn't valid JSON: /],
    ["jsonLines", '{"n":1}\n\n{"n":2}', /^Row 2 wasn't valid JSON: /],
    ["jsonLines", "[1]", /^Row 1 wasn't an object$/],
    ["jsonLines", '{"n":1e999}', /^Row 1 wasn't valid JSON: number out of range$/],
    ["jsonLines", '{"a b":1}\n', /^Row 1 wasn't a valid Convex value: .*invalid character ' '/],
    ["jsonLines", '{"n":{"$integer":"x"}}', /^Row 1 wasn't a valid Convex value: /],
    ["jsonLines", '{"_id":"nonsense"}', /^Hit an error while importing:\ninvalid _id 'nonsense'$/],
    ["jsonLines", "\ufeff{}", /^UTF-8 BOM is not supported\. Please save your file without BOM\.$/],
    ["jsonArray", '{"n":1}', /^Not a JSON array$/],
    ["jsonArray", "[1,", /^Not valid JSON: /],
    ["jsonArray", "[1]", /^Row 1 wasn't an object$/],
    [
      "jsonArray",
      `["${"x".repeat(16 << 20)}"]`,
      /^Import is too large for JSON \(\d+ bytes > maximum 16 MiB\)\. Consider converting data to JSONLines$/,
    ],
    ["csv", "a,b\n1,2\n3\n", /^CSV row 3 doesn't have all of the fields in the header$/],
    [
      "csv",
      "$a\n1\n",
      /^CSV header "\$a" isn't a valid field name: Field name \$a starts with '\$', which is reserved\.$/,
    ],
  ])("refuses %s: %#", async (format, content, message) => {
    const server = await start();
    expect(await importError(server, content, { format, tableName: "rows" })).toMatch(message);
    expect(documentsOf(server, "rows")).toBeNull();
    expect(stagingComponents(server)).toEqual([]);
    expect(server.errors).toEqual([]);
  });

  test("refuses a file that is no ZIP file, not UTF-8, or of an old version", async () => {
    const server = await start();
    expect(await importError(server, "no zip", { format: "zip" })).toMatch(
      /^Hit an error while importing:\ninvalid zip file: /,
    );
    const latin1 = Buffer.from('{"n":"\xe9"}', "latin1");
    expect(await importError(server, latin1, { format: "jsonLines", tableName: "t" })).toMatch(
      /^Import wasn't valid UTF8: /,
    );
    const old = await makeZip({
      "t/generated_schema.jsonl": '"{n: int64}"\n',
      "t/documents.jsonl": '{"n":"5"}\n',
    });
    expect(await importError(server, old, { format: "zip" })).toContain(
      "cannot parse t/generated_schema.jsonl",
    );
  });

  test.each([
    [{ format: "zip", tableName: "t" }, "ZIP import cannot have table name"],
    [{ format: "csv" }, "CSV import requires table name"],
    [
      { format: "jsonLines", tableName: "a-b" },
      "invalid table name a-b: Identifier a-b has invalid character '-': Identifiers can only contain alphanumeric characters or underscores",
    ],
    [{ format: "xml", tableName: "t" }, "Invalid import format xml"],
    [{ format: "csv", tableName: "t", mode: "overwrite" }, "Invalid import mode overwrite"],
  ])("refuses the arguments %j", async (args, message) => {
    const server = await start();
    await expect(uploadImport(server, Buffer.from("x"), args)).rejects.toThrow(message);
  });

  test("a ZIP file made by hand may lack numbers, schemas and metadata", async () => {
    const server = await start();
    const zip = await makeZip({
      "snapshot/notes/documents.jsonl": '{"n":1}\n',
      "snapshot/notes/unknown.txt": "ignored",
      "snapshot/_indexes/documents.jsonl": "ignored",
    });
    const { state } = await importFile(server, zip, { format: "zip" });
    expect(state).toMatchObject({ state: "completed", num_rows_written: 1 });
    expect(valuesOf(server, "notes")).toEqual([{ n: 1 }]);
  });
});
