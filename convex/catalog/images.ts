import { v } from "convex/values";
import { literals } from "convex-helpers/validators";
import { internal } from "../_generated/api";
import { tenantAction, tenantMutation } from "../access/functions";
import { invalid } from "../shared/errors";
import { removeImage } from "./model/images";
import { IMAGE_PLACES, imageTypeOf, SNIFFED_BYTES } from "./rules/images";

const oneImage = { program: v.id("programs"), place: literals(...IMAGE_PLACES) };

/** Where the browser sends an image's file; good for an hour. */
export const uploadUrl = tenantMutation({
  permission: "programs.manage",
  args: {},
  returns: v.string(),
  handler: (ctx) => ctx.storage.generateUploadUrl(),
});

/** Takes an uploaded PNG, JPEG or WebP of at most 5 MB; `text` says what it shows, which a banner needs. */
export const take = tenantAction({
  permission: "programs.manage",
  args: { ...oneImage, file: v.id("_storage"), text: v.string() },
  returns: v.null(),
  handler: async (ctx, { program, place, file, text }): Promise<null> => {
    const head = await (await ctx.storage.get(file))?.slice(0, SNIFFED_BYTES).arrayBuffer();
    const sniffed = head === undefined ? null : imageTypeOf(new Uint8Array(head));
    const by = {
      organization: ctx.organization._id,
      person: ctx.person._id,
      session: ctx.session?._id ?? null,
    };
    const image = { program, place, file, text, sniffed };
    const problem = await ctx.runMutation(internal.catalog.jobs.takeImage, { ...by, ...image });
    if (problem !== null) throw invalid({ [problem.field]: problem.problem });
    return null;
  },
});

export const remove = tenantMutation({
  permission: "programs.manage",
  args: oneImage,
  returns: v.null(),
  handler: async (ctx, { program, place }) => {
    await removeImage(ctx, program, place);
    return null;
  },
});
