import { type Infer, v } from "convex/values";
import { literals } from "convex-helpers/validators";
import type { Doc, Id } from "../../_generated/dataModel";
import type { QueryCtx } from "../../_generated/server";
import {
  COMPANY_PERMISSIONS,
  companyAllows,
  type CompanyPermission,
  type Permission,
  PERMISSIONS,
  permissionsOf,
} from "../../access/permissions";
import { rolesIn } from "../../access/roles";
import type { Viewer } from "../../access/viewer";
import { AFFILIATION_KINDS, COMPANY_ROLES, ROLES } from "../rules/roles";

const PERMISSION_NAMES = Object.keys(PERMISSIONS) as Permission[];
const COMPANY_PERMISSION_NAMES = Object.keys(COMPANY_PERMISSIONS) as CompanyPermission[];

export const accountValidator = v.object({
  id: v.id("persons"),
  name: v.string(),
  email: v.union(v.string(), v.null()),
  locale: v.union(v.string(), v.null()),
  timeZone: v.union(v.string(), v.null()),
  /** Whether an owner looks at the product as this person. */
  impersonated: v.boolean(),
});

export const standingValidator = v.object({
  kinds: v.array(literals(...AFFILIATION_KINDS)),
  roles: v.array(literals(...ROLES)),
  permissions: v.array(literals(...PERMISSION_NAMES)),
});

const seatValidator = v.object({
  company: v.id("companies"),
  name: v.string(),
  slug: v.string(),
  role: literals(...COMPANY_ROLES),
  permissions: v.array(literals(...COMPANY_PERMISSION_NAMES)),
});

export const presenceValidator = v.object({
  person: accountValidator,
  ...standingValidator.fields,
  companies: v.array(seatValidator),
});

/** Who somebody is in an organization, and what the screens may offer them. */
export type Presence = Infer<typeof presenceValidator>;

/** The signed-in person's own account. */
export function accountOf({ person, session }: Viewer): Infer<typeof accountValidator> {
  return {
    id: person._id,
    name: person.name,
    email: person.email ?? null,
    locale: person.locale ?? null,
    timeZone: person.timeZone ?? null,
    impersonated: session?.impersonatorId !== undefined,
  };
}

/** What the viewer is and may do in an organization; all empty for somebody who has nothing to do with it. */
export async function presenceIn(
  ctx: Pick<QueryCtx, "db">,
  viewer: Viewer,
  organization: Id<"organizations">,
): Promise<Presence> {
  const person = viewer.person._id;
  const standing = await standingIn(ctx, organization, person);
  const companies = await seatsIn(ctx, organization, person);
  return { person: accountOf(viewer), ...standing, companies };
}

/** A person's kinds, roles and permissions in an organization. */
export async function standingIn(
  ctx: Pick<QueryCtx, "db">,
  organization: Id<"organizations">,
  person: Id<"persons">,
): Promise<Infer<typeof standingValidator>> {
  const affiliation = await ctx.db
    .query("affiliations")
    .withIndex("by_organization_person", (q) => q.eq("organizationId", organization).eq("personId", person))
    .unique();
  const roles = await rolesIn(ctx, organization, person);
  return { kinds: affiliation?.kinds ?? [], roles, permissions: permissionsOf(roles) };
}

/** Nobody sits in more than a handful of companies; the bound keeps one row from growing without end. */
const MAX_SEATS = 50;

async function seatsIn(
  { db }: Pick<QueryCtx, "db">,
  organization: Id<"organizations">,
  person: Id<"persons">,
) {
  const rows = await db
    .query("companyMembers")
    .withIndex("by_organization_person", (q) => q.eq("organizationId", organization).eq("personId", person))
    .filter((q) => q.eq(q.field("endedAt"), undefined))
    .take(MAX_SEATS);
  const seats = await Promise.all(
    rows.map(async ({ companyId, role }) => {
      const company = await db.get(companyId);
      return company === null || company.archivedAt !== undefined ? null : seatOf(company, role);
    }),
  );
  return seats.filter((seat) => seat !== null);
}

function seatOf(company: Doc<"companies">, role: Doc<"companyMembers">["role"]) {
  const permissions = COMPANY_PERMISSION_NAMES.filter((permission) => companyAllows(role, permission));
  return { company: company._id, name: company.name, slug: company.slug, role, permissions };
}
