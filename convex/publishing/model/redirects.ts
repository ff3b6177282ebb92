import type { Doc, Id } from "../../_generated/dataModel";
import type { MutationCtx, QueryCtx } from "../../_generated/server";
import type { ContentKind } from "../rules/statuses";
import { publicationOf } from "./itemRows";

type Db = Pick<QueryCtx, "db">;
type Writing = Pick<MutationCtx, "db">;

/** Where something is or was public. */
export type Address = {
  organizationId: Id<"organizations">;
  kind: ContentKind;
  locale: string;
  slug: string;
};

/** Notes that an address leads to an item that is not, or soon no longer, public under it. */
export async function keepRedirect(
  { db }: Writing,
  { organizationId, kind, locale, slug, itemId }: Doc<"publications">,
): Promise<void> {
  const known = await redirectAt({ db }, { organizationId, kind, locale, slug });
  if (known !== null) await db.patch("contentRedirects", known._id, { itemId });
  else await db.insert("contentRedirects", { organizationId, kind, locale, slug, itemId });
}

/** Whatever led on from an address does so no more: something is public under it now. */
export async function freeAddress({ db }: Writing, address: Address): Promise<void> {
  const known = await redirectAt({ db }, address);
  if (known !== null) await db.delete("contentRedirects", known._id);
}

/** Where what was public under an address is public now; null where it is not, or never was. */
export async function movedTo(
  ctx: Db,
  address: Address,
): Promise<{ redirect: string; locale: string } | null> {
  const known = await redirectAt(ctx, address);
  const publication = known === null ? null : await publicationOf(ctx, known.itemId);
  return publication && { redirect: publication.slug, locale: publication.locale };
}

function redirectAt({ db }: Db, { organizationId, kind, locale, slug }: Address) {
  return db
    .query("contentRedirects")
    .withIndex("by_slug", (q) =>
      q.eq("organizationId", organizationId).eq("kind", kind).eq("locale", locale).eq("slug", slug),
    )
    .unique();
}
