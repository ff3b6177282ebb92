import { type Infer, v } from "convex/values";
import type { PaginationOptions } from "convex/server";
import type { Doc, Id } from "../../_generated/dataModel";
import type { MutationCtx, QueryCtx } from "../../_generated/server";
import type { Tenant } from "../../access/entrance";
import { record } from "../../audit/model/entries";
import { failure, invalid } from "../../shared/errors";
import { companyProblems, companySlug } from "../rules/companies";

export const companyValidator = v.object({
  id: v.id("companies"),
  name: v.string(),
  slug: v.string(),
  archivedAt: v.union(v.number(), v.null()),
});

type Reader = Pick<QueryCtx, "db">;
type Ctx = Pick<MutationCtx, "db"> & Pick<Tenant, "organization" | "person" | "session">;

/** Companies by name: those at work, or the archived ones. */
export async function listCompanies(
  { db }: Reader,
  organization: Id<"organizations">,
  archived: boolean,
  paginationOpts: PaginationOptions,
) {
  const found = await db
    .query("companies")
    .withIndex("by_organization_archived_name", (q) => {
      const here = q.eq("organizationId", organization);
      return archived ? here.gt("archivedAt", 0) : here.eq("archivedAt", undefined);
    })
    .paginate(paginationOpts);
  return { ...found, page: found.page.map(companyFacts) };
}

/** A company's facts as screens show them. */
export function companyFacts(company: Doc<"companies">): Infer<typeof companyValidator> {
  const { _id: id, name, slug, archivedAt = null } = company;
  return { id, name, slug, archivedAt };
}

/** Makes a company; its address is made from its name. @throws `invalid` */
export async function createCompany(ctx: Ctx, entered: string): Promise<Id<"companies">> {
  const name = checkedName(entered);
  const organizationId = ctx.organization._id;
  const slug = await freeSlug(ctx, organizationId, companySlug(name));
  const id = await ctx.db.insert("companies", { organizationId, name, slug });
  await record(ctx, { action: "companies.created", entity: { table: "companies", id } });
  return id;
}

/** Gives a company another name; its address stays, so that links to it hold. @throws `notFound` or `invalid` */
export async function renameCompany(ctx: Ctx, id: Id<"companies">, entered: string): Promise<void> {
  await requireCompany(ctx, id);
  await ctx.db.patch("companies", id, { name: checkedName(entered) });
  await record(ctx, { action: "companies.renamed", entity: { table: "companies", id }, changed: ["name"] });
}

/** Archives a company, which closes its cockpit, or opens it again. @throws `notFound` */
export async function archiveCompany(ctx: Ctx, id: Id<"companies">, archived: boolean): Promise<void> {
  const company = await requireCompany(ctx, id);
  if ((company.archivedAt !== undefined) === archived) return;
  await ctx.db.patch("companies", id, { archivedAt: archived ? Date.now() : undefined });
  const action = archived ? "companies.archived" : "companies.restored";
  await record(ctx, { action, entity: { table: "companies", id }, changed: ["archivedAt"] });
}

/** @throws `notFound` */
export async function requireCompany({ db }: Reader, id: Id<"companies">): Promise<Doc<"companies">> {
  const company = await db.get("companies", id);
  if (company === null) throw failure("notFound", "There is no such company here.");
  return company;
}

function checkedName(entered: string): string {
  const problems = companyProblems({ name: entered });
  if (Object.keys(problems).length > 0) throw invalid(problems);
  return entered.trim();
}

/** The slug itself, or the first of "slug-2", "slug-3" … that no company of the organization has. */
async function freeSlug({ db }: Reader, organization: Id<"organizations">, slug: string): Promise<string> {
  for (let count = 1; ; count++) {
    const candidate = count === 1 ? slug : `${slug}-${count}`;
    const holder = await db
      .query("companies")
      .withIndex("by_organization_slug", (q) => q.eq("organizationId", organization).eq("slug", candidate))
      .first();
    if (holder === null) return candidate;
  }
}
