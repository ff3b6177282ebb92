import type { PaginatedQueryReference } from "convex/react";
import type { FunctionArgs, FunctionReturnType } from "convex/server";
import { useState } from "react";
import type { PaginationStatus } from "../../ui/feedback/LoadMore";
import { FIRST_PAGE, PAGE_SIZE } from "../live/usePages";
import { useOrganization } from "../live/useOrganization";
import { useSignedInQuery } from "../live/useSignedInQuery";

type Row<F extends PaginatedQueryReference> = FunctionReturnType<F>["page"][number];
type Growing<R> = { rows: R[]; status: PaginationStatus; loadMore: () => void };

/**
 * The first rows of a query of this organization, live, and as many more as are asked for. Unlike `usePages` it
 * keeps what was last seen when access ends, so that a page can say what happened instead of failing.
 */
export function useGrowing<F extends PaginatedQueryReference>(
  name: F,
  args: Omit<FunctionArgs<F>, "organization" | "paginationOpts">,
  first: FunctionReturnType<F>,
): Growing<Row<F>> {
  const { id: organization } = useOrganization();
  const [size, setSize] = useState(PAGE_SIZE);
  const paginationOpts = { ...FIRST_PAGE, numItems: size };
  const asked = { ...args, organization, paginationOpts } as unknown as FunctionArgs<F>;
  const { data } = useSignedInQuery(name, asked, first);
  const { page, isDone } = data as { page: Row<F>[]; isDone: boolean };
  const status = isDone ? "Exhausted" : page.length < size ? "LoadingMore" : "CanLoadMore";
  return { rows: page, status, loadMore: () => setSize(size + PAGE_SIZE) };
}
