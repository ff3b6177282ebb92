import { v } from "convex/values";
import { tenantQuery } from "../access/functions";
import { authorCandidates } from "./model/authorCandidates";
import { authorValidator } from "./model/itemFacts";

/** Whom one may name as an author: the staff, by name; bounded, two hundred at most. */
export const candidates = tenantQuery({
  permission: "content.write",
  args: {},
  returns: v.array(authorValidator),
  handler: (ctx) => authorCandidates(ctx),
});
