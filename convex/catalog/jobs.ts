import { v } from "convex/values";
import { literals } from "convex-helpers/validators";
import { internalMutation } from "../_generated/server";
import { openOrganization } from "../access/entrance";
import { tenantWriter } from "../access/tenantDb";
import { takeImage as take } from "./model/images";
import { IMAGE_PLACES } from "./rules/images";

/** The writing half of `images.take`, whose caller was let in. Null when the image was taken. */
export const takeImage = internalMutation({
  args: {
    organization: v.id("organizations"),
    person: v.id("persons"),
    session: v.union(v.id("sessions"), v.null()),
    program: v.id("programs"),
    place: literals(...IMAGE_PLACES),
    file: v.id("_storage"),
    sniffed: v.union(literals("image/png", "image/jpeg", "image/webp"), v.null()),
    text: v.string(),
  },
  returns: v.union(v.object({ field: v.string(), problem: v.string() }), v.null()),
  handler: async (ctx, { organization: id, person, session, ...image }) => {
    const organization = await openOrganization(ctx, id);
    const by = {
      person: await ctx.db.get("persons", person),
      session: session && (await ctx.db.get("sessions", session)),
    };
    if (by.person === null) return null;
    const db = tenantWriter(ctx.db, id);
    const problem = await take(
      { db, storage: ctx.storage, organization, person: by.person, session: by.session },
      image,
    );
    return problem && { field: problem[0], problem: problem[1] };
  },
});
