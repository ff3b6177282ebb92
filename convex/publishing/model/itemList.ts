import type { PaginationOptions } from "convex/server";
import type { ContentKind, ContentState } from "../rules/statuses";
import type { NameReader } from "./contexts";
import { type ItemSummary, summariesOf } from "./itemFacts";

const MAX_FOUND = 20;
/** Titles looked at for one search: those in the trash are left out of them. */
const MAX_LOOKED_AT = 60;

/** Items of a state, those edited last first; null for all but those in the trash. */
export async function listItems(
  ctx: NameReader,
  kind: ContentKind,
  state: ContentState | null,
  paginationOpts: PaginationOptions,
) {
  const items = ctx.db.query("contentItems");
  const ordered =
    state === null
      ? items
          .withIndex("by_organization_kind_edited", (q) =>
            q.eq("organizationId", ctx.organization._id).eq("kind", kind),
          )
          .order("desc")
          .filter((q) => q.neq(q.field("state"), "trashed"))
      : items
          .withIndex("by_organization_kind_state_edited", (q) =>
            q.eq("organizationId", ctx.organization._id).eq("kind", kind).eq("state", state),
          )
          .order("desc");
  const found = await ordered.paginate(paginationOpts);
  return { ...found, page: await summariesOf(ctx, found.page) };
}

/** Items whose title holds the words, the best first, none from the trash. */
export async function searchItems(ctx: NameReader, kind: ContentKind, text: string): Promise<ItemSummary[]> {
  if (text.trim() === "") return [];
  const found = await ctx.db
    .query("contentItems")
    .withSearchIndex("by_title", (q) =>
      q.search("title", text).eq("organizationId", ctx.organization._id).eq("kind", kind),
    )
    .take(MAX_LOOKED_AT);
  return summariesOf(ctx, found.filter(({ state }) => state !== "trashed").slice(0, MAX_FOUND));
}
