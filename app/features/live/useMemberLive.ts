import type { FunctionArgs, FunctionReference, FunctionReturnType } from "convex/server";
import { useOrganization } from "./useOrganization";
import { useSignedInQuery } from "./useSignedInQuery";

/**
 * What a query of this organization says now to somebody who is signed in: what the loader gave first, then live.
 * @throws the query's error, which the route's error boundary shows
 */
export function useMemberLive<F extends FunctionReference<"query", "public">>(
  name: F,
  args: Omit<FunctionArgs<F>, "organization">,
  initial: FunctionReturnType<F>,
): FunctionReturnType<F> {
  const { id } = useOrganization();
  const here = { ...args, organization: id } as unknown as FunctionArgs<F>;
  const { data, error } = useSignedInQuery(name, here, initial);
  if (error !== null) throw error;
  return data as FunctionReturnType<F>;
}
