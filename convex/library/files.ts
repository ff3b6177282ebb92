import { v } from "convex/values";
import { memberMutation, memberQuery } from "../access/functions";
import { checkServerSecret } from "../access/serverSecret";
import { addressValidator, openFile, readFile, readingValidator, renewFile } from "./model/files";

const header = v.union(v.string(), v.null());

/**
 * Gives the caller a file of a recording or a material (`recordings:<id>`, `materials:<id>`) for a quarter of an hour,
 * and logs it. Asked by the web server as the person, since it alone knows from which network they come.
 */
export const open = memberMutation({
  permission: "self",
  args: {
    secret: v.string(),
    subject: v.string(),
    /** Of a material; the newest without it. */
    version: v.union(v.number(), v.null()),
    download: v.boolean(),
    /** The person's address. */
    address: v.string(),
  },
  returns: addressValidator,
  handler: async (ctx, { secret, ...opening }) => {
    await checkServerSecret(secret);
    return openFile(ctx, opening);
  },
});

/** A new address for a file whose own runs out, such as that of a video under way. Not logged again. */
export const renew = memberMutation({
  permission: "self",
  args: { token: v.string() },
  returns: addressValidator,
  handler: (ctx, { token }) => renewFile(ctx, token),
});

/**
 * Where the web server reads what a request asks of a file. Asked as the person for each request, so that who may no
 * longer have it gets nothing from that moment. The places it names are for the server alone: they do not expire.
 */
export const read = memberQuery({
  permission: "self",
  args: {
    secret: v.string(),
    token: v.string(),
    conditions: v.object({ range: header, ifRange: header, ifNoneMatch: header }),
    from: v.union(v.number(), v.null()),
  },
  returns: readingValidator,
  handler: async (ctx, { secret, ...asked }) => {
    await checkServerSecret(secret);
    return readFile(ctx, asked);
  },
});
