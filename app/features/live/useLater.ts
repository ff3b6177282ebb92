import type { FunctionArgs, FunctionReference, FunctionReturnType } from "convex/server";
import { errorData } from "../../../convex/shared/errors";
import { useOrganization } from "./useOrganization";
import { useSignedInQuery } from "./useSignedInQuery";

/**
 * What a query of this organization says now, for what a page can be without: undefined until it is there, and
 * where it is refused. Nothing is asked with "skip".
 * @throws `signedOut` alone: it concerns the whole page
 */
export function useLater<F extends FunctionReference<"query", "public">>(
  name: F,
  args: Omit<FunctionArgs<F>, "organization"> | "skip",
): FunctionReturnType<F> | undefined {
  const { id } = useOrganization();
  const here = args === "skip" ? args : ({ ...args, organization: id } as unknown as FunctionArgs<F>);
  const { data, error } = useSignedInQuery(name, here);
  if (errorData(error)?.code === "signedOut") throw error;
  return data;
}
