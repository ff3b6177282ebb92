import { v } from "convex/values";
import { serverAction } from "../access/functions";
import { renewReadKey } from "./model/readKeys";

/**
 * Has an upload's storage lend a new key for reading, where it lends such: asked by the web server when `files.read`
 * says that there is none. Does nothing where a key is there.
 */
export const renew = serverAction({
  permission: "server",
  args: { upload: v.id("uploads") },
  returns: v.null(),
  handler: async (ctx, { upload }) => {
    await renewReadKey(ctx, upload);
    return null;
  },
});
