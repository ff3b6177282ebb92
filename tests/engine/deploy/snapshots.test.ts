import { randomBytes } from "node:crypto";
import { readdirSync } from "node:fs";
import { afterEach, describe, expect, test } from "vitest";
import { Exports } from "../../../engine/deploy/exports";
import { Snapshot } from "../../../engine/deploy/snapshot";
import { isStaging } from "../../../engine/deploy/stagedTables";
import { canonical } from "../../../engine/protocol/check";
import type { Json } from "../../../engine/protocol/json";
import { float64ToJson, int64ToJson } from "../../../engine/protocol/scalars";
import type { Document } from "../../../engine/store/indexKeys";
import {
  documentsOf,
  downloadExport,
  importError,
  importFile,
  insertAll,
  makeZip,
  post,
  storeFile,
  uploadImport,
  zipEntries,
} from "../../support/snapshotClient";
import { ADMIN_KEY, type SnapshotServer, startSnapshotServer } from "../../support/snapshotServer";

const running: SnapshotServer[] = [];
async function start(options: Parameters<typeof startSnapshotServer>[0] = {}) {
  const server = await startSnapshotServer(options);
  running.push(server);
  return server;
}
afterEach(async () => {
  for (const server of running.splice(0)) await server.stop();
});

const bytes = (buffer: Buffer): Json => ({ $bytes: buffer.toString("base64") });
const everyKind = canonical({
  int: int64ToJson(5n),
  big: int64ToJson(-9223372036854775808n),
  whole: 5,
  minusZero: float64ToJson(-0),
  nan: float64ToJson(NaN),
  infinity: float64ToJson(-Infinity),
  tiny: 5e-324,
  text: 'ünï "quoted"\n\u2028',
  bytes: bytes(Buffer.from([0, 255, 16])),
  nothing: null,
  yes: true,
  list: [1, int64ToJson(2n), { deep: [float64ToJson(-0)] }],
  object: { "with space": 1, empty: {} },
}) as Document;

/** Tables out of order, a component inside another, and files. */
async function populate(server: SnapshotServer) {
  const [first = ""] = insertAll(server, "notes", [everyKind, { text: "second" }]);
  insertAll(server, "links", [{ note: first }]);
  insertAll(server, "jobs", [{ n: int64ToJson(1n) }], "workpool/batch");
  const image = await storeFile(server, randomBytes(100_000), "image/png");
  const plain = await storeFile(server, "inner", "text/plain", "workpool");
  insertAll(server, "attachments", [{ file: image.storageId }]);
  return { first, image, plain };
}

const linesOf = (text: string | undefined) =>
  (text ?? "")
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as { [field: string]: Json });
const leftovers = (server: SnapshotServer) => server.executor.store.catalog.components().filter(isStaging);
const filesOnDisk = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).length;

describe("export", () => {
  test("has the layout of Convex", async () => {
    const server = await start();
    const { first, image, plain } = await populate(server);
    const entries = await zipEntries(await downloadExport(server));
    expect([...entries.keys()].sort()).toEqual(
      [
        "README.md",
        "_tables/documents.jsonl",
        "notes/documents.jsonl",
        "notes/generated_schema.jsonl",
        "links/documents.jsonl",
        "links/generated_schema.jsonl",
        "attachments/documents.jsonl",
        "attachments/generated_schema.jsonl",
        "_storage/documents.jsonl",
        `_storage/${image.storageId}.png`,
        "_components/workpool/_tables/documents.jsonl",
        "_components/workpool/_storage/documents.jsonl",
        `_components/workpool/_storage/${plain.storageId}.txt`,
        "_components/workpool/_components/batch/_tables/documents.jsonl",
        "_components/workpool/_components/batch/_storage/documents.jsonl",
        "_components/workpool/_components/batch/jobs/documents.jsonl",
        "_components/workpool/_components/batch/jobs/generated_schema.jsonl",
      ].sort(),
    );
    expect(linesOf(entries.get("_tables/documents.jsonl"))).toEqual([
      { name: "notes", id: 10001 },
      { name: "links", id: 10002 },
      { name: "attachments", id: 10003 },
    ]);
    expect(entries.get("notes/generated_schema.jsonl")).toBe('"uniform"\n');
    const exported = entries
      .get("notes/documents.jsonl")
      ?.split("\n")
      .find((line) => line.includes(first));
    expect(exported).toContain('"int":5,');
    expect(exported).toContain('"whole":5.0,');
    expect(exported).toContain('"minusZero":-0.0,');
    expect(exported).toContain('"bytes":{"$bytes":"AP8Q"}');
    expect(linesOf(entries.get("_components/workpool/_storage/documents.jsonl"))).toEqual([
      {
        _id: plain.storageId,
        _creationTime: expect.any(Number),
        sha256: plain.sha256,
        size: 5,
        contentType: "text/plain",
        internalId: plain.uuid,
      },
    ]);
  });

  test("leaves files out unless they are asked for", async () => {
    const server = await start();
    await populate(server);
    const entries = await zipEntries(await downloadExport(server, false));
    expect([...entries.keys()].filter((path) => path.includes("_storage"))).toEqual([]);
  });

  test("is one moment's data, whatever is written meanwhile", async () => {
    const server = await start();
    insertAll(server, "notes", [{ n: 1 }]);
    const snapshot = new Snapshot(server.folder);
    insertAll(server, "notes", [{ n: 2 }]);
    insertAll(server, "later", [{ n: 3 }]);
    expect(snapshot.tables("").map(({ name, count }) => [name, count])).toEqual([["notes", 1]]);
    expect([...snapshot.documents("", "notes")].map((body) => (JSON.parse(body) as Document)["n"])).toEqual([
      1,
    ]);
    expect(snapshot.ts).toBeLessThan(server.executor.store.head);
    snapshot.close();
  });

  test("keeps files that are deleted while it runs", async () => {
    const server = await start();
    const file = await storeFile(server, "soon gone", "text/plain");
    const exports = new Exports({
      ...{
        run: server.run,
        data: server.folder,
        files: server.files,
        onError: (error) => server.errors.push(error),
      },
      export: async () => {
        await server.files.remove(file.fileKey);
        expect(await server.files.open(file.fileKey).then((stream) => stream?.destroy())).toBeDefined();
        return { ts: 1n, fileKey: "00/00000000-0000-4000-8000-000000000000", size: 0 };
      },
    });
    await exports.request(true);
    await exports.idle();
    expect(server.errors).toEqual([]);
    expect(await server.files.open(file.fileKey)).toBeNull();
  });

  test("is one at a time, and a failed one is on record", async () => {
    const server = await start();
    let fail: (error: Error) => void = () => undefined;
    const exports = new Exports({
      ...{
        run: server.run,
        data: server.folder,
        files: server.files,
        onError: (error) => server.errors.push(error),
      },
      export: () => new Promise((_, reject) => (fail = reject)),
    });
    await exports.request(false);
    await expect(exports.request(false)).rejects.toMatchObject({
      status: 400,
      code: "ExportInProgress",
      message: "There is already an export requested or in progress.",
    });
    await expect
      .poll(async () => (await server.run("system.list", { table: "_exports", limit: 9 }))[0]?.["state"])
      .toBe("in_progress");
    fail(new Error("disk full"));
    await exports.idle();
    const rows = await server.run("system.list", { table: "_exports", limit: 9 });
    expect(rows.map((row) => row["state"])).toEqual(["failed"]);
    expect(server.errors).toEqual([new Error("disk full")]);
    await expect(exports.find(rows[0]?._id ?? "")).rejects.toMatchObject({
      status: 400,
      code: "ExportNotComplete",
    });
    await expect(exports.find("123")).rejects.toMatchObject({ status: 404, code: "ExportNotFound" });
  });

  test("goes on after a restart, and expired ones are removed", async () => {
    const server = await start();
    insertAll(server, "notes", [{ n: 1 }]);
    await downloadExport(server);
    const format = { format: "zip", include_storage: false };
    const fields = {
      state: "in_progress",
      format,
      component: null,
      requestor: "snapshotExport",
      expiration_ts: int64ToJson(1n),
    };
    const id = await server.run("system.put", { table: "_exports", id: null, fields });
    await server.exports.resume();
    await server.exports.idle();
    const rows = await server.run("system.list", { table: "_exports", limit: 9 });
    expect(rows.map((row) => row["state"])).toEqual(["completed", "completed"]);
    await server.exports.request(false);
    await server.exports.idle();
    const after = await server.run("system.list", { table: "_exports", limit: 9 });
    expect(after.map((row) => row._id)).not.toContain(id);
    expect(filesOnDisk(`${server.folder}/exports`)).toBe(2);
  });

  test("is for admins", async () => {
    const server = await start();
    for (const [method, path] of [
      ["POST", "export/request/zip"],
      ["GET", "export/zip/1"],
      ["POST", "import"],
      ["POST", "import/start_upload"],
      ["POST", "import/upload_part"],
      ["POST", "import/finish_upload"],
      ["POST", "perform_import"],
      ["POST", "cancel_import"],
    ] as const) {
      expect((await fetch(`${server.url}/api/${path}`, { method })).status).toBe(403);
      const headers = { Authorization: `Convex ${ADMIN_KEY}x` };
      expect((await fetch(`${server.url}/api/${path}`, { method, headers })).status).toBe(401);
    }
  });
});

describe("a round trip into an empty folder", () => {
  test("gives the same documents, numbers, files and URLs", async () => {
    const source = await start();
    const { image, plain } = await populate(source);
    const zip = await downloadExport(source);
    const target = await start();
    const { state, asked } = await importFile(target, zip, { format: "zip" });
    expect(state).toMatchObject({ state: "completed", num_rows_written: 5 });
    expect(asked).toMatchObject({ require_manual_confirmation: false });
    for (const [table, component] of [
      ["notes", ""],
      ["links", ""],
      ["attachments", ""],
      ["jobs", "workpool/batch"],
    ] as const) {
      expect(JSON.stringify(documentsOf(target, table, component))).toBe(
        JSON.stringify(documentsOf(source, table, component)),
      );
    }
    for (const [{ uuid }, component] of [
      [image, ""],
      [plain, "?component=workpool"],
    ] as const) {
      const [before, after] = await Promise.all(
        [source, target].map(async ({ url }) => {
          const response = await fetch(`${url}/api/storage/${uuid}${component}`);
          return {
            status: response.status,
            type: response.headers.get("content-type"),
            body: Buffer.from(await response.arrayBuffer()).toString("base64"),
          };
        }),
      );
      expect(after).toEqual(before);
      expect(after?.status).toBe(200);
    }
    const again = await zipEntries(await downloadExport(target));
    expect([...again].sort()).toEqual([...(await zipEntries(zip))].sort());
    expect(leftovers(target)).toEqual([]);
    expect(filesOnDisk(`${target.folder}/imports`)).toBe(0);
    expect(target.errors).toEqual([]);
  });

  test("works at another component's place", async () => {
    const source = await start();
    insertAll(source, "notes", [{ n: 1 }]);
    await storeFile(source, "x", "text/plain");
    const target = await start();
    const zip = await downloadExport(source);
    await importFile(target, zip, { format: "zip", componentPath: "inner/deep" });
    expect(documentsOf(target, "notes", "inner/deep")).toEqual(documentsOf(source, "notes"));
    expect(documentsOf(target, "notes")).toBeNull();
  });

  test("again into itself replaces everything and keeps URLs", async () => {
    const server = await start();
    const { image } = await populate(server);
    const zip = await downloadExport(server);
    const before = JSON.stringify(documentsOf(server, "notes"));
    insertAll(server, "notes", [{ n: "newer" }]);
    insertAll(server, "extra", [{ n: 1 }]);
    const { state, asked } = await importFile(server, zip, { format: "zip", mode: "replaceAll" });
    expect(state).toMatchObject({ state: "completed" });
    expect(asked).toMatchObject({ require_manual_confirmation: true });
    expect(JSON.stringify(documentsOf(server, "notes"))).toBe(before);
    expect(documentsOf(server, "extra")).toBeNull();
    expect((await fetch(`${server.url}/api/storage/${image.uuid}`)).status).toBe(200);
    await expect.poll(() => filesOnDisk(`${server.folder}/storage`)).toBe(2);
    expect(leftovers(server)).toEqual([]);
  });
});

const values = (server: SnapshotServer, table: string) =>
  (documentsOf(server, table) ?? []).map(({ _id, _creationTime, ...rest }) => {
    expect([typeof _id, typeof _creationTime]).toEqual(["string", "number"]);
    return rest;
  });

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
    expect(values(server, "rows").map(key).sort()).toEqual((expected as Json[]).map(key).sort());
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
    expect(leftovers(server)).toEqual([]);
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
    expect(values(server, "notes")).toEqual([{ n: 1 }]);
  });
});

describe("modes", () => {
  test("requireEmpty refuses tables with documents", async () => {
    const server = await start();
    insertAll(server, "rows", [{ n: 0 }]);
    expect(await importError(server, '{"n":1}', { format: "jsonLines", tableName: "rows" })).toBe(
      "Table rows already exists. Please choose a new table name or use replace/append modes.",
    );
    expect(values(server, "rows")).toEqual([{ n: 0 }]);
  });

  test.each([
    ["append", [{ n: 0 }, { n: 1 }], "rows  | 1      | 0 of 1 |"],
    ["replace", [{ n: 1 }], "rows  | 1      | 1 of 1 |"],
  ])("%s", async (mode, expected, line) => {
    const server = await start();
    insertAll(server, "rows", [{ n: 0 }]);
    insertAll(server, "other", [{ n: 9 }]);
    const { state, asked } = await importFile(server, '{"n":1}', {
      format: "jsonLines",
      tableName: "rows",
      mode,
    });
    expect(state).toMatchObject({ state: "completed", num_rows_written: 1 });
    expect(asked).toEqual({
      state: "waiting_for_confirmation",
      require_manual_confirmation: mode === "replace",
      message_to_confirm: [
        "Import change summary:",
        "table | create | delete |",
        "-------------------------",
        line,
        "Once the import has started, it will run in the background.",
        "Interrupting `npx convex import` will not cancel it.",
      ].join("\n"),
    });
    expect(values(server, "rows").sort((a, b) => Number(a["n"]) - Number(b["n"]))).toEqual(expected);
    expect(values(server, "other")).toEqual([{ n: 9 }]);
    expect(leftovers(server)).toEqual([]);
  });

  test("append refuses ids that are there", async () => {
    const server = await start();
    const [id] = insertAll(server, "rows", [{ n: 0 }]);
    const row = JSON.stringify({ _id: id, n: 1 });
    const args = { format: "jsonLines", tableName: "rows" };
    const message = 'Hit an error while importing:\nObjects in table "rows" have duplicate _id fields';
    expect(await importError(server, row, { ...args, mode: "append" })).toBe(message);
    expect(await importError(server, `${row}\n${row}`, { ...args, mode: "replace" })).toBe(message);
    expect(values(server, "rows")).toEqual([{ n: 0 }]);
    const { state } = await importFile(server, row, { ...args, mode: "replace" });
    expect(state).toMatchObject({ state: "completed" });
    expect(documentsOf(server, "rows")).toMatchObject([{ _id: id, n: 1 }]);
  });

  test("replaceAll empties what the file does not have", async () => {
    const server = await start();
    insertAll(server, "rows", [{ n: 0 }]);
    insertAll(server, "other", [{ n: 9 }]);
    insertAll(server, "inner", [{ n: 9 }], "comp");
    const { asked } = await importFile(server, '{"n":1}', {
      format: "jsonLines",
      tableName: "rows",
      mode: "replaceAll",
    });
    expect(asked).toMatchObject({
      message_to_confirm: expect.stringContaining("Component comp\ntable | create | delete |") as string,
    });
    expect(values(server, "rows")).toEqual([{ n: 1 }]);
    expect([documentsOf(server, "other"), documentsOf(server, "inner", "comp")]).toEqual([null, null]);
  });
});

describe("table numbers", () => {
  const zipOf = (name: string, id: number) =>
    makeZip({
      "_tables/documents.jsonl": JSON.stringify({ name, id }),
      [`${name}/documents.jsonl`]: '{"n":1}\n',
    });

  test("are kept from the file", async () => {
    const server = await start();
    await importFile(server, await zipOf("notes", 12345), { format: "zip" });
    expect(server.executor.store.catalog.table("", "notes")?.number).toBe(12345);
  });

  test.each([
    [
      "requireEmpty",
      "Hit an error while importing:\nNew table `notes` has IDs that conflict with existing table `other`. To delete all existing tables, import with `npx convex import --replace-all`.",
    ],
    [
      "append",
      "Hit an error while importing:\nNew table `notes` has IDs that conflict with existing table `other`. To delete all existing tables, import with `npx convex import --replace-all`.",
    ],
  ])("that another table has are refused in mode %s", async (mode, message) => {
    const server = await start();
    insertAll(server, "other", [{ n: 1 }]);
    expect(await importError(server, await zipOf("notes", 10001), { format: "zip", mode })).toBe(message);
    expect(values(server, "other")).toEqual([{ n: 1 }]);
  });

  test("that another table has are taken over by replaceAll", async () => {
    const server = await start();
    insertAll(server, "other", [{ n: 1 }]);
    const { state } = await importFile(server, await zipOf("notes", 10001), {
      format: "zip",
      mode: "replaceAll",
    });
    expect(state).toMatchObject({ state: "completed" });
    expect(server.executor.store.catalog.table("", "notes")?.number).toBe(10001);
  });

  test("of system tables are refused", async () => {
    const server = await start();
    await storeFile(server, "x", "text/plain");
    expect(await importError(server, await zipOf("notes", 540), { format: "zip", mode: "replaceAll" })).toBe(
      "Hit an error while importing:\nNew table `notes` has IDs that conflict with existing system table",
    );
    expect(await importError(server, await zipOf("notes", 541), { format: "zip" })).toContain(
      "with existing internal table.",
    );
  });

  test("that two tables of the file share are refused", async () => {
    const server = await start();
    const lines = [
      { name: "a", id: 10001 },
      { name: "b", id: 10001 },
    ]
      .map((line) => JSON.stringify(line))
      .join("\n");
    const zip = await makeZip({ "_tables/documents.jsonl": lines });
    expect(await importError(server, zip, { format: "zip" })).toBe(
      "Hit an error while importing:\nconflict between `a` and `b` with number 10001",
    );
  });

  test("other than the appended table's are refused", async () => {
    const server = await start();
    insertAll(server, "notes", [{ n: 0 }]);
    expect(await importError(server, await zipOf("notes", 10007), { format: "zip", mode: "append" })).toBe(
      "Hit an error while importing:\ntable notes wants table number 10007 but was already assigned 10001",
    );
  });

  test("that do not fit the ids are refused", async () => {
    const server = await start();
    const [id] = insertAll(server, "notes", [{ n: 0 }]);
    const content = `{"n":1}\n${JSON.stringify({ _id: id })}`;
    expect(await importError(server, content, { format: "jsonLines", tableName: "fresh" })).toMatch(
      /^Hit an error while importing:\n_id \w+ cannot be imported into 'fresh' because it came from a different deployment/,
    );
  });
});

describe("an import that fails", () => {
  test("removes the files it wrote and keeps those there were", async () => {
    const server = await start();
    const { image } = await populate(server);
    const zip = await zipEntries(await downloadExport(server));
    const entries = Object.fromEntries(zip);
    entries[`_storage/${image.storageId}.png`] = "other bytes";
    const before = filesOnDisk(`${server.folder}/storage`);
    expect(await importError(server, await makeZip(entries), { format: "zip", mode: "replaceAll" })).toMatch(
      /^Hit an error while importing:\nSha256 mismatch\. Expected: \S+ Actual: \S+$/,
    );
    await expect.poll(() => filesOnDisk(`${server.folder}/storage`)).toBe(before);
    expect((await fetch(`${server.url}/api/storage/${image.uuid}`)).status).toBe(200);
    expect(leftovers(server)).toEqual([]);
  });

  test("can be canceled while it waits, once", async () => {
    const server = await start();
    const importId = await uploadImport(server, Buffer.from('{"n":1}'), {
      format: "jsonLines",
      tableName: "t",
    });
    await server.imports.settledState(importId);
    await post(server, "cancel_import", JSON.stringify({ importId }));
    expect(await server.imports.settledState(importId)).toEqual({
      state: "failed",
      error_message: "Import canceled",
    });
    await expect(post(server, "cancel_import", JSON.stringify({ importId }))).rejects.toThrow(
      "Cannot cancel an import that has failed",
    );
    await post(server, "perform_import", JSON.stringify({ importId }));
    expect(documentsOf(server, "t")).toBeNull();
  });
});

test("an import that a stop interrupted starts over", async () => {
  const first = await startSnapshotServer();
  const id = await uploadImport(first, Buffer.from('{"n":1}\n{"n":2}'), {
    format: "jsonLines",
    tableName: "t",
    mode: "append",
  });
  await first.imports.settledState(id);
  const [row] = await first.run("system.list", { table: "_snapshot_imports", limit: 1 });
  const { _id, _creationTime, ...fields } = row ?? { _id: "", _creationTime: 0 };
  expect(_creationTime).toBeGreaterThan(0);
  const state = { state: "in_progress", progress_message: "Importing", checkpoint_messages: [] };
  await first.run("system.put", { table: "_snapshot_imports", id: _id, fields: { ...fields, state } });
  const tables = [{ component: "", name: "t", number: null }];
  await first.run("import.begin", { importId: id, mode: "append", tables });
  await first.run("import.rows", { importId: id, component: "", table: "t", firstRow: 1, rows: ['{"n":1}'] });
  await first.stop({ keep: true });

  const second = await start({ folder: first.folder });
  expect(leftovers(second)).toHaveLength(1);
  await second.imports.resume();
  expect(await second.imports.settledState(id)).toMatchObject({ state: "completed", num_rows_written: 2 });
  expect(values(second, "t")).toHaveLength(2);
  expect(leftovers(second)).toEqual([]);
});

test("POST /api/import does it all at once", async () => {
  const server = await start();
  const answer = await post(server, "import?tableName=t&format=csv", "n\n1\n2\n");
  expect(JSON.parse(answer)).toEqual({ numWritten: 2 });
  await expect(post(server, "import?tableName=t&format=csv", "n\n1\n")).rejects.toThrow(
    "Table t already exists.",
  );
});
