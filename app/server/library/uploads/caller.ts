import type { FunctionArgs, FunctionReference, FunctionReturnType } from "convex/server";
import { failure } from "../../../../convex/shared/errors";
import { convexFor } from "../../convex";
import { signedIn } from "../../identity";
import { requireOrganization } from "../../organization";

type Kind = "query" | "mutation" | "action";
type Callable<K extends Kind> = FunctionReference<K, "public">;
type Here<F extends Callable<Kind>> = Omit<FunctionArgs<F>, "organization">;

/** Calls functions of an organization as whoever sent a request. */
export type Caller = {
  query<F extends Callable<"query">>(name: F, args: Here<F>): Promise<FunctionReturnType<F>>;
  mutation<F extends Callable<"mutation">>(name: F, args: Here<F>): Promise<FunctionReturnType<F>>;
  action<F extends Callable<"action">>(name: F, args: Here<F>): Promise<FunctionReturnType<F>>;
};

/**
 * Who sends a file: asked anew for each call, since a large file takes longer than a token holds.
 * @throws Response 404 where the host names no organization; `signedOut` from each call where nobody is signed in
 */
export async function callerOf(request: Request): Promise<Caller> {
  const { id: organization } = await requireOrganization(request);
  const client = async () => {
    const viewer = await signedIn(request);
    if (viewer === null) throw failure("signedOut", "Please sign in.");
    return convexFor(viewer.jwt);
  };
  const whole = <F extends Callable<Kind>>(args: Here<F>) =>
    ({ ...args, organization }) as unknown as FunctionArgs<F>;
  return {
    query: async <F extends Callable<"query">>(name: F, args: Here<F>) =>
      (await client()).query(name, whole<F>(args)) as Promise<FunctionReturnType<F>>,
    mutation: async <F extends Callable<"mutation">>(name: F, args: Here<F>) =>
      (await client()).mutation(name, whole<F>(args)) as Promise<FunctionReturnType<F>>,
    action: async <F extends Callable<"action">>(name: F, args: Here<F>) =>
      (await client()).action(name, whole<F>(args)) as Promise<FunctionReturnType<F>>,
  };
}
