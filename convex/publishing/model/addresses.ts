import type { Id } from "../../_generated/dataModel";
import type { QueryCtx } from "../../_generated/server";
import { failure } from "../../shared/errors";
import { numberedSlug } from "../rules/slugs";
import type { Address } from "./redirects";

type Db = Pick<QueryCtx, "db">;

/** Numbers that are tried for one title. */
const MAX_NUMBER = 500;

/** Whether another item than `own` has an address, or is public under it. What is in the trash has none. */
export async function isTaken(
  { db }: Db,
  address: Address,
  own: Id<"contentItems"> | null,
): Promise<boolean> {
  const { organizationId, kind, locale, slug } = address;
  const namesake = await db
    .query("contentItems")
    .withIndex("by_organization_slug", (q) =>
      q.eq("organizationId", organizationId).eq("kind", kind).eq("locale", locale).eq("slug", slug),
    )
    .filter((q) => q.and(q.neq(q.field("state"), "trashed"), q.neq(q.field("_id"), own)))
    .first();
  if (namesake !== null) return true;
  const publication = await db
    .query("publications")
    .withIndex("by_organization_slug", (q) =>
      q.eq("organizationId", organizationId).eq("kind", kind).eq("locale", locale).eq("slug", slug),
    )
    .unique();
  return publication !== null && publication.itemId !== own;
}

/** The slug itself if nobody has it, else the first free one of "slug-2", "slug-3" … @throws `conflict` after 500 */
export async function freeSlug(
  ctx: Db,
  address: Address,
  own: Id<"contentItems"> | null = null,
): Promise<string> {
  for (let count = 1; count <= MAX_NUMBER; count += 1) {
    const slug = numberedSlug(address.slug, count);
    if (!(await isTaken(ctx, { ...address, slug }, own))) return slug;
  }
  throw failure("conflict", "Too many posts or pages have this title. Please choose another.");
}
