import { useMutation } from "convex/react";
import type { FunctionArgs, FunctionReference, FunctionReturnType } from "convex/server";
import { useCallback } from "react";
import { useOrganization } from "./useOrganization";
import { useSignedInQuery } from "./useSignedInQuery";

type Query = FunctionReference<"query", "public">;
type Mutation = FunctionReference<"mutation", "public">;
type Here<Args> = Omit<Args, "organization">;

/**
 * What a query of this organization says now: what the loader gave first, then live.
 * @throws the query's error, which the route's error boundary shows
 */
export function useLive<F extends Query>(
  name: F,
  args: Here<FunctionArgs<F>>,
  initial: FunctionReturnType<F>,
): FunctionReturnType<F> {
  const { id } = useOrganization();
  const here = { ...args, organization: id } as unknown as FunctionArgs<F>;
  const { data, error } = useSignedInQuery(name, here, initial);
  if (error !== null) throw error;
  return data as FunctionReturnType<F>;
}

/** A mutation of this organization. */
export function useDo<F extends Mutation>(
  name: F,
): (args: Here<FunctionArgs<F>>) => Promise<FunctionReturnType<F>> {
  const { id } = useOrganization();
  const mutate = useMutation(name);
  return useCallback(
    (args) => (mutate as (args: unknown) => Promise<FunctionReturnType<F>>)({ ...args, organization: id }),
    [mutate, id],
  );
}
