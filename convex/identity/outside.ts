import { v } from "convex/values";
import { outsideMutation } from "../access/functions";
import { ensurePerson } from "./model/outsideAccounts";

/** After signing in by an outside provider such as Clerk: who that is here, made or linked when new. */
export const ensure = outsideMutation({
  permission: "outside",
  args: {},
  returns: v.object({ personId: v.id("persons") }),
  handler: async (ctx) => ({ personId: await ensurePerson(ctx, ctx.identity) }),
});
