import {
  type PaginatedQueryArgs,
  type PaginatedQueryReference,
  type PaginationStatus,
  useConvex,
  usePaginatedQuery,
} from "convex/react";
import type { FunctionArgs, FunctionReturnType, OptionalRestArgs, PaginationResult } from "convex/server";
import { isLeaving } from "./sessionEnd";
import { useOrganization } from "./useOrganization";

type Item<F extends PaginatedQueryReference> = FunctionReturnType<F>["page"][number];
export type Pages<Row> = {
  rows: Row[];
  status: PaginationStatus;
  loadMore: () => void;
  /** Asks for every row there is, page by page, for a file. */
  loadAll: () => Promise<Row[]>;
};

/** Rows of a page. Loaders ask for as many. */
export const PAGE_SIZE = 50;
export const FIRST_PAGE = { numItems: PAGE_SIZE, cursor: null };
/** Rows asked for at once when all are wanted. */
const LARGE_PAGE = 200;

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
  const convex = useConvex();
  const here = { ...args, organization: id } as unknown as PaginatedQueryArgs<F>;
  const asked = isLeaving() ? "skip" : here;
  const { results, status, loadMore } = usePaginatedQuery(name, asked, { initialNumItems: PAGE_SIZE });
  const loadAll = async () => {
    const rows: Item<F>[] = [];
    for (let cursor: string | null = null, done = false; !done;) {
      const asked = { ...here, paginationOpts: { numItems: LARGE_PAGE, cursor } } as FunctionArgs<F>;
      const found = (await convex.query(
        name,
        ...([asked] as unknown as OptionalRestArgs<F>),
      )) as PaginationResult<Item<F>>;
      rows.push(...found.page);
      [cursor, done] = [found.continueCursor, found.isDone];
    }
    return rows;
  };
  const more = { loadMore: () => loadMore(PAGE_SIZE), loadAll };
  if (status !== "LoadingFirstPage") return { rows: results as Item<F>[], status, ...more };
  const { page, isDone } = first as { page: Item<F>[]; isDone: boolean };
  return { rows: page, status: isDone ? "Exhausted" : "LoadingMore", ...more };
}
