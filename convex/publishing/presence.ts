import { v } from "convex/values";
import { tenantMutation, tenantQuery } from "../access/functions";
import { enter, leave, present, presentValidator, show, showingValidator } from "./model/rooms";

const item = v.id("contentItems");

/**
 * Says that one of the viewer's pages has an item open; to be repeated every `HEARTBEAT`. `page` tells their pages
 * apart. @throws `notFound`, `conflict` for the item
 */
export const heartbeat = tenantMutation({
  permission: "content.read",
  args: { item, page: v.string() },
  returns: v.object({ roomToken: v.string(), sessionToken: v.string() }),
  handler: (ctx, args) => enter(ctx, args.item, args.page),
});

/** Who is at an item now, the viewer too. Bounded: 50 people. `roomToken` is what `heartbeat` answered. */
export const list = tenantQuery({
  permission: "content.read",
  args: { item, roomToken: v.string() },
  returns: v.array(presentValidator),
  handler: (ctx, args) => present(ctx, args.item, args.roomToken),
});

/** Shows the others the viewer's cursor, or at which component of a page they are. */
export const place = tenantMutation({
  permission: "content.read",
  args: { item, ...showingValidator.fields },
  returns: v.null(),
  handler: async (ctx, { item: id, ...showing }) => {
    await show(ctx, id, showing);
    return null;
  },
});

/** Says that a page was closed. `sessionToken` is what `heartbeat` answered. */
export const disconnect = tenantMutation({
  permission: "content.read",
  args: { sessionToken: v.string() },
  returns: v.null(),
  handler: async (ctx, { sessionToken }) => {
    await leave(ctx, sessionToken);
    return null;
  },
});
