import {
  type PaginatedQueryArgs,
  type PaginatedQueryReference,
  type PaginationStatus,
  usePaginatedQuery,
} from "convex/react";
import type { FunctionReturnType } from "convex/server";
import { useOrganization } from "../live/useOrganization";

type Item<F extends PaginatedQueryReference> = FunctionReturnType<F>["page"][number];
export type Rows<Row> = { rows: Row[]; status: PaginationStatus; loadMore: () => void };

const STEP = 50;

/**
 * A paginated query of this organization: the loader's first page, then the same rows live and as many more as
 * are asked for.
 * @throws the query's error, which the route's error boundary shows
 */
export function useRows<F extends PaginatedQueryReference>(
  name: F,
  args: Omit<PaginatedQueryArgs<F>, "organization">,
  first: FunctionReturnType<F>,
): Rows<Item<F>> {
  const { id } = useOrganization();
  const here = { ...args, organization: id } as unknown as PaginatedQueryArgs<F>;
  const { results, status, loadMore } = usePaginatedQuery(name, here, { initialNumItems: STEP });
  const more = () => loadMore(STEP);
  if (status !== "LoadingFirstPage") return { rows: results as Item<F>[], status, loadMore: more };
  const { page, isDone } = first as { page: Item<F>[]; isDone: boolean };
  return { rows: page, status: isDone ? "Exhausted" : "LoadingMore", loadMore: more };
}
