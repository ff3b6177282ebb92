import type { FunctionArgs, FunctionReference, FunctionReturnType } from "convex/server";
import { convexFor } from "./convex";
import { thrownResponse } from "./failures";
import { signedIn } from "./identity";
import { requireOrganization } from "./organization";

type Query = FunctionReference<"query", "public">;

/**
 * Who looks at a public page of an organization: a visitor, or somebody who is signed in, to whom a page may
 * say more.
 * @throws Response 404 where the host names no organization
 */
export async function publicVisit(request: Request) {
  const [organization, viewer] = await Promise.all([requireOrganization(request), signedIn(request)]);
  const client = convexFor(viewer?.jwt ?? null);
  const load = async <F extends Query>(
    name: F,
    args: Omit<FunctionArgs<F>, "organization">,
  ): Promise<FunctionReturnType<F>> => {
    try {
      return await client.query(name, { ...args, organization: organization.id } as never);
    } catch (error) {
      throw thrownResponse(request, error);
    }
  };
  return { organization, load, origin: new URL(request.url).origin };
}
