import { v } from "convex/values";
import { internal } from "../_generated/api";
import { serverAction } from "../access/functions";
import { titleCardValidator } from "../certificates/model/titleCards";

/**
 * The picture that other sites show of a post or page without one of its own, as PNG of 1200 × 630. Drawn anew each
 * time: the web server, which alone may ask, keeps what it was given.
 */
export const draw = serverAction({
  permission: "server",
  args: titleCardValidator.fields,
  returns: v.bytes(),
  handler: (ctx, { title, issuer, note, color, locale }): Promise<ArrayBuffer> =>
    ctx.runAction(internal.certificates.previews.titleCard, { title, issuer, note, color, locale }),
});
