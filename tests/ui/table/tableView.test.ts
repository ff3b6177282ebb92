import { describe, expect, it } from "vitest";
import type { TableView } from "../../../app/ui/table/columns";
import {
  compareCells,
  firstView,
  isNarrowed,
  knownView,
  matchesSearch,
  nextSort,
} from "../../../app/ui/table/tableView";

const COLUMNS = [{ id: "name", fixed: true, hidden: true }, { id: "state" }, { id: "joined", hidden: true }];

describe("a table's view", () => {
  it("begins with the columns that are not hidden, and never hides a fixed one", () => {
    expect(firstView(COLUMNS)).toEqual({ search: "", sort: null, filters: {}, hidden: ["joined"] });
  });

  it("forgets columns that are there no more", () => {
    const saved: TableView = {
      search: "ada",
      sort: { column: "gone", descending: true },
      filters: { state: "active", gone: "x" },
      hidden: ["gone", "name", "state"],
    };
    expect(knownView(saved, COLUMNS)).toEqual({
      search: "ada",
      sort: null,
      filters: { state: "active" },
      hidden: ["state"],
    });
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
