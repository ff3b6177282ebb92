import { type Infer, v } from "convex/values";
import type { PaginationOptions } from "convex/server";
import type { Doc, Id } from "../../_generated/dataModel";
import type { MutationCtx, QueryCtx } from "../../_generated/server";
import type { Tenant } from "../../access/entrance";
import { rolesIn } from "../../access/roles";
import { record } from "../../audit/model/entries";
import { failure, invalid } from "../../shared/errors";
import type { Role } from "../../shared/roles";
import { decideRoles, type RolesRefusal, tidyRoles } from "../rules/memberships";
import { roleValidator } from "../schema";
import { affiliate, affiliationIn } from "./affiliations";

export const membershipValidator = v.object({
  id: v.id("memberships"),
  person: v.id("persons"),
  name: v.string(),
  email: v.union(v.string(), v.null()),
  roles: v.array(roleValidator),
  since: v.number(),
  endedAt: v.union(v.number(), v.null()),
});

type Reader = Pick<QueryCtx, "db">;
type Ctx = Pick<MutationCtx, "db"> & Tenant;

const REFUSALS: Record<RolesRefusal, string> = {
  ownersOnly: "Only owners make somebody an owner, or take it from them.",
  lastOwner: "An organization needs an owner. Make somebody else an owner first.",
};

/** The present members of an organization's staff, or the former ones, newest first. */
export async function listMembers(
  { db }: Reader,
  organization: Id<"organizations">,
  former: boolean,
  paginationOpts: PaginationOptions,
) {
  const found = await db
    .query("memberships")
    .withIndex("by_organization_ended", (q) => {
      const here = q.eq("organizationId", organization);
      return former ? here.gt("endedAt", 0) : here.eq("endedAt", undefined);
    })
    .order("desc")
    .paginate(paginationOpts);
  return { ...found, page: await Promise.all(found.page.map((row) => shown({ db }, row))) };
}

/** Gives somebody roles, beside those they have, and makes them visible to the staff. Trusts its caller. */
export async function appoint(
  { db }: Pick<MutationCtx, "db">,
  organizationId: Id<"organizations">,
  person: Doc<"persons">,
  roles: readonly Role[],
): Promise<Id<"memberships">> {
  await affiliate({ db }, organizationId, person, "staff");
  const present = await presentMembership({ db }, organizationId, person._id);
  if (present === null)
    return db.insert("memberships", { organizationId, personId: person._id, roles: tidyRoles(roles) });
  await db.patch("memberships", present._id, { roles: tidyRoles([...present.roles, ...roles]) });
  return present._id;
}

/** Sets a member's roles. @throws `notFound`, `invalid` without roles, `forbidden` or `conflict` by the rules */
export async function changeRoles(ctx: Ctx, id: Id<"memberships">, entered: readonly Role[]): Promise<void> {
  const roles = tidyRoles(entered);
  if (roles.length === 0) throw invalid({ roles: "required" });
  const membership = await presentOne(ctx, id);
  await decide(ctx, membership, roles);
  await ctx.db.patch("memberships", id, { roles });
  const entity = { table: "memberships" as const, id };
  await record(ctx, { action: "memberships.rolesChanged", entity, changed: ["roles"] });
}

/** Ends a membership and keeps it as history. @throws `notFound`, `forbidden` or `conflict` by the rules */
export async function endMembership(ctx: Ctx, id: Id<"memberships">): Promise<void> {
  const membership = await presentOne(ctx, id);
  await decide(ctx, membership, []);
  await ctx.db.patch("memberships", id, { endedAt: Date.now() });
  const entity = { table: "memberships" as const, id };
  await record(ctx, { action: "memberships.ended", entity, changed: ["endedAt"] });
}

/** @throws `forbidden` when somebody who is no owner would give roles that only owners give */
export function checkMayGrant(ctx: Pick<Tenant, "permissions">, roles: readonly Role[]): void {
  const managesOwners = ctx.permissions.includes("owners.manage");
  const refusal = decideRoles({ managesOwners, before: [], after: roles, otherOwner: true });
  if (refusal !== null) throw failure("forbidden", REFUSALS[refusal]);
}

/** Whether somebody is an owner of an organization now. */
export async function isOwner(ctx: Reader, organization: Id<"organizations">, person: Id<"persons">) {
  return (await rolesIn(ctx, organization, person)).includes("owner");
}

/** A person's membership that has not ended, or null. */
export function presentMembership(
  { db }: Reader,
  organizationId: Id<"organizations">,
  personId: Id<"persons">,
): Promise<Doc<"memberships"> | null> {
  return db
    .query("memberships")
    .withIndex("by_organization_person", (q) =>
      q.eq("organizationId", organizationId).eq("personId", personId),
    )
    .filter((q) => q.eq(q.field("endedAt"), undefined))
    .first();
}

async function presentOne({ db }: Reader, id: Id<"memberships">): Promise<Doc<"memberships">> {
  const membership = await db.get("memberships", id);
  if (membership === null || membership.endedAt !== undefined)
    throw failure("notFound", "There is no such member here.");
  return membership;
}

async function decide(ctx: Ctx, membership: Doc<"memberships">, after: readonly Role[]): Promise<void> {
  const otherOwner = await hasOtherOwner(ctx, membership);
  const managesOwners = ctx.permissions.includes("owners.manage");
  const refusal = decideRoles({ managesOwners, before: membership.roles, after, otherOwner });
  if (refusal !== null) throw failure(refusal === "lastOwner" ? "conflict" : "forbidden", REFUSALS[refusal]);
}

async function hasOtherOwner({ db }: Reader, { _id, organizationId }: Doc<"memberships">): Promise<boolean> {
  const present = db
    .query("memberships")
    .withIndex("by_organization_ended", (q) =>
      q.eq("organizationId", organizationId).eq("endedAt", undefined),
    );
  for await (const other of present) if (other._id !== _id && other.roles.includes("owner")) return true;
  return false;
}

async function shown({ db }: Reader, row: Doc<"memberships">): Promise<Infer<typeof membershipValidator>> {
  const { _id: id, organizationId, personId: person, roles, _creationTime: since, endedAt = null } = row;
  const { name = "", email = null } = (await affiliationIn({ db }, organizationId, person)) ?? {};
  return { id, person, name, email, roles, since, endedAt };
}
