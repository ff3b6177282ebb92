import type { Doc, Id } from "../../_generated/dataModel";
import type { MutationCtx, QueryCtx } from "../../_generated/server";
import type { Tenant } from "../../access/entrance";
import { record } from "../../audit/model/entries";
import { failure, invalid } from "../../shared/errors";
import { domainProblems, normalizeDomain } from "../rules/domains";
import { baseHost } from "./addresses";

/** How many host names of its own an organization may have. */
export const MAX_DOMAINS = 20;

type Ctx = Pick<MutationCtx, "db"> & { everywhere: QueryCtx["db"] } & Pick<
    Tenant,
    "organization" | "person" | "session"
  >;

/** An organization's own host names, at most `MAX_DOMAINS`. */
export function domainsOf(
  { db }: Pick<QueryCtx, "db">,
  organization: Id<"organizations">,
): Promise<Doc<"domains">[]> {
  return db
    .query("domains")
    .withIndex("by_organization", (q) => q.eq("organizationId", organization))
    .take(MAX_DOMAINS);
}

/** Adds a host name. @throws `invalid` when it is none, kept by the deployment, or another organization's */
export async function addDomain(ctx: Ctx, entered: string): Promise<Id<"domains">> {
  const domain = normalizeDomain(entered);
  const problems = domainProblems(domain, baseHost());
  if (Object.keys(problems).length > 0) throw invalid(problems);
  const holder = await ctx.everywhere
    .query("domains")
    .withIndex("by_domain", (q) => q.eq("domain", domain))
    .unique();
  if (holder !== null) throw invalid({ domain: "domainTaken" });
  const organizationId = ctx.organization._id;
  if ((await domainsOf(ctx, organizationId)).length >= MAX_DOMAINS)
    throw failure("conflict", `An organization has ${MAX_DOMAINS} host names at most. Remove one first.`);
  const id = await ctx.db.insert("domains", { organizationId, domain });
  await record(ctx, { action: "domains.added", entity: { table: "domains", id }, changed: ["domain"] });
  return id;
}

/** Lets a host name go. @throws `notFound` */
export async function removeDomain(ctx: Ctx, id: Id<"domains">): Promise<void> {
  if ((await ctx.db.get("domains", id)) === null)
    throw failure("notFound", "There is no such host name here.");
  await ctx.db.delete("domains", id);
  await record(ctx, { action: "domains.removed", entity: { table: "domains", id } });
}
