import { type Infer, v } from "convex/values";
import type { Id } from "../../_generated/dataModel";
import type { QueryCtx } from "../../_generated/server";
import type { Viewer } from "../../access/viewer";
import { countsIn } from "../../identity/rules/sessions";
import { affiliationsOf } from "../../people/model/affiliations";
import { standingIn, standingValidator } from "../../people/model/viewer";
import { addressOf } from "./addresses";
import { profileValidator, publicProfile } from "./organizations";

export const membershipValidator = v.object({
  organization: profileValidator,
  /** Where it is found, such as "https://acme.academy.example". */
  origin: v.string(),
  ...standingValidator.fields,
});

/**
 * The viewer's organizations by name, without those that are being deleted, and what they may do in each. A
 * session that counts in one organization alone, as an impersonation's, shows that one.
 */
export async function organizationsOf(
  ctx: Pick<QueryCtx, "db" | "storage">,
  { person: { _id: person }, session }: Viewer,
): Promise<Infer<typeof membershipValidator>[]> {
  const affiliations = await affiliationsOf(ctx, person);
  const open = affiliations.filter(({ organizationId }) => countsIn(session, organizationId));
  const found = await Promise.all(open.map((row) => membershipOf(ctx, row.organizationId, person)));
  return found
    .filter((membership) => membership !== null)
    .sort((a, b) => a.organization.name.localeCompare(b.organization.name));
}

async function membershipOf(
  ctx: Pick<QueryCtx, "db" | "storage">,
  id: Id<"organizations">,
  person: Id<"persons">,
) {
  const organization = await ctx.db.get("organizations", id);
  if (organization === null || organization.deletingSince !== undefined) return null;
  return {
    organization: await publicProfile(ctx, organization),
    origin: await addressOf(ctx, organization),
    ...(await standingIn(ctx, id, person)),
  };
}
