import {
  type PaginatedQueryArgs,
  type PaginatedQueryReference,
  type PaginationStatus,
  usePaginatedQuery,
} from "convex/react";
import type { FunctionReturnType } from "convex/server";
import { useOrganization } from "./useOrganization";

type Item<F extends PaginatedQueryReference> = FunctionReturnType<F>["page"][number];
export type Pages<Row> = { rows: Row[]; status: PaginationStatus; loadMore: () => void };

/** Rows of a page. Loaders ask for as many. */
export const PAGE_SIZE = 50;
export const FIRST_PAGE = { numItems: PAGE_SIZE, cursor: null };

/**
 * A paginated query of this organization: the loader's first page, then the same rows live and as many more as
 * are asked for.
 * @throws the query's error, which the route's error boundary shows
 */
export function usePages<F extends PaginatedQueryReference>(
  name: F,
  args: Omit<PaginatedQueryArgs<F>, "organization">,
  first: FunctionReturnType<F>,
): Pages<Item<F>> {
  const { id } = useOrganization();
  const here = { ...args, organization: id } as unknown as PaginatedQueryArgs<F>;
  const { results, status, loadMore } = usePaginatedQuery(name, here, { initialNumItems: PAGE_SIZE });
  const more = () => loadMore(PAGE_SIZE);
  if (status !== "LoadingFirstPage") return { rows: results as Item<F>[], status, loadMore: more };
  const { page, isDone } = first as { page: Item<F>[]; isDone: boolean };
  return { rows: page, status: isDone ? "Exhausted" : "LoadingMore", loadMore: more };
}
