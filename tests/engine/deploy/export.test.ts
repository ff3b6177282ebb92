import { describe, expect, test } from "vitest";
import { Exports } from "../../../engine/deploy/snapshot/exports";
import { Snapshot } from "../../../engine/deploy/snapshot/snapshot";
import type { Json } from "../../../engine/protocol/json";
import { int64ToJson } from "../../../engine/protocol/scalars";
import type { Document } from "../../../engine/store/indexKeys";
import { countFiles, downloadExport, insertAll, storeFile, zipEntries } from "../../support/snapshotClient";
import { ADMIN_KEY, testServers } from "../../support/snapshotServer";
import { populate } from "./snapshotData";

const start = testServers();

const linesOf = (text: string | undefined) =>
  (text ?? "")
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as { [field: string]: Json });

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
      { name: "attachments", id: 10004 },
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
    expect(countFiles(`${server.folder}/exports`)).toBe(2);
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
