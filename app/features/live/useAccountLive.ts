import type { FunctionArgs, FunctionReference, FunctionReturnType } from "convex/server";
import { useSignedInQuery } from "./useSignedInQuery";

/**
 * What a query of the viewer's account says now: what the loader gave first, then live. Accounts belong to no
 * organization; to change one, take Convex's own `useMutation`.
 * @throws the query's error, which the route's error boundary shows
 */
export function useAccountLive<F extends FunctionReference<"query", "public">>(
  name: F,
  args: FunctionArgs<F>,
  initial: FunctionReturnType<F>,
): FunctionReturnType<F> {
  const { data, error } = useSignedInQuery(name, args, initial);
  if (error !== null) throw error;
  return data as FunctionReturnType<F>;
}
