import { type Infer, v } from "convex/values";
import type { Doc, Id } from "../_generated/dataModel";
import { internalQuery, type QueryCtx } from "../_generated/server";
import { failure } from "../shared/errors";
import type { CompanyRole, Role } from "../shared/roles";
import {
  allows,
  companyAllows,
  type CompanyPermission,
  type Permission,
  PERMISSIONS,
  permissionsOf,
} from "./permissions";
import { rolesIn } from "./roles";
import { requireOwner, requireViewerIn, type Viewer } from "./viewer";

export { rolesIn };

/** A member of the staff inside an organization. */
export type Tenant = Viewer & {
  organization: Doc<"organizations">;
  roles: Role[];
  permissions: Permission[];
};

/** Anybody who has to do with an organization. */
export type Member = Viewer & { organization: Doc<"organizations">; affiliation: Doc<"affiliations"> };

/** Somebody of a company, in its cockpit. */
export type CompanySeat = Member & { company: Doc<"companies">; companyRole: CompanyRole };

type Ctx = Pick<QueryCtx, "auth" | "db">;

/** @throws `notFound` for an organization that is not there, or is being deleted */
export async function openOrganization(ctx: Ctx, id: Id<"organizations">): Promise<Doc<"organizations">> {
  const organization = await ctx.db.get("organizations", id);
  if (organization === null || organization.deletingSince !== undefined) throw noOrganization();
  return organization;
}

/** @throws `signedOut`, `notFound` or `forbidden` */
export async function enterTenant(
  ctx: Ctx,
  id: Id<"organizations">,
  permission: Permission,
): Promise<Tenant> {
  const viewer = await requireViewerIn(ctx, id);
  const organization = await openOrganization(ctx, id);
  const roles = await rolesIn(ctx, id, viewer.person._id);
  if (!allows(roles, permission)) throw failure("forbidden", "Your roles here do not allow this.");
  return { ...viewer, organization, roles, permissions: permissionsOf(roles) };
}

/** @throws `signedOut` or `notFound`: who has nothing to do with an organization does not learn of its insides */
export async function enterAsMember(ctx: Ctx, id: Id<"organizations">): Promise<Member> {
  const viewer = await requireViewerIn(ctx, id);
  const organization = await openOrganization(ctx, id);
  const affiliation = await ctx.db
    .query("affiliations")
    .withIndex("by_organization_person", (q) => q.eq("organizationId", id).eq("personId", viewer.person._id))
    .unique();
  if (affiliation === null) throw noOrganization();
  return { ...viewer, organization, affiliation };
}

/** @throws `signedOut`, `notFound` or `forbidden` */
export async function enterCompany(
  ctx: Ctx,
  id: Id<"organizations">,
  companyId: Id<"companies">,
  permission: CompanyPermission,
): Promise<CompanySeat> {
  const member = await enterAsMember(ctx, id);
  const company = await ctx.db.get("companies", companyId);
  const seat = await ctx.db
    .query("companyMembers")
    .withIndex("by_company_person", (q) => q.eq("companyId", companyId).eq("personId", member.person._id))
    .filter((q) => q.eq(q.field("endedAt"), undefined))
    .first();
  if (company === null || company.organizationId !== id || company.archivedAt !== undefined || seat === null)
    throw failure("notFound", "There is no such company here.");
  if (!companyAllows(seat.role, permission))
    throw failure("forbidden", "Your place in this company does not allow this.");
  return { ...member, company, companyRole: seat.role };
}

function noOrganization() {
  return failure("notFound", "There is no such organization here.");
}

const permissionValidator = v.union(
  ...(Object.keys(PERMISSIONS) as Permission[]).map((permission) => v.literal(permission)),
);

/** For actions, which have no database: the same check, in a transaction of its own. */
export const tenant = internalQuery({
  args: { organization: v.id("organizations"), permission: permissionValidator },
  handler: (ctx, { organization, permission }): Promise<Tenant> =>
    enterTenant(ctx, organization, permission as Infer<typeof permissionValidator>),
});

/** For actions on a signed-in person's own account. */
export const viewer = internalQuery({
  args: {},
  handler: (ctx): Promise<Viewer> => requireOwner(ctx),
});
