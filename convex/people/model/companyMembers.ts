import { type Infer, v } from "convex/values";
import type { PaginationOptions } from "convex/server";
import type { Doc, Id } from "../../_generated/dataModel";
import type { MutationCtx, QueryCtx } from "../../_generated/server";
import type { Tenant } from "../../access/entrance";
import { record } from "../../audit/model/entries";
import { failure } from "../../shared/errors";
import type { CompanyRole } from "../../shared/roles";
import { leavesNobody, strongerRole } from "../rules/companies";
import { companyRoleValidator } from "../schema";
import { affiliate, affiliationIn } from "./affiliations";

export const companyMemberValidator = v.object({
  id: v.id("companyMembers"),
  person: v.id("persons"),
  name: v.string(),
  email: v.union(v.string(), v.null()),
  role: companyRoleValidator,
  since: v.number(),
});

type Reader = Pick<QueryCtx, "db">;
type Ctx = Pick<MutationCtx, "db"> & Pick<Tenant, "organization" | "person" | "session">;

/** The people of a company now, newest first. */
export async function listCompanyMembers(
  { db }: Reader,
  company: Id<"companies">,
  paginationOpts: PaginationOptions,
) {
  const found = await db
    .query("companyMembers")
    .withIndex("by_company_ended", (q) => q.eq("companyId", company).eq("endedAt", undefined))
    .order("desc")
    .paginate(paginationOpts);
  return { ...found, page: await Promise.all(found.page.map((row) => shown({ db }, row))) };
}

/** Gives somebody a place in a company; who has one keeps the role that allows more. Trusts its caller. */
export async function seat(
  { db }: Pick<MutationCtx, "db">,
  { _id: companyId, organizationId }: Doc<"companies">,
  person: Doc<"persons">,
  role: CompanyRole,
): Promise<void> {
  await affiliate({ db }, organizationId, person, "company");
  const present = await presentSeat({ db }, companyId, person._id);
  if (present === null)
    await db.insert("companyMembers", { organizationId, companyId, personId: person._id, role });
  else await db.patch("companyMembers", present._id, { role: strongerRole(present.role, role) });
}

/**
 * Changes what somebody may do in a company. `keepAdmin` refuses to leave the company without anybody who
 * manages it, as people of the company themselves must not.
 * @throws `notFound` or `conflict`
 */
export async function changeSeat(
  ctx: Ctx,
  company: Id<"companies">,
  id: Id<"companyMembers">,
  role: CompanyRole,
  keepAdmin: boolean,
): Promise<void> {
  const member = await presentOne(ctx, company, id);
  if (keepAdmin) await checkAdminStays(ctx, member, role);
  await ctx.db.patch("companyMembers", id, { role });
  const entity = { table: "companyMembers" as const, id };
  await record(ctx, { action: "companyMembers.roleChanged", entity, changed: ["role"] });
}

/** Ends somebody's place in a company and keeps it as history. @throws `notFound` or `conflict` */
export async function endSeat(
  ctx: Ctx,
  company: Id<"companies">,
  id: Id<"companyMembers">,
  keepAdmin: boolean,
): Promise<void> {
  const member = await presentOne(ctx, company, id);
  if (keepAdmin) await checkAdminStays(ctx, member, null);
  await ctx.db.patch("companyMembers", id, { endedAt: Date.now() });
  const entity = { table: "companyMembers" as const, id };
  await record(ctx, { action: "companyMembers.ended", entity, changed: ["endedAt"] });
}

/** Somebody's place in a company that has not ended, or null. */
export function presentSeat(
  { db }: Reader,
  company: Id<"companies">,
  person: Id<"persons">,
): Promise<Doc<"companyMembers"> | null> {
  return db
    .query("companyMembers")
    .withIndex("by_company_person", (q) => q.eq("companyId", company).eq("personId", person))
    .filter((q) => q.eq(q.field("endedAt"), undefined))
    .first();
}

async function presentOne({ db }: Reader, company: Id<"companies">, id: Id<"companyMembers">) {
  const member = await db.get("companyMembers", id);
  if (member === null || member.companyId !== company || member.endedAt !== undefined)
    throw failure("notFound", "There is no such person in this company.");
  return member;
}

async function checkAdminStays(
  { db }: Reader,
  { _id, companyId, role }: Doc<"companyMembers">,
  after: CompanyRole | null,
): Promise<void> {
  const present = db
    .query("companyMembers")
    .withIndex("by_company_ended", (q) => q.eq("companyId", companyId).eq("endedAt", undefined));
  let otherAdmin = false;
  for await (const other of present)
    if (other._id !== _id && other.role === "company_admin") {
      otherAdmin = true;
      break;
    }
  if (leavesNobody(role, after, otherAdmin))
    throw failure("conflict", "A company needs somebody who manages it. Choose somebody else first.");
}

async function shown(
  { db }: Reader,
  row: Doc<"companyMembers">,
): Promise<Infer<typeof companyMemberValidator>> {
  const { _id: id, organizationId, personId: person, role, _creationTime: since } = row;
  const { name = "", email = null } = (await affiliationIn({ db }, organizationId, person)) ?? {};
  return { id, person, name, email, role, since };
}
