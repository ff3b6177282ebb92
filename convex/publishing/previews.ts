import { v } from "convex/values";
import { publicQuery, tenantMutation, tenantQuery } from "../access/functions";
import {
  endPreviewLink,
  makePreviewLink,
  openPreview,
  previewLinks,
  previewLinkValidator,
  previewValidator,
} from "./model/previews";

/**
 * A path under which anybody sees an item as it stands, for one to thirty days or until it is ended.
 * @throws `notFound`, `invalid`; `conflict` in the trash, or for one link too many
 */
export const link = tenantMutation({
  permission: "content.write",
  args: { item: v.id("contentItems"), days: v.number() },
  returns: v.object({ path: v.string(), expiresAt: v.number() }),
  handler: (ctx, { item, days }) => makePreviewLink(ctx, item, days),
});

/** An item's links that hold, the one that ends last first; there are fifty at most. @throws `notFound` */
export const links = tenantQuery({
  permission: "content.write",
  args: { item: v.id("contentItems") },
  returns: v.array(previewLinkValidator),
  handler: (ctx, { item }) => previewLinks(ctx, item, Date.now()),
});

/** Ends a link at once. @throws `notFound` */
export const end = tenantMutation({
  permission: "content.write",
  args: { link: v.id("contentPreviews") },
  returns: v.null(),
  handler: async (ctx, { link: id }) => {
    await endPreviewLink(ctx, id);
    return null;
  },
});

/** The item of a preview link as it stands now. @throws `expired`; `notFound` for what is no link, was ended, or leads nowhere any more */
export const open = publicQuery({
  permission: "public",
  args: { token: v.string() },
  returns: previewValidator,
  handler: (ctx, { token }) => openPreview(ctx, token, Date.now()),
});
