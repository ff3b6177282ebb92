import { ConvexHttpClient } from "convex/browser";
import type { FunctionArgs, FunctionReference, FunctionReturnType } from "convex/server";
import { settings } from "./settings";

type Server<Kind extends "query" | "mutation" | "action"> = FunctionReference<Kind, "public">;
type WithoutSecret<Args> = Omit<Args, "secret">;

/** A client that acts for whoever the token names; for a visitor, without one. */
export function convexFor(token: string | null): ConvexHttpClient {
  const client = new ConvexHttpClient(settings().CONVEX_URL, { logger: false });
  if (token !== null) client.setAuth(token);
  return client;
}

/** Calls a function that is for the server alone. */
export const asServer = {
  query: <F extends Server<"query">>(name: F, args: WithoutSecret<FunctionArgs<F>>) =>
    convexFor(null).query(name, signed<F>(args)) as Promise<FunctionReturnType<F>>,
  mutation: <F extends Server<"mutation">>(name: F, args: WithoutSecret<FunctionArgs<F>>) =>
    convexFor(null).mutation(name, signed<F>(args)) as Promise<FunctionReturnType<F>>,
  action: <F extends Server<"action">>(name: F, args: WithoutSecret<FunctionArgs<F>>) =>
    convexFor(null).action(name, signed<F>(args)) as Promise<FunctionReturnType<F>>,
};

function signed<F extends FunctionReference<"query" | "mutation" | "action", "public">>(
  args: WithoutSecret<FunctionArgs<F>>,
): FunctionArgs<F> {
  return { ...args, secret: settings().SERVER_SECRET } as unknown as FunctionArgs<F>;
}
