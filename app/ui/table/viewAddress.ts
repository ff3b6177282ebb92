import type { DataColumn, TableView } from "./columns";
import { firstView } from "./tableView";

type Labelled = Pick<DataColumn<never>, "id" | "hidden" | "fixed">;

/** What the address says of the view itself; every other parameter is a filter, of the table or of its page. */
const SEARCH = "q";
const SORT = "sort";
const HIDDEN = "hide";
/** Parameters that are not of the view: the language that a page is asked for in. */
const FOREIGN = new Set(["lang"]);

/** The view that the parameters of an address say. */
export function viewIn(params: URLSearchParams, columns: readonly Labelled[]): TableView {
  const sort = params.get(SORT) ?? "";
  const hidden = params.get(HIDDEN);
  const own = new Set([SEARCH, SORT, HIDDEN, ...FOREIGN]);
  return {
    search: params.get(SEARCH) ?? "",
    sort: sort === "" ? null : { column: sort.replace(/^-/, ""), descending: sort.startsWith("-") },
    filters: Object.fromEntries([...params].filter(([name]) => !own.has(name))),
    hidden: hidden === null ? firstView(columns).hidden : hidden.split(",").filter((id) => id !== ""),
  };
}

/** The parameters that say a view, without what is so at first; those that are not of the view stay. */
export function paramsOf(
  view: TableView,
  columns: readonly Labelled[],
  present = new URLSearchParams(),
): URLSearchParams {
  const params = new URLSearchParams([...present].filter(([name]) => FOREIGN.has(name)));
  const search = view.search.trim();
  if (search !== "") params.set(SEARCH, search);
  if (view.sort !== null) params.set(SORT, `${view.sort.descending ? "-" : ""}${view.sort.column}`);
  for (const [name, value] of Object.entries(view.filters)) if (value !== "") params.set(name, value);
  const [hidden, first] = [view.hidden.join(), firstView(columns).hidden.join()];
  if (hidden !== first) params.set(HIDDEN, hidden);
  return params;
}
