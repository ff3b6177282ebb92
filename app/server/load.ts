import type { FunctionArgs, FunctionReference, FunctionReturnType } from "convex/server";
import { convexFor } from "./convex";
import { thrownResponse, toSignIn } from "./failures";
import { signedIn } from "./identity";
import { type OrganizationProfile, requireOrganization } from "./organization";
import type { SignedIn } from "./signedIn";

type Query = FunctionReference<"query", "public">;
type WithoutOrganization<Args> = Omit<Args, "organization">;

/** What the loaders of pages for signed-in people work with. */
export type Visit = {
  organization: OrganizationProfile;
  viewer: SignedIn;
  /** Runs a query of this organization as the viewer; its errors become the page's answer. */
  load<F extends Query>(name: F, args: WithoutOrganization<FunctionArgs<F>>): Promise<FunctionReturnType<F>>;
  /** The same for a query of the viewer's account, which belongs to no organization. */
  loadAccount<F extends Query>(name: F, args: FunctionArgs<F>): Promise<FunctionReturnType<F>>;
};

/**
 * Who visits, and where.
 * @throws Response: a redirect to sign-in for a visitor, 404 where the host names no organization
 */
export async function visit(request: Request): Promise<Visit> {
  const [organization, viewer] = await Promise.all([requireOrganization(request), signedIn(request)]);
  if (viewer === null) throw toSignIn(request);
  const client = convexFor(viewer.jwt);
  const ask = async <F extends Query>(name: F, args: FunctionArgs<F>): Promise<FunctionReturnType<F>> => {
    try {
      return await client.query(name, args);
    } catch (error) {
      throw thrownResponse(request, error);
    }
  };
  return {
    organization,
    viewer,
    load: (name, args) => ask(name, { ...args, organization: organization.id } as never),
    loadAccount: ask,
  };
}
