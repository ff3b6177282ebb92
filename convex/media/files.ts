import { v } from "convex/values";
import { publicQuery } from "../access/functions";
import { openFile, openedValidator } from "./model/delivery";

/**
 * Where a file's bytes are, for the web server: of an edition, the original or one of its sizes. For everybody who
 * knows the address, as for a page it stands on. Null where there is no such file.
 */
export const open = publicQuery({
  permission: "public",
  args: { asset: v.string(), edition: v.number(), file: v.union(v.string(), v.null()) },
  returns: openedValidator,
  handler: (ctx, { asset, edition, file }) => openFile(ctx, asset, edition, file),
});
