import { v } from "convex/values";
import { tenantMutation, tenantQuery } from "../access/functions";
import { enter, leave, present, presentValidator, show, showingValidator } from "./model/rooms";

/** One of the viewer's pages that has an item open: letters, digits, - and _ tell them apart. */
const onePage = { item: v.id("contentItems"), page: v.string() };

/**
 * Says that one of the viewer's pages has an item open; to be repeated every `HEARTBEAT`. `arriving` is the first.
 * Answers what `list` asks for. @throws `notFound`, `conflict` for the item; `invalid`
 */
export const heartbeat = tenantMutation({
  permission: "content.read",
  args: { ...onePage, arriving: v.boolean() },
  returns: v.object({ roomToken: v.string() }),
  handler: async (ctx, { arriving, ...page }) => ({ roomToken: await enter(ctx, page, arriving) }),
});

/** Who is at an item now, by their pages, the viewer's too. Bounded: 50. `roomToken` is what `heartbeat` answered. */
export const list = tenantQuery({
  permission: "content.read",
  args: { item: v.id("contentItems"), roomToken: v.string() },
  returns: v.array(presentValidator),
  handler: (ctx, args) => present(ctx, args.item, args.roomToken),
});

/** Shows the others the cursor on one of the viewer's pages, or at which component of a page they are. */
export const place = tenantMutation({
  permission: "content.read",
  args: { ...onePage, ...showingValidator.fields },
  returns: v.null(),
  handler: async (ctx, { item, page, ...showing }) => {
    await show(ctx, { item, page }, showing);
    return null;
  },
});

/** Says that one of the viewer's pages was closed. */
export const disconnect = tenantMutation({
  permission: "content.read",
  args: onePage,
  returns: v.null(),
  handler: async (ctx, page) => {
    await leave(ctx, page);
    return null;
  },
});
