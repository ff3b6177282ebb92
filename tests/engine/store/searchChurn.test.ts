import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, it } from "vitest";
import { openDatabase, openReader } from "../../../engine/store/database";
import { Statements } from "../../../engine/store/statements";
import {
  compileSearch,
  createSearchTable,
  indexDocument,
  reindexDocument,
  searchDocuments,
  type SearchIndex,
  unindexDocument,
} from "../../../engine/store/search";

type Note = { _creationTime: number; body: string; owner: string };

const INDEX: SearchIndex = { id: 1, name: "notes.by_body", searchField: "body", filterFields: ["owner"] };
const WORDS = 100;

/** Numbers from 0 to below `limit`, the same ones in every run. */
function dice(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  };
}

/** Looks up every word, with and without a filter, and compares with a walk through the notes. */
function check(statements: Statements, notes: Map<number, Note>): void {
  for (let word = 0; word < WORDS; word++) {
    for (const owner of [null, "o1"]) {
      const filters = owner === null ? [] : [{ type: "Eq" as const, fieldPath: "owner", value: owner }];
      const query = compileSearch(INDEX, [
        { type: "Search", fieldPath: "body", value: `w${word} x` },
        ...filters,
      ]);
      const expected = [...notes].filter(
        ([, note]) => (owner === null || note.owner === owner) && note.body.split(" ").includes(`w${word}`),
      );
      expect(new Set(searchDocuments(statements, INDEX, query))).toEqual(
        new Set(expected.map(([doc]) => doc)),
      );
    }
  }
  const length = [...notes.values()].reduce((sum, { body }) => sum + body.split(" ").length, 0);
  expect(statements.rows("SELECT documents, length FROM search_totals").get()).toEqual([notes.size, length]);
}

it("stays true to the documents through hundreds of commits, rollbacks and merges of FTS5's segments", () => {
  const folder = mkdtempSync(path.join(tmpdir(), "churn-"));
  const statements = new Statements(openDatabase(folder));
  const { db } = statements;
  createSearchTable(statements, INDEX);
  const roll = dice(42);
  let notes = new Map<number, Note>();

  const write = () => {
    const doc = 1 + roll(300);
    const body = Array.from({ length: 1 + roll(30) }, () => `w${Math.min(roll(WORDS), roll(WORDS))}`).join(
      " ",
    );
    const after = { _creationTime: doc, body, owner: `o${roll(5)}` };
    const before = notes.get(doc);
    notes.set(doc, after);
    if (before === undefined) indexDocument(statements, INDEX, doc, after);
    else if (roll(3) > 0) reindexDocument(statements, INDEX, doc, before, after);
    else {
      unindexDocument(statements, INDEX, doc, before);
      notes.delete(doc);
    }
  };

  for (let commit = 0; commit < 400; commit++) {
    db.exec("BEGIN");
    for (let mutation = roll(4); mutation >= 0; mutation--) {
      const saved = new Map(notes);
      db.exec("SAVEPOINT s1");
      for (let writes = roll(3); writes >= 0; writes--) write();
      if (roll(3) === 0) {
        db.exec("ROLLBACK TO s1");
        notes = saved;
      }
      db.exec("RELEASE s1");
    }
    if (commit % 100 === 50) check(statements, notes);
    db.exec("COMMIT");
  }
  check(statements, notes);

  const reader = new Statements(openReader(folder));
  db.exec("BEGIN");
  indexDocument(statements, INDEX, 1_000, { _creationTime: 1, body: "w1 w2", owner: "o1" });
  check(reader, notes);
  db.exec("ROLLBACK");
  check(statements, notes);
  expect(() => db.exec("INSERT INTO search_1 (search_1) VALUES ('integrity-check')")).not.toThrow();
  reader.db.close();
  db.close();
  rmSync(folder, { recursive: true });
}, 60_000);
