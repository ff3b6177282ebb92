import { describe, expect, test } from "vitest";
import { CATALOG_INDEX, type IndexInfo, type TableInfo } from "../../../engine/store/catalog";
import type { Document } from "../../../engine/store/indexKeys";
import { type KeyWrite, WriteLog } from "../../../engine/store/writeLog";

function tableOf(id: number): TableInfo {
  const index: IndexInfo = {
    id: id * 10,
    name: "by_id",
    config: { kind: "database", fields: ["_id"] },
    staged: false,
  };
  return {
    ...{ id, component: "", name: `table${id}`, number: 10_000 + id },
    ...{ byId: index, byCreationTime: index, indexes: [index] },
  };
}

const [cats, dogs] = [tableOf(1), tableOf(2)];
const CATALOG_KEY: KeyWrite = { index: CATALOG_INDEX, key: "a table was made" };

/** Stands for one index whose key is the document's `at`. */
const keysOf = (table: TableInfo, document: Document): KeyWrite[] => [
  { index: table.byId.id, key: String(document["at"]) },
];

type Step = [table: TableInfo, id: string, before: string | null, after: string | null];

/** Writes the steps as a transaction does, a catalog key among them, and settles. */
function settled(steps: Step[]): WriteLog {
  const log = new WriteLog();
  for (const [table, _id, from, to] of steps) {
    const before = from === null ? null : { _id, at: from };
    const after = to === null ? null : { _id, at: to };
    for (const document of [before, after]) {
      if (document !== null) log.keys.push(...keysOf(table, document));
    }
    log.documents.push({ table, before, after });
  }
  log.keys.push(CATALOG_KEY);
  log.settle(keysOf);
  return log;
}

const CASES: { what: string; steps: Step[]; keys: string[]; documents: number }[] = [
  { what: "one write to each document", steps: [[cats, "a", null, "x"]], keys: ["10 x"], documents: 1 },
  {
    what: "an insert that is changed",
    steps: [
      [cats, "a", null, "x"],
      [cats, "a", "x", "y"],
    ],
    keys: ["10 y"],
    documents: 1,
  },
  {
    what: "an insert that is deleted",
    steps: [
      [cats, "a", null, "x"],
      [cats, "a", "x", "y"],
      [cats, "a", "y", null],
    ],
    keys: [],
    documents: 0,
  },
  {
    what: "a change that is taken back",
    steps: [
      [cats, "a", "x", "y"],
      [cats, "b", "x", "z"],
      [cats, "a", "y", "x"],
    ],
    keys: ["10 x", "10 z"],
    documents: 1,
  },
  {
    what: "a change, then a delete",
    steps: [
      [cats, "a", "x", "y"],
      [cats, "a", "y", null],
    ],
    keys: ["10 x"],
    documents: 1,
  },
  {
    what: "one id in two tables",
    steps: [
      [cats, "a", null, "x"],
      [dogs, "a", null, "y"],
      [dogs, "a", "y", "z"],
    ],
    keys: ["10 x", "20 z"],
    documents: 2,
  },
];

describe("settle", () => {
  test.each(CASES)("$what", ({ steps, keys, documents }) => {
    const log = settled(steps);
    const written = log.keys.filter((write) => write !== CATALOG_KEY);
    expect(written.map(({ index, key }) => `${index} ${key}`)).toEqual(keys);
    expect(log.keys).toContain(CATALOG_KEY);
    expect(log.documents).toHaveLength(documents);
  });
});
