import type { Infer } from "convex/values";
import { v } from "convex/values";
import type { Doc } from "../../_generated/dataModel";
import type { QueryCtx } from "../../_generated/server";
import { hostTarget } from "../rules/hosts";

export const profileValidator = v.object({
  id: v.id("organizations"),
  slug: v.string(),
  name: v.string(),
  timeZone: v.string(),
  currency: v.string(),
  locale: v.string(),
  demo: v.boolean(),
  primaryColor: v.union(v.string(), v.null()),
  logoUrl: v.union(v.string(), v.null()),
});

/** What everybody may know of an organization, and what its pages need to look like it. */
export type PublicProfile = Infer<typeof profileValidator>;

type Reader = Pick<QueryCtx, "db">;

/**
 * The organization that a request's Host header names: by its own domain, by its slug below the base host,
 * or the default one on the bare base host. Null when there is none, or when it is being deleted.
 */
export async function resolveOrganization(
  ctx: Reader,
  { host, baseHost }: { host: string; baseHost: string },
): Promise<Doc<"organizations"> | null> {
  const found = await organizationAt(ctx, host, baseHost);
  return found === null || found.deletingSince !== undefined ? null : found;
}

/** The public profile of an organization, with an address from which its logo can be loaded. */
export async function publicProfile(
  { storage }: Pick<QueryCtx, "storage">,
  organization: Doc<"organizations">,
): Promise<PublicProfile> {
  const { _id: id, slug, name, timeZone, currency, locale, demo, branding } = organization;
  const logoUrl = branding.logo === undefined ? null : await storage.getUrl(branding.logo);
  const primaryColor = branding.primaryColor ?? null;
  return { id, slug, name, timeZone, currency, locale, demo, primaryColor, logoUrl };
}

/** The organization of a slug, being deleted or not. */
export function organizationOfSlug({ db }: Reader, slug: string): Promise<Doc<"organizations"> | null> {
  return db
    .query("organizations")
    .withIndex("by_slug", (q) => q.eq("slug", slug))
    .unique();
}

async function organizationAt(ctx: Reader, host: string, baseHost: string) {
  const target = hostTarget(host, baseHost);
  switch (target.kind) {
    case "default":
      return defaultOrganization(ctx);
    case "slug":
      return organizationOfSlug(ctx, target.slug);
    case "domain":
      return organizationOfDomain(ctx, target.domain);
    default:
      return target satisfies never;
  }
}

function defaultOrganization({ db }: Reader) {
  return db
    .query("organizations")
    .withIndex("by_default", (q) => q.eq("isDefault", true))
    .first();
}

async function organizationOfDomain({ db }: Reader, domain: string) {
  const row = await db
    .query("domains")
    .withIndex("by_domain", (q) => q.eq("domain", domain))
    .unique();
  return row === null ? null : db.get("organizations", row.organizationId);
}
