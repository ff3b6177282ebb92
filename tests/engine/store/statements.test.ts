import { join } from "node:path";
import { beforeEach, describe, expect, onTestFinished, test } from "vitest";
import { type Db, openDatabase } from "../../../engine/store/database";
import { Insertion, Statements } from "../../../engine/store/statements";
import { tempTree } from "../../support/tempTree";

const THINGS = new Insertion("things", ["id", "name"]);
let db: Db;
let statements: Statements;

beforeEach(() => {
  db = openDatabase(join(tempTree({}), "data"));
  onTestFinished(() => void db.close());
  db.exec("CREATE TABLE things (id INTEGER PRIMARY KEY, name TEXT NOT NULL)");
  statements = new Statements(db);
});

/** Seen past the statements: what is really in the table. */
const written = () => (db.prepare("SELECT count(*) FROM things").raw().get() as [number])[0];
const names = () => statements.rows("SELECT name FROM things ORDER BY id").all() as [string][];

describe("rows inserted later", () => {
  test("wait for the next statement, which sees them", () => {
    statements.insertLater(THINGS, 1, "one");
    statements.insertLater(THINGS, 2, "two");
    expect(written()).toBe(0);
    expect(names()).toEqual([["one"], ["two"]]);
    expect(written()).toBe(2);
  });

  test("are seen by a statement that was made before", () => {
    expect(names()).toEqual([]);
    statements.insertLater(THINGS, 1, "one");
    expect(names()).toEqual([["one"]]);
  });

  test("are in the transaction that they were given in", () => {
    statements.run("BEGIN").run();
    statements.insertLater(THINGS, 1, "one");
    statements.run("ROLLBACK").run();
    expect(names()).toEqual([]);
  });

  test("go on their own when there are many", () => {
    for (let i = 0; i < 200; i++) statements.insertLater(THINGS, i, `thing ${i}`);
    expect(written()).toBe(192);
    expect(names()).toHaveLength(200);
  });

  test("are gone when they are discarded", () => {
    statements.insertLater(THINGS, 1, "one");
    statements.discard();
    expect(names()).toEqual([]);
  });

  test("that cannot be inserted fail the next statement, once", () => {
    statements.insertLater(THINGS, 1, null);
    expect(names).toThrow(/NOT NULL/);
    expect(names()).toEqual([]);
  });
});
