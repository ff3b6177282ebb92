import { expect, test } from "vitest";
import { emptyDeployment, type TableJson, type ValidatorJson } from "../../../engine/deploy/deployment";
import {
  documentsOf,
  importError,
  importFile,
  insertAll,
  makeZip,
  valuesOf,
} from "../../support/snapshotClient";
import { type SnapshotServer, testServers } from "../../support/snapshotServer";

const start = testServers();

const optional = (fieldType: ValidatorJson) => ({ fieldType, optional: true });
const required = (fieldType: ValidatorJson) => ({ fieldType, optional: false });
const object = (fields: Record<string, unknown>) => ({ type: "object", value: fields }) as ValidatorJson;
const string: ValidatorJson = { type: "string" };

function table(tableName: string, documentType: ValidatorJson): TableJson {
  const indexes = { indexes: [], stagedDbIndexes: [], searchIndexes: [], stagedSearchIndexes: [] };
  return { tableName, ...indexes, vectorIndexes: [], stagedVectorIndexes: [], documentType };
}

/** Deploys a schema: notes, and links that refer to them. */
function deploySchema(server: SnapshotServer, version = 1): void {
  const { state } = server.executor;
  const deployment = structuredClone(state.deployment.version === 0 ? emptyDeployment() : state.deployment);
  const app = deployment.components[""];
  if (app === undefined) throw new Error("no app");
  app.schema = {
    schemaValidation: true,
    tables: [
      table("notes", object({ text: required(string), extra: optional(string) })),
      table("links", object({ note: required({ type: "id", tableName: "notes" }) })),
    ],
  };
  server.write((tx) => {
    for (const { tableName } of app.schema?.tables ?? []) tx.writableTable("", tableName);
    state.setDeployment({ ...deployment, version });
  });
}

const jsonLines = { format: "jsonLines", tableName: "notes" };

test("documents that do not fit the schema are refused", async () => {
  const server = await start();
  deploySchema(server);
  expect(await importError(server, '{"text":"a"}\n{"text":5}', jsonLines)).toMatch(
    /^Hit an error while importing:\nFailed to insert or update a document in table "notes" because it does not match the schema: /,
  );
  expect(valuesOf(server, "notes")).toEqual([]);
});

test("empty cells of optional fields are dropped, those of others kept", async () => {
  const server = await start();
  deploySchema(server);
  await importFile(server, "text,extra\na,\n,b\n", { format: "csv", tableName: "notes" });
  const found = valuesOf(server, "notes").map((value) => JSON.stringify(value));
  expect(found.sort()).toEqual(['{"extra":"b","text":""}', '{"text":"a"}']);
});

test("references are checked against the tables as they will be", async () => {
  const server = await start();
  deploySchema(server);
  const source = await start();
  insertAll(source, "filler", [{}]);
  const [note = ""] = insertAll(source, "notes", [{ text: "a" }]);
  const zip = await makeZip({
    "_tables/documents.jsonl": '{"name":"notes","id":10002}\n{"name":"links","id":10003}\n',
    "notes/documents.jsonl": JSON.stringify({ _id: note, text: "a" }),
    "links/documents.jsonl": JSON.stringify({ note }),
  });
  expect((await importFile(server, zip, { format: "zip" })).state).toMatchObject({ state: "completed" });
  expect(documentsOf(server, "notes")).toMatchObject([{ _id: note, text: "a" }]);
  const lost = await importError(server, JSON.stringify({ note: note.replace(/./, "x") }), {
    ...{ format: "jsonLines", tableName: "links", mode: "append" },
  });
  expect(lost).toContain("does not match the schema");
});

test("a table that others refer to keeps its number while they stay", async () => {
  const server = await start();
  deploySchema(server);
  const [note = ""] = insertAll(server, "notes", [{ text: "a" }]);
  insertAll(server, "links", [{ note }]);
  const zip = await makeZip({
    "_tables/documents.jsonl": '{"name":"notes","id":10099}\n',
    "notes/documents.jsonl": '{"text":"b"}\n',
  });
  expect(await importError(server, zip, { format: "zip", mode: "replace" })).toBe(
    "Hit an error while importing:\nImport changes table 'notes' which is referenced by 'links' in the schema",
  );
  expect((await importFile(server, zip, { format: "zip", mode: "replaceAll" })).state).toMatchObject({
    state: "completed",
  });
  expect(valuesOf(server, "notes")).toEqual([{ text: "b" }]);
  expect(documentsOf(server, "links")).toEqual([]);
});

test("a deployment in the middle of an import ends it", async () => {
  const server = await start();
  deploySchema(server);
  const fields = { state: { state: "in_progress", progress_message: "", checkpoint_messages: [] } };
  const importId = await server.run("system.put", { table: "_snapshot_imports", id: null, fields });
  const tables = [{ component: "", name: "notes", number: null }];
  await server.run("import.begin", { importId, mode: "append", tables });
  const rows = ['{"text":"a"}'];
  await server.run("import.rows", { importId, component: "", table: "notes", firstRow: 1, rows });
  deploySchema(server, 2);
  await expect(server.run("import.finish", { importId, documents: 1 })).rejects.toMatchObject({
    code: "ImportSchemaChanged",
    message:
      "Could not complete import because schema changed. Avoid modifying schema.ts while importing tables",
  });
  expect(valuesOf(server, "notes")).toEqual([]);
});

test("an import completes once, however often it is asked to", async () => {
  const server = await start();
  const fields = { state: { state: "in_progress", progress_message: "", checkpoint_messages: [] } };
  const importId = await server.run("system.put", { table: "_snapshot_imports", id: null, fields });
  const tables = [{ component: "", name: "notes", number: null }];
  await server.run("import.begin", { importId, mode: "append", tables });
  const rows = ['{"text":"a"}'];
  await server.run("import.rows", { importId, component: "", table: "notes", firstRow: 1, rows });
  await server.run("import.finish", { importId, documents: 1 });
  await server.run("import.finish", { importId, documents: 1 });
  expect(valuesOf(server, "notes")).toEqual([{ text: "a" }]);
});
