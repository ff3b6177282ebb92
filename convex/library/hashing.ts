"use node";

import { v } from "convex/values";
import { internalAction } from "../_generated/server";
import { hashOn } from "./model/fileHashing";

/** For the check of an upload: finds out the hash of a file that nobody told, some of it at a time. */
export const goOn = internalAction({
  args: { upload: v.id("uploads") },
  returns: v.null(),
  handler: async (ctx, { upload }): Promise<null> => {
    await hashOn(ctx, upload);
    return null;
  },
});
