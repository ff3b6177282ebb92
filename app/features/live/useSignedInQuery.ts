import { type RequestForQueries, useConvexAuth, useQueries } from "convex/react";
import {
  type FunctionArgs,
  type FunctionReference,
  type FunctionReturnType,
  getFunctionName,
} from "convex/server";
import { convexToJson, jsonToConvex, type Value } from "convex/values";
import { useMemo, useRef } from "react";
import { isLeaving } from "./sessionEnd";

/**
 * A live query that waits until Convex knows who asks: asked before the token is there, it would be refused as if
 * the session had ended. Until the first answer `data` is what the loader gave, if anything; beside an error it is
 * what was known before.
 */
export function useSignedInQuery<F extends FunctionReference<"query", "public">>(
  name: F,
  args: FunctionArgs<F> | "skip",
  initial?: FunctionReturnType<F>,
): { data: FunctionReturnType<F> | undefined; error: Error | null } {
  const { isLoading } = useConvexAuth();
  const key = isLoading || args === "skip" ? null : JSON.stringify(convexToJson(args as Value));
  const path = getFunctionName(name);
  const queries = useMemo(
    () => requestOf(name, key),
    // A reference is another object each time it is named.
    [path, key],
  );
  const answer = useQueries(queries)["asked"] as FunctionReturnType<F> | Error | undefined;
  const known = useRef({ key, data: initial });
  if (known.current.key !== key) known.current = { key, data: initial };
  const failed = answer instanceof Error;
  if (answer !== undefined && !failed) known.current.data = answer;
  return { data: known.current.data ?? initial, error: failed && !isLeaving() ? answer : null };
}

function requestOf(query: FunctionReference<"query", "public">, key: string | null): RequestForQueries {
  if (key === null) return {};
  return { asked: { query, args: jsonToConvex(JSON.parse(key)) as Record<string, Value> } };
}
