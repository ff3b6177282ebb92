import { describe, expect, test } from "vitest";
import {
  documentsOf,
  importError,
  importFile,
  insertAll,
  makeZip,
  stagingComponents,
  storeFile,
  valuesOf,
} from "../../support/snapshotClient";
import { testServers } from "../../support/snapshotServer";

const start = testServers();

describe("modes", () => {
  test("requireEmpty refuses tables with documents", async () => {
    const server = await start();
    insertAll(server, "rows", [{ n: 0 }]);
    expect(await importError(server, '{"n":1}', { format: "jsonLines", tableName: "rows" })).toBe(
      "Table rows already exists. Please choose a new table name or use replace/append modes.",
    );
    expect(valuesOf(server, "rows")).toEqual([{ n: 0 }]);
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
    expect(valuesOf(server, "rows").sort((a, b) => Number(a["n"]) - Number(b["n"]))).toEqual(expected);
    expect(valuesOf(server, "other")).toEqual([{ n: 9 }]);
    expect(stagingComponents(server)).toEqual([]);
  });

  test("append refuses ids that are there", async () => {
    const server = await start();
    const [id] = insertAll(server, "rows", [{ n: 0 }]);
    const row = JSON.stringify({ _id: id, n: 1 });
    const args = { format: "jsonLines", tableName: "rows" };
    const message = 'Hit an error while importing:\nObjects in table "rows" have duplicate _id fields';
    expect(await importError(server, row, { ...args, mode: "append" })).toBe(message);
    expect(await importError(server, `${row}\n${row}`, { ...args, mode: "replace" })).toBe(message);
    expect(valuesOf(server, "rows")).toEqual([{ n: 0 }]);
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
    expect(valuesOf(server, "rows")).toEqual([{ n: 1 }]);
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
    expect(valuesOf(server, "other")).toEqual([{ n: 1 }]);
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
