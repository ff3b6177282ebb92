import { v } from "convex/values";
import { tenantQuery } from "../access/functions";
import { requireItem } from "./model/itemRows";
import { lacksOf } from "./model/publishing";

/** What an item lacks to be published as it stands, by field: keys of the catalogue's `errors`. @throws `notFound` */
export const lacks = tenantQuery({
  permission: "content.read",
  args: { item: v.id("contentItems") },
  returns: v.record(v.string(), v.string()),
  handler: async (ctx, { item }) => lacksOf(ctx, await requireItem(ctx, item)),
});
