import { v } from "convex/values";
import { publicQuery, tenantMutation } from "../access/functions";
import { makePreviewLink, openPreview, previewValidator } from "./model/previews";

/** A path under which anybody sees an item as it stands, for one to thirty days. @throws `notFound`, `invalid` */
export const link = tenantMutation({
  permission: "content.write",
  args: { item: v.id("contentItems"), days: v.number() },
  returns: v.object({ path: v.string(), expiresAt: v.number() }),
  handler: (ctx, { item, days }) => makePreviewLink(ctx, item, days),
});

/** The item of a preview link as it stands now. @throws `expired`; `notFound` for what is no link, or leads nowhere any more */
export const open = publicQuery({
  permission: "public",
  args: { token: v.string() },
  returns: previewValidator,
  handler: (ctx, { token }) => openPreview(ctx, token, Date.now()),
});
