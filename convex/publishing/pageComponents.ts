import { v } from "convex/values";
import { tenantMutation, tenantQuery } from "../access/functions";
import * as Pages from "./model/pageComponents";

const onePage = { page: v.id("contentItems") };

/** A page as its editors see it, with the revision of each part. @throws `notFound` */
export const read = tenantQuery({
  permission: "content.read",
  args: onePage,
  returns: Pages.editedPageValidator,
  handler: (ctx, { page }) => Pages.editedPage(ctx, page),
});

/**
 * Takes what an editor changed. What somebody else changed since the revision the editor began with is left as it is
 * and comes back with its content and their name; all else is taken.
 * @throws `invalid` for what can be on no page, `conflict` in the trash, `notFound`; then nothing is taken
 */
export const save = tenantMutation({
  permission: "content.write",
  args: { ...onePage, changes: v.array(Pages.changeValidator) },
  returns: Pages.savedValidator,
  handler: (ctx, { page, changes }) => Pages.savePage(ctx, page, changes),
});
