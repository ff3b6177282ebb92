import { describe, expect, test } from "vitest";
import {
  countFiles,
  documentsOf,
  downloadExport,
  importError,
  importFile,
  insertAll,
  makeZip,
  post,
  stagingComponents,
  storeFile,
  uploadImport,
  valuesOf,
  zipEntries,
} from "../../support/snapshotClient";
import { startSnapshotServer, testServers } from "../../support/snapshotServer";
import { populate } from "./snapshotData";

const start = testServers();

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
    expect(stagingComponents(target)).toEqual([]);
    expect(countFiles(`${target.folder}/imports`)).toBe(0);
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
    await expect.poll(() => countFiles(`${server.folder}/storage`)).toBe(2);
    expect(stagingComponents(server)).toEqual([]);
  });
});

describe("an import that fails", () => {
  test("removes the files it wrote and keeps those there were", async () => {
    const server = await start();
    const { image } = await populate(server);
    const zip = await zipEntries(await downloadExport(server));
    const entries = Object.fromEntries(zip);
    entries[`_storage/${image.storageId}.png`] = "other bytes";
    const before = countFiles(`${server.folder}/storage`);
    expect(await importError(server, await makeZip(entries), { format: "zip", mode: "replaceAll" })).toMatch(
      /^Hit an error while importing:\nSha256 mismatch\. Expected: \S+ Actual: \S+$/,
    );
    await expect.poll(() => countFiles(`${server.folder}/storage`)).toBe(before);
    expect((await fetch(`${server.url}/api/storage/${image.uuid}`)).status).toBe(200);
    expect(stagingComponents(server)).toEqual([]);
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
  expect(stagingComponents(second)).toHaveLength(1);
  await second.imports.resume();
  expect(await second.imports.settledState(id)).toMatchObject({ state: "completed", num_rows_written: 2 });
  expect(valuesOf(second, "t")).toHaveLength(2);
  expect(stagingComponents(second)).toEqual([]);
});

test("POST /api/import does it all at once", async () => {
  const server = await start();
  const answer = await post(server, "import?tableName=t&format=csv", "n\n1\n2\n");
  expect(JSON.parse(answer)).toEqual({ numWritten: 2 });
  await expect(post(server, "import?tableName=t&format=csv", "n\n1\n")).rejects.toThrow(
    "Table t already exists.",
  );
});
