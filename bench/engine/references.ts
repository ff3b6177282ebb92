import { makeFunctionReference } from "convex/server";

/** The functions of app/convex/work.ts. */
export const work = {
  insert: makeFunctionReference<"mutation", { body: string }, null>("work:insert"),
  set: makeFunctionReference<"mutation", { name: string; value: number }, null>("work:set"),
  fill: makeFunctionReference<"mutation", { from: number; count: number }, null>("work:fill"),
  idOf: makeFunctionReference<"query", { n: number }, string | null>("work:idOf"),
};
