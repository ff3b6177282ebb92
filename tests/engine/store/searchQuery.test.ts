import { describe, expect, it } from "vitest";
import type { Json } from "../../../engine/protocol/json";
import {
  compileSearch,
  type SearchFilter,
  type SearchIndex,
  searchReadOf,
  searchWriteOf,
} from "../../../engine/store/search";

const INDEX: SearchIndex = {
  id: 7,
  name: "notes.by_body",
  searchField: "body",
  filterFields: ["owner", "meta.tag"],
};

const eq = (fieldPath: string, value: Json = 1): SearchFilter => ({ type: "Eq", fieldPath, value });
const text = (value: string, fieldPath = "body"): SearchFilter => ({ type: "Search", fieldPath, value });

describe("compileSearch", () => {
  it.each<[string, SearchFilter[], string, string]>([
    [
      "no search",
      [eq("owner")],
      "MissingSearchFilterError",
      "Search query against notes.by_body does not contain any search filters. You must include a search filter like " +
        '`q.search("field", searchText)`.',
    ],
    [
      "another field",
      [text("x", "title")],
      "IncorrectSearchField",
      'Search query against notes.by_body contains a search filter against "title", which doesn\'t match the indexed ' +
        '`searchField` "body".',
    ],
    [
      "two searches",
      [text("x"), text("y")],
      "DuplicateSearchFiltersError",
      'Search query against notes.by_body contains multiple search filters against "body". Only one is allowed.',
    ],
    [
      "a filter on another field",
      [text("x"), eq("color")],
      "IncorrectFilterFieldError",
      'Search query against notes.by_body contains an equality filter on "color" but that field isn\'t indexed for ' +
        "filtering in `filterFields`.",
    ],
    [
      "nine filters",
      [text("x"), ...Array.from({ length: 9 }, () => eq("owner"))],
      "TooManyFilterConditionsInSearchQueryError",
      "Search query against notes.by_body has too many filter conditions. Max: 8 Actual: 9",
    ],
  ])("refuses %s", (_, given, code, message) => {
    expect(() => compileSearch(INDEX, given)).toThrow(expect.objectContaining({ code, message }));
  });

  it("takes sixteen words, the last of them as a beginning", () => {
    const words = Array.from({ length: 20 }, (_, i) => `w${i}`);
    const query = compileSearch(INDEX, [text(words.join(" "))]);
    expect(query).toEqual({ terms: words.slice(0, 16), prefix: "w15", filters: [] });
    expect(searchReadOf(INDEX, query).terms).toEqual(words.slice(0, 15));
  });

  it("finds nothing for an empty text, whatever else is asked", () => {
    expect(compileSearch(INDEX, [text(""), eq("color")])).toEqual({ terms: [], prefix: null, filters: [] });
  });
});

describe("searchWriteOf", () => {
  it("gives terms and filter keys that reads of equal values share", () => {
    const document = { _creationTime: 1, body: "Red red Apple", owner: "me", meta: { tag: "x".repeat(50) } };
    const write = searchWriteOf(INDEX, document);
    const query = compileSearch(INDEX, [text("app"), eq("owner", "me"), eq("meta.tag", "x".repeat(50))]);
    const read = searchReadOf(INDEX, query);
    expect(write.index).toBe(7);
    expect([...write.terms]).toEqual(["red", "apple"]);
    expect(read.filters.map(({ field, key }) => write.filters.get(field) === key)).toEqual([true, true]);
    expect(read).toMatchObject({ index: 7, terms: [], prefix: "app" });
  });
});
