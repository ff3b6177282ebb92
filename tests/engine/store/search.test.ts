import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Json } from "../../../engine/protocol/json";
import { openDatabase } from "../../../engine/store/database";
import { Statements } from "../../../engine/store/statements";
import {
  compileSearch,
  createSearchTable,
  dropSearchTable,
  indexDocument,
  rankDocuments,
  reindexDocument,
  searchDocuments,
  type SearchFilter,
  type SearchIndex,
  unindexDocument,
} from "../../../engine/store/search";

type Fields = { [field: string]: Json };

const INDEX: SearchIndex = {
  id: 7,
  name: "notes.by_body",
  searchField: "body",
  filterFields: ["owner", "meta.tag"],
};

let folder: string;
let statements: Statements;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "search-"));
  statements = new Statements(openDatabase(folder));
  createSearchTable(statements, INDEX);
});

afterEach(() => {
  statements.db.close();
  rmSync(folder, { recursive: true });
});

function add(doc: number, fields: Fields): void {
  indexDocument(statements, INDEX, doc, { _creationTime: doc, ...fields });
}

function remove(doc: number, fields: Fields): void {
  unindexDocument(statements, INDEX, doc, { _creationTime: doc, ...fields });
}

function conditions(text: string, filters: Fields = {}): SearchFilter[] {
  const equalities = Object.entries(filters).map(([fieldPath, value]) => ({
    type: "Eq" as const,
    fieldPath,
    value,
  }));
  return [{ type: "Search", fieldPath: "body", value: text }, ...equalities];
}

function search(text: string, filters: Fields = {}, limit?: number): number[] {
  return searchDocuments(statements, INDEX, compileSearch(INDEX, conditions(text, filters)), limit);
}

describe("searchDocuments", () => {
  it("finds any of the words, the rarer and the more frequent first", () => {
    add(1, { body: "red apple" });
    add(2, { body: "red red apple" });
    add(3, { body: "green pear" });
    add(4, { body: "red cherry" });
    expect(search("apple")).toEqual([1, 2]);
    expect(search("red")).toEqual([2, 4, 1]);
    expect(search("red pear ")).toEqual([3, 2, 4, 1]);
    expect(search("plum")).toEqual([]);
    expect(search("")).toEqual([]);
    expect(search(" .,! ")).toEqual([]);
  });

  it("takes the last word as a beginning too, for half the score", () => {
    add(1, { body: "convexity" });
    add(2, { body: "convex" });
    add(3, { body: "conv" });
    expect(search("convex")).toEqual([2, 1]);
    expect(search("con")).toEqual([3, 2, 1]);
    expect(search("convex conv")).toEqual([3, 2, 1]);
    expect(search("conv zebra")).toEqual([3]);
  });

  it("puts the newest first among equals, by creation time and then by row", () => {
    add(1, { body: "same", _creationTime: 30 });
    add(2, { body: "same", _creationTime: 10 });
    add(3, { body: "same", _creationTime: 20 });
    add(4, { body: "same", _creationTime: 20 });
    expect(search("same")).toEqual([1, 4, 3, 2]);
    expect(search("same", {}, 2)).toEqual([1, 4]);
  });

  it("gives 1,024 candidates and no more", () => {
    for (let i = 1; i <= 1_030; i++) add(i, { body: "many" });
    const found = search("many");
    expect(found).toHaveLength(1_024);
    expect(found[0]).toBe(1_030);
    expect(found.at(-1)).toBe(7);
  });

  it("filters inside the search, by every kind of value and by nested fields", () => {
    const long = "x".repeat(100);
    const values: Json[] = [
      "a",
      1,
      { $integer: "AQAAAAAAAAA=" },
      true,
      null,
      [1, "a"],
      { k: 1 },
      long,
      "",
      0,
    ];
    values.forEach((owner, i) => add(i + 1, { body: "word", owner, meta: { tag: `t${i}` } }));
    add(100, { body: "word" });
    values.forEach((owner, i) => expect(search("word", { owner })).toEqual([i + 1]));
    expect(search("word", { owner: { $undefined: null } })).toEqual([100]);
    expect(search("word", { "meta.tag": "t3" })).toEqual([4]);
    expect(search("word", { owner: "a", "meta.tag": "t3" })).toEqual([]);
    expect(search("word", { owner: "a", "meta.tag": "t0" })).toEqual([1]);
    expect(search("word", { owner: "absent" })).toEqual([]);
  });

  it("does not let filters touch the scores", () => {
    add(1, { body: "red apple", owner: "me" });
    add(2, { body: "apple", owner: "you" });
    add(3, { body: "pear", owner: "me" });
    const scores = (filters: Fields) =>
      rankDocuments(statements, INDEX, compileSearch(INDEX, conditions("apple", filters)), 10);
    const all = scores({});
    expect(all.map(({ doc }) => doc)).toEqual([2, 1]);
    expect(scores({ owner: "me" })).toEqual([all[1]]);
    expect(scores({ owner: "you" })).toEqual([all[0]]);
  });

  it.each([
    ["Chinese", "我爱北京 天安门", "天安门", "天安"],
    ["Arabic", "مرحبا بالعالم", "مرحبا", "مرح"],
    ["Greek", "Ο ΔΡΟΜΟΣ", "Δρομοσ", "δρο"],
    ["accents", "crème brûlée", "CRÈME", "crè"],
    ["beyond the BMP", "𝔘𝔫𝔦code", "𝔘𝔫𝔦code", "𝔘"],
  ])("finds whole words and beginnings in %s", (_, body, word, beginning) => {
    add(1, { body });
    add(2, { body: "something else" });
    expect(search(word)).toEqual([1]);
    expect(search(`${word} zzz`)).toEqual([1]);
    expect(search(beginning)).toEqual([1]);
    expect(search(`${beginning} zzz`)).toEqual([]);
  });

  it("does not take FTS5's query language or quotes from the text", () => {
    add(1, { body: "a NEAR b OR not" });
    add(2, { body: "c" });
    expect(search('" OR c* NOT tokens:x ^ (')).toEqual([1, 2]);
  });

  it("reads nested search fields and takes only text for text", () => {
    const nested: SearchIndex = { id: 8, name: "notes.nested", searchField: "a.b", filterFields: [] };
    createSearchTable(statements, nested);
    indexDocument(statements, nested, 1, { _creationTime: 1, a: { b: "deep word" } });
    indexDocument(statements, nested, 2, { _creationTime: 2, a: "deep" });
    indexDocument(statements, nested, 3, { _creationTime: 3, a: { b: ["deep"] } });
    const query = compileSearch(nested, [{ type: "Search", fieldPath: "a.b", value: "deep" }]);
    expect(searchDocuments(statements, nested, query)).toEqual([1]);
  });

  it("sees its own writes and forgets those that are rolled back", () => {
    const exec = (sql: string) => statements.db.exec(sql);
    add(1, { body: "one", owner: "x" });
    exec("BEGIN");
    add(2, { body: "one two" });
    exec("SAVEPOINT s1");
    remove(1, { body: "one", owner: "x" });
    add(1, { body: "two", owner: "x" });
    add(3, { body: "one" });
    expect(search("one")).toEqual([3, 2]);
    exec("SAVEPOINT s2");
    remove(2, { body: "one two" });
    expect(search("two")).toEqual([1]);
    exec("ROLLBACK TO s2");
    exec("RELEASE s2");
    expect(search("two")).toEqual([1, 2]);
    exec("ROLLBACK TO s1");
    exec("RELEASE s1");
    expect(search("one")).toEqual([1, 2]);
    expect(search("two")).toEqual([2]);
    exec("ROLLBACK");
    expect(search("one", { owner: "x" })).toEqual([1]);
    expect(search("two")).toEqual([]);
  });

  it("makes and drops tables inside a transaction", () => {
    const other: SearchIndex = { ...INDEX, id: 9 };
    statements.db.exec("BEGIN");
    createSearchTable(statements, other);
    indexDocument(statements, other, 1, { _creationTime: 1, body: "x" });
    statements.db.exec("ROLLBACK");
    statements.db.exec("BEGIN");
    createSearchTable(statements, other);
    expect(searchDocuments(statements, other, compileSearch(other, conditions("x")))).toEqual([]);
    add(1, { body: "kept" });
    expect(search("kept")).toEqual([1]);
    dropSearchTable(statements, INDEX);
    statements.db.exec("COMMIT");
    const left = statements.db.prepare("SELECT name FROM sqlite_master WHERE name LIKE 'search_7%'").all();
    expect(left).toEqual([]);
    createSearchTable(statements, INDEX);
    expect(search("kept")).toEqual([]);
  });

  it("writes nothing when neither text, filters nor creation time change", () => {
    const before = { _creationTime: 1, body: "stays here", owner: "me", other: 1 };
    indexDocument(statements, INDEX, 1, before);
    const changes = () => statements.rows("SELECT total_changes()").get() as [number];
    const [start] = changes();
    reindexDocument(statements, INDEX, 1, before, { ...before, other: 2 });
    expect(changes()).toEqual([start]);
    reindexDocument(statements, INDEX, 1, before, { ...before, owner: "you" });
    expect(search("stays", { owner: "you" })).toEqual([1]);
    expect(search("stays", { owner: "me" })).toEqual([]);
  });
});
