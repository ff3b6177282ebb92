import { convexQuery } from "@convex-dev/react-query";
import { useQuery } from "@tanstack/react-query";
import { useConvexAuth } from "convex/react";
import type { FunctionArgs, FunctionReference, FunctionReturnType } from "convex/server";
import { isLeaving } from "./sessionEnd";

/**
 * A live query that waits until Convex knows who asks: asked before the token is there, it would be refused as if
 * the session had ended. Until then `data` is what the loader gave, if anything.
 */
export function useSignedInQuery<F extends FunctionReference<"query", "public">>(
  name: F,
  args: FunctionArgs<F> | "skip",
  initial?: FunctionReturnType<F>,
): { data: FunctionReturnType<F> | undefined; error: Error | null } {
  const { isLoading } = useConvexAuth();
  const asked = (isLoading ? "skip" : args) as FunctionArgs<F>;
  const { data, error } = useQuery({
    ...convexQuery(name, asked),
    ...(initial !== undefined && { initialData: initial }),
  });
  return { data: (data as FunctionReturnType<F> | undefined) ?? initial, error: isLeaving() ? null : error };
}
