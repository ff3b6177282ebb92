import { cpSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import Database from "libsql";
import { tempTree } from "../../support/tempTree";
import { checkClaims } from "./claimsCheck";
import { makeTemplate } from "./crashRounds";
import { checkIndexes } from "./indexCheck";
import { InProcessExecutor } from "./inProcessExecutor";
import { Ledger } from "./ledger";
import { StoredData } from "./storedData";

let template: Awaited<ReturnType<typeof makeTemplate>>;
let written: string;

beforeAll(async () => {
  template = await makeTemplate();
  written = `${template.folder}-written`;
  cpSync(template.folder, written, { recursive: true });
  const engine = new InProcessExecutor(written);
  for (let seq = 0; seq < 4; seq++)
    await engine.mutation("writes:put", { token: `w/${seq}`, writer: "w", seq });
  await engine.mutation("histories:transact", { ops: [{ kind: "append", key: "a", value: 1 }] });
  await engine.mutation("writes:scheduleRun", { token: "run", delayMs: 0 });
  while (!(await ran(engine))) await new Promise((done) => setTimeout(done, 20));
  await engine.stop();
});

afterAll(() => template.dispose());

async function ran(engine: InProcessExecutor): Promise<boolean> {
  const outstanding = await engine.query("writes:outstanding", {});
  return outstanding.ok && outstanding.value === "0";
}

/** The database after a change that no engine would make. */
function changed(change: (sql: (text: string) => void, data: StoredData) => void): StoredData {
  const folder = `${tempTree({})}/data`;
  cpSync(written, folder, { recursive: true });
  const before = new StoredData(folder);
  const db = new Database(`${folder}/data.db`);
  change((text) => void db.exec(text), before);
  db.close();
  before.close();
  return new StoredData(folder);
}

function indexId(data: StoredData, table: string, index: string): number {
  return data.table(table)?.indexes.find(({ name }) => name === index)?.id ?? -1;
}

const note = 'SELECT doc FROM documents WHERE body LIKE \'%"token":"w/1"%\' AND body LIKE \'%"part":0%\'';

type Change = Parameters<typeof changed>[0];

describe("the index check", () => {
  test("finds nothing in what the engine wrote", () => {
    expect(checkIndexes(changed(() => undefined))).toEqual([]);
  });

  test.each<[string, Change, RegExp]>([
    [
      "a missing entry",
      (sql, data) =>
        sql(`DELETE FROM entries WHERE idx = ${indexId(data, "notes", "by_token")} AND doc IN (${note})`),
      /notes.by_token: no entry/,
    ],
    [
      "an entry too many",
      (sql, data) =>
        sql(
          `INSERT INTO entries SELECT idx, x'ffff', doc FROM entries WHERE idx = ${indexId(data, "points", "by_tag")} LIMIT 1`,
        ),
      /by_tag: 1 entries of no document/,
    ],
    [
      "an entry of another document",
      (sql, data) =>
        sql(
          `UPDATE entries SET doc = doc + 1 WHERE idx = ${indexId(data, "points", "by_token")} AND doc = (SELECT min(doc) FROM entries WHERE idx = ${indexId(data, "points", "by_token")})`,
        ),
      /points.by_token: no entry/,
    ],
    [
      "a document changed behind its indexes",
      (sql) => sql(`UPDATE documents SET body = replace(body, 'w/1', 'w/7') WHERE doc IN (${note})`),
      /notes.by_token: no entry/,
    ],
    [
      "a document that no table owns",
      (sql) => sql(`INSERT INTO documents (size, body) VALUES (1, '{}')`),
      /1 documents in no by_id index/,
    ],
    [
      "entries of no index",
      (sql) => sql(`INSERT INTO entries VALUES (99999, x'00', 1)`),
      /unknown indexes 99999/,
    ],
    [
      "a text that is not in the search index",
      (sql, data) =>
        sql(`DELETE FROM search_${indexId(data, "notes", "search_text")}_documents WHERE doc IN (${note})`),
      /search_text: 1 rows are missing/,
    ],
    [
      "words of another text",
      (sql) =>
        sql(`UPDATE documents SET body = replace(body, '"text":"', '"text":"zebra ') WHERE doc IN (${note})`),
      /search_text: .* rows are missing/,
    ],
    ["wrong totals", (sql) => sql("UPDATE search_totals SET documents = documents + 1"), /search_totals/],
    [
      "a missing vector",
      (sql, data) =>
        sql(
          `DELETE FROM vector_${indexId(data, "points", "by_vector")} WHERE doc = (SELECT min(doc) FROM vector_${indexId(data, "points", "by_vector")})`,
        ),
      /by_vector: 1 rows are missing/,
    ],
    [
      "another vector",
      (sql) => sql(`UPDATE documents SET body = replace(body, '0.5]', '0.25]')`),
      /by_vector: .* rows are missing/,
    ],
  ])("finds %s", (_name, change, finds) => {
    expect(checkIndexes(changed(change)).join("\n")).toMatch(finds);
  });
});

/** What the clients of the data asked for, and were told. */
function ledger(): Ledger {
  const claims = new Ledger();
  for (let seq = 0; seq < 4; seq++) {
    claims.puts.push({ token: `w/${seq}`, writer: "w", seq, fate: "acknowledged", before: seq - 1 });
  }
  claims.appends.push({ key: "a", value: 1, fate: "acknowledged" });
  claims.runs.push({ token: "run", fate: "acknowledged", job: null });
  return claims;
}

describe("the check of claims", () => {
  test("finds nothing when all is as it was told", () => {
    expect(
      checkClaims(
        changed(() => undefined),
        ledger(),
      ),
    ).toEqual([]);
  });

  const none: Change = () => undefined;
  test.each<[string, (claims: Ledger) => void, Change, RegExp]>([
    [
      "a lost write",
      ({ puts }) => puts.push({ token: "w/4", writer: "w", seq: 4, fate: "acknowledged", before: 3 }),
      none,
      /put w\/4 was acknowledged and is lost/,
    ],
    [
      "a refused write that is there",
      ({ puts }) => void (puts[3] = { token: "w/3", writer: "w", seq: 3, fate: "refused", before: null }),
      none,
      /put w\/3 was refused and is there/,
    ],
    [
      "half of a write of unknown fate",
      ({ puts }) => void (puts[3] = { token: "w/3", writer: "w", seq: 3, fate: "unknown", before: null }),
      (sql, data) =>
        sql(
          `DELETE FROM entries WHERE idx = ${data.table("points")?.byId.id} AND doc = (SELECT max(doc) FROM entries WHERE idx = ${data.table("points")?.byId.id})`,
        ),
      /put w\/3 is there by half/,
    ],
    [
      "writes in another order",
      ({ puts }) => void ((puts[2] ?? puts[0])!.before = 0),
      none,
      /w\/2 came after 0/,
    ],
    [
      "a lost append",
      ({ appends }) => appends.push({ key: "a", value: 2, fate: "acknowledged" }),
      none,
      /append of 2 to a was acknowledged and is lost/,
    ],
    [
      "a scheduled function that never ran",
      ({ runs }) => runs.push({ token: "gone", fate: "acknowledged", job: null }),
      none,
      /schedule gone was acknowledged and is lost/,
    ],
    [
      "a function that ran without a schedule",
      ({ runs }) => void (runs.length = 0),
      none,
      /runs nobody scheduled: run/,
    ],
    ["a failed function's traces", ({ refused }) => refused.push("w/1"), none, /failed w\/1 left something/],
    [
      "money from nowhere",
      () => undefined,
      (sql) => sql(`UPDATE documents SET body = replace(body, '"balance":1000', '"balance":1001')`),
      /the accounts hold 8008/,
    ],
  ])("finds %s", (_name, claim, change, finds) => {
    const claims = ledger();
    claim(claims);
    expect(checkClaims(changed(change), claims).join("\n")).toMatch(finds);
  });
});
