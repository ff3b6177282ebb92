import type { CellValue, DataColumn, TableView } from "./columns";

type Labelled = Pick<DataColumn<never>, "id" | "hidden" | "fixed">;

/** The view a table begins with: no search, no filter, the columns that are not hidden at first. */
export function firstView(columns: readonly Labelled[]): TableView {
  const hidden = columns.filter((column) => column.hidden === true && column.fixed !== true);
  return { search: "", sort: null, filters: {}, hidden: hidden.map(({ id }) => id) };
}

/** A view that was saved, without what it says of columns that are there no more. */
export function knownView(view: TableView, columns: readonly Labelled[]): TableView {
  const known = new Set(columns.map(({ id }) => id));
  const hideable = new Set(columns.filter(({ fixed }) => fixed !== true).map(({ id }) => id));
  return {
    search: view.search,
    sort: view.sort !== null && known.has(view.sort.column) ? view.sort : null,
    filters: Object.fromEntries(Object.entries(view.filters).filter(([column]) => known.has(column))),
    hidden: view.hidden.filter((column) => hideable.has(column)),
  };
}

/** The order after a press on a column's head: ascending, descending, as the rows came. */
export function nextSort(sort: TableView["sort"], column: string): TableView["sort"] {
  if (sort?.column !== column) return { column, descending: false };
  return sort.descending ? null : { column, descending: true };
}

/** Whether rows may be missing from what is seen. */
export function isNarrowed({ search, filters }: TableView): boolean {
  return search.trim() !== "" || Object.keys(filters).length > 0;
}

/** Whether a cell has the words somebody searches for, whatever their case and accents. */
export function matchesSearch(value: CellValue, search: string): boolean {
  return value !== null && plain(String(value)).includes(plain(search.trim()));
}

/** Orders cells as people expect: numbers by size, words by the language, "item 9" before "item 10". */
export function compareCells(one: CellValue, other: CellValue, collator: Intl.Collator): number {
  if (typeof one === "number" && typeof other === "number") return one - other;
  return collator.compare(String(one), String(other));
}

function plain(text: string): string {
  return text.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase();
}
