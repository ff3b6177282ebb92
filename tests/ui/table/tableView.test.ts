import { describe, expect, it } from "vitest";
import type { TableView } from "../../../app/ui/table/columns";
import {
  compareCells,
  firstView,
  isNarrowed,
  knownView,
  matchesSearch,
  nextSort,
  rowsInView,
  widened,
} from "../../../app/ui/table/tableView";

const COLUMNS = [
  { id: "name", fixed: true, hidden: true },
  { id: "state", choices: [{ value: "active", label: "Active" }] },
  { id: "joined", hidden: true },
];

describe("a table's view", () => {
  it("begins with the columns that are not hidden, and never hides a fixed one", () => {
    expect(firstView(COLUMNS)).toEqual({ search: "", sort: null, filters: {}, hidden: ["joined"] });
  });

  it("forgets columns that are there no more", () => {
    const saved: TableView = {
      search: "ada",
      sort: { column: "gone", descending: true },
      filters: { state: "active", joined: "2026", gone: "x" },
      hidden: ["gone", "name", "state"],
    };
    expect(knownView(saved, COLUMNS)).toEqual({
      search: "ada",
      sort: null,
      filters: { state: "active" },
      hidden: ["state"],
    });
  });

  it("is widened without what its page filters by", () => {
    const view: TableView = {
      search: "ada",
      sort: null,
      filters: { state: "active", kind: "x" },
      hidden: [],
    };
    expect(widened(view, COLUMNS)).toEqual({ search: "", sort: null, filters: { kind: "x" }, hidden: [] });
  });

  it("leaves the rows that fit, in its order, those without a value last", () => {
    type Row = { name: string; age: number | null };
    const rows: Row[] = [
      { name: "Ada", age: 9 },
      { name: "Zoë", age: null },
      { name: "Adam", age: 10 },
      { name: "Bo", age: 3 },
    ];
    const columns = [
      { id: "name", value: (row: Row) => row.name },
      { id: "age", value: (row: Row) => row.age },
    ];
    const names = (view: Partial<TableView>) =>
      rowsInView(rows, columns, { ...firstView([]), ...view }, new Intl.Collator("en")).map(
        ({ name }) => name,
      );
    expect(names({})).toEqual(["Ada", "Zoë", "Adam", "Bo"]);
    expect(names({ sort: { column: "age", descending: false } })).toEqual(["Bo", "Ada", "Adam", "Zoë"]);
    expect(names({ sort: { column: "age", descending: true } })).toEqual(["Adam", "Ada", "Bo", "Zoë"]);
    expect(names({ search: "ad", filters: { age: "10" } })).toEqual(["Adam"]);
  });

  it("sorts up, down, and not at all", () => {
    const up = nextSort(null, "name");
    const down = nextSort(up, "name");
    expect([up, down, nextSort(down, "name")]).toEqual([
      { column: "name", descending: false },
      { column: "name", descending: true },
      null,
    ]);
    expect(nextSort(down, "state")).toEqual({ column: "state", descending: false });
  });

  it.each([
    [{ search: " " }, false],
    [{ search: "a" }, true],
    [{ filters: { state: "active" } }, true],
  ])("%j is narrowed: %s", (part, narrowed) => {
    expect(isNarrowed({ ...firstView(COLUMNS), ...part })).toBe(narrowed);
  });
});

describe("cells", () => {
  it.each([
    ["Zürich", "zurich", true],
    ["Étienne", "ETIENNE ", true],
    ["Ada Lovelace", "love", true],
    ["Ada Lovelace", "grace", false],
    [1_200, "20", true],
    [null, "null", false],
    ["فاطمة", "فاطمة", true],
  ])("%s fits %s: %s", (value, search, fits) => {
    expect(matchesSearch(value, search)).toBe(fits);
  });

  it("stand in the order people expect", () => {
    const collator = new Intl.Collator("de", { numeric: true });
    const sorted = (cells: (string | number)[]) => [...cells].sort((a, b) => compareCells(a, b, collator));
    expect(sorted(["item 10", "item 9", "Äpfel", "Zebra", "apfel"])).toEqual([
      "apfel",
      "Äpfel",
      "item 9",
      "item 10",
      "Zebra",
    ]);
    expect(sorted([10, 9, -1])).toEqual([-1, 9, 10]);
  });
});
