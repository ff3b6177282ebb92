import type { Id } from "../_generated/dataModel";
import type { QueryCtx } from "../_generated/server";
import type { Role } from "../shared/roles";

/** The roles a person holds in an organization now. */
export async function rolesIn(
  { db }: Pick<QueryCtx, "db">,
  organizationId: Id<"organizations">,
  personId: Id<"persons">,
): Promise<Role[]> {
  const membership = await db
    .query("memberships")
    .withIndex("by_organization_person", (q) =>
      q.eq("organizationId", organizationId).eq("personId", personId),
    )
    .filter((q) => q.eq(q.field("endedAt"), undefined))
    .first();
  return membership?.roles ?? [];
}
