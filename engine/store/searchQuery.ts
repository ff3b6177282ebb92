import { FunctionError } from "../protocol/errors";
import { getPath } from "../protocol/filters";
import type { Json } from "../protocol/json";
import { MAX_SEARCH_FILTERS, MAX_SEARCH_TERMS } from "../protocol/limits";
import { filterKey } from "./filterKey";
import type { Document } from "./indexKeys";
import type { SearchRead, SearchWrite } from "./ranges";
import { tokenize } from "./searchTerms";

/** A search index: `name` is "table.index", as error messages show it. */
export type SearchIndex = { id: number; name: string; searchField: string; filterFields: readonly string[] };

/** One condition of `withSearchIndex`, as `convex/server` serializes it. */
export type SearchFilter =
  { type: "Search"; fieldPath: string; value: string } | { type: "Eq"; fieldPath: string; value: Json };

/** Finds documents with any of `terms` or a term that begins with `prefix`, and every filter's key. */
export type SearchQuery = {
  terms: readonly string[];
  prefix: string | null;
  filters: readonly { field: string; key: string }[];
};

const NOTHING: SearchQuery = { terms: [], prefix: null, filters: [] };

/**
 * Turns the conditions into terms and filter keys: the first 16 words of the text, the last of them
 * also as the beginning of a word.
 * @throws FunctionError with Convex's sentence when the conditions do not fit the index
 */
export function compileSearch(index: SearchIndex, conditions: readonly SearchFilter[]): SearchQuery {
  const first = conditions.find((condition) => condition.type === "Search");
  if (first === undefined) throw missingSearch(index);
  if (first.value === "") return NOTHING;
  let text: string | null = null;
  const filters: { field: string; key: string }[] = [];
  for (const condition of conditions) {
    if (condition.type === "Search") {
      if (condition.fieldPath !== index.searchField) throw wrongSearchField(index, condition.fieldPath);
      if (text !== null) throw duplicateSearch(index);
      text = condition.value;
    } else {
      if (!index.filterFields.includes(condition.fieldPath))
        throw wrongFilterField(index, condition.fieldPath);
      filters.push({ field: condition.fieldPath, key: filterKey(condition.value) });
    }
  }
  if (filters.length > MAX_SEARCH_FILTERS) throw tooManyFilters(index, filters.length);
  const terms = tokenize(text ?? "").slice(0, MAX_SEARCH_TERMS);
  return { terms: [...new Set(terms)], prefix: terms.at(-1) ?? null, filters };
}

/** What a search depends on, for a read set. */
export function searchReadOf(index: SearchIndex, query: SearchQuery): SearchRead {
  return {
    index: index.id,
    terms: query.terms.filter((term) => term !== query.prefix),
    prefix: query.prefix,
    filters: query.filters,
  };
}

/** A document as the reads of a search index look for it. */
export function searchWriteOf(index: SearchIndex, document: Document): SearchWrite {
  return {
    index: index.id,
    terms: new Set(termsOf(index, document)),
    filters: new Map(filterKeysOf(index, document).map(({ field, key }) => [field, key])),
  };
}

/** The terms of the document's search field; none when it holds no text. */
export function termsOf(index: SearchIndex, document: Document): string[] {
  const text = getPath(document, index.searchField);
  return typeof text === "string" ? tokenize(text) : [];
}

export function filterKeysOf(index: SearchIndex, document: Document): { field: string; key: string }[] {
  return index.filterFields.map((field) => ({ field, key: filterKey(getPath(document, field)) }));
}

function missingSearch({ name }: SearchIndex): FunctionError {
  return new FunctionError(
    "MissingSearchFilterError",
    `Search query against ${name} does not contain any search filters. You must include a search filter like ` +
      '`q.search("field", searchText)`.',
  );
}

function wrongSearchField({ name, searchField }: SearchIndex, field: string): FunctionError {
  return new FunctionError(
    "IncorrectSearchField",
    `Search query against ${name} contains a search filter against "${field}", which doesn't match the indexed ` +
      `\`searchField\` "${searchField}".`,
  );
}

function duplicateSearch({ name, searchField }: SearchIndex): FunctionError {
  return new FunctionError(
    "DuplicateSearchFiltersError",
    `Search query against ${name} contains multiple search filters against "${searchField}". Only one is allowed.`,
  );
}

function wrongFilterField({ name }: SearchIndex, field: string): FunctionError {
  return new FunctionError(
    "IncorrectFilterFieldError",
    `Search query against ${name} contains an equality filter on "${field}" but that field isn't indexed for ` +
      "filtering in `filterFields`.",
  );
}

function tooManyFilters({ name }: SearchIndex, count: number): FunctionError {
  return new FunctionError(
    "TooManyFilterConditionsInSearchQueryError",
    `Search query against ${name} has too many filter conditions. Max: ${MAX_SEARCH_FILTERS} Actual: ${count}`,
  );
}
