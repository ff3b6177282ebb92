import type { CellValue, DataColumn, TableView } from "./columns";

type Labelled = Pick<DataColumn<never>, "id" | "hidden" | "fixed">;
type Filtered = Labelled & Pick<DataColumn<never>, "choices">;

/** The view a table begins with: no search, no filter, the columns that are not hidden at first. */
export function firstView(columns: readonly Labelled[]): TableView {
  const hidden = columns.filter((column) => column.hidden === true && column.fixed !== true);
  return { search: "", sort: null, filters: {}, hidden: hidden.map(({ id }) => id) };
}

/** A view, without what it says of columns that are not there, and of filters that are not the table's own. */
export function knownView(view: TableView, columns: readonly Filtered[]): TableView {
  const known = new Set(columns.map(({ id }) => id));
  const filterable = new Set(columns.filter(({ choices }) => choices !== undefined).map(({ id }) => id));
  const hideable = new Set(columns.filter(({ fixed }) => fixed !== true).map(({ id }) => id));
  return {
    search: view.search,
    sort: view.sort !== null && known.has(view.sort.column) ? view.sort : null,
    filters: Object.fromEntries(Object.entries(view.filters).filter(([column]) => filterable.has(column))),
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

/** A view without search and without the table's own filters; those of its page stay. */
export function widened(view: TableView, columns: readonly Filtered[]): TableView {
  const own = knownView(view, columns).filters;
  const foreign = Object.entries(view.filters).filter(([name]) => own[name] === undefined);
  return { ...view, search: "", filters: Object.fromEntries(foreign) };
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

/** The rows that a view leaves, in its order. */
export function rowsInView<Row>(
  rows: readonly Row[],
  columns: readonly Pick<DataColumn<Row>, "id" | "value">[],
  { search, sort, filters }: TableView,
  collator: Intl.Collator,
): Row[] {
  const fits = (row: Row) =>
    (search.trim() === "" || columns.some(({ value }) => matchesSearch(value(row), search))) &&
    columns.every(({ id, value }) => filters[id] === undefined || String(value(row)) === filters[id]);
  const found = rows.filter(fits);
  const sorted = columns.find(({ id }) => id === sort?.column);
  if (sorted === undefined || sort === null) return found;
  return found.sort((one, other) => {
    const [left, right] = [sorted.value(one), sorted.value(other)];
    // What has no value comes last, whatever the order.
    if (left === null || right === null) return Number(left === null) - Number(right === null);
    return compareCells(left, right, collator) * (sort.descending ? -1 : 1);
  });
}

function plain(text: string): string {
  return text.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase();
}
