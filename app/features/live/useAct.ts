import { useAction } from "convex/react";
import type { FunctionArgs, FunctionReference, FunctionReturnType } from "convex/server";
import { useCallback } from "react";
import { useOrganization } from "./useOrganization";

/** An action of this organization. */
export function useAct<F extends FunctionReference<"action", "public">>(
  name: F,
): (args: Omit<FunctionArgs<F>, "organization">) => Promise<FunctionReturnType<F>> {
  const { id } = useOrganization();
  const act = useAction(name);
  return useCallback(
    (args) => (act as (args: unknown) => Promise<FunctionReturnType<F>>)({ ...args, organization: id }),
    [act, id],
  );
}
