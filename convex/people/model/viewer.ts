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
import { affiliationsOf } from "./affiliations";
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
  /** Whether the viewer has to do with other organizations too. */
  elsewhere: v.boolean(),
  /** Whether the viewer may found a further organization. */
  founds: v.boolean(),
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
  ctx: Pick<QueryCtx, "db"> & { everywhere: QueryCtx["db"] },
  viewer: Viewer,
  organization: Id<"organizations">,
): Promise<Presence> {
  const person = viewer.person._id;
  const standing = await standingIn(ctx, organization, person);
  const companies = await seatsIn(ctx, organization, person);
  const whole = { db: ctx.everywhere };
  const elsewhere = !isConfined(viewer) && (await affiliationsOf(whole, person, 2)).length > 1;
  const founds = await mayFound(whole, viewer);
  return { person: accountOf(viewer), ...standing, companies, elsewhere, founds };
}

/**
 * Whether somebody may found a further organization: an owner of one may. Not in a session that counts in one
 * organization alone, as that of a demo account. Takes the whole deployment's db.
 */
export async function mayFound({ db }: Pick<QueryCtx, "db">, viewer: Viewer): Promise<boolean> {
  if (isConfined(viewer)) return false;
  const memberships = db
    .query("memberships")
    .withIndex("by_person", (q) => q.eq("personId", viewer.person._id))
    .filter((q) => q.eq(q.field("endedAt"), undefined));
  for await (const { roles, organizationId } of memberships) {
    const organization = roles.includes("owner") ? await db.get("organizations", organizationId) : null;
    if (organization !== null && organization.deletingSince === undefined) return true;
  }
  return false;
}

function isConfined({ session }: Viewer): boolean {
  return session?.organizationId !== undefined;
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
      const company = await db.get("companies", companyId);
      return company === null || company.archivedAt !== undefined ? null : seatOf(company, role);
    }),
  );
  return seats.filter((seat) => seat !== null);
}

function seatOf(company: Doc<"companies">, role: Doc<"companyMembers">["role"]) {
  const permissions = COMPANY_PERMISSION_NAMES.filter((permission) => companyAllows(role, permission));
  return { company: company._id, name: company.name, slug: company.slug, role, permissions };
}
