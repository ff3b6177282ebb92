import { v } from "convex/values";
import { tenantMutation } from "../access/functions";
import { textsOf } from "./model/languages";
import { addReadyMade } from "./model/readyMade";

/** Adds the product's ten ready-made formats, as far as they are missing. Returns how many were added. */
export const add = tenantMutation({
  permission: "programs.manage",
  args: {},
  returns: v.number(),
  handler: (ctx) => addReadyMade(ctx, textsOf(ctx.organization)),
});
