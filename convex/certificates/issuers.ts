import { v } from "convex/values";
import { tenantMutation, tenantQuery } from "../access/functions";
import { overviewOf, overviewValidator, requireIssuer } from "./model/issuers";
import { compromise as compromiseKey, rotate as rotateKeys } from "./model/keys";

/** Who the organization is as issuer: its host, its DID, its keys, and what it lacks to issue. */
export const overview = tenantQuery({
  permission: "certificates.read",
  args: {},
  returns: overviewValidator,
  handler: (ctx) => overviewOf(ctx),
});

/** Retires the keys that sign and has new ones made. What the old ones signed still verifies. */
export const rotate = tenantMutation({
  permission: "certificates.keys",
  args: {},
  returns: v.null(),
  handler: async (ctx) => {
    await rotateKeys(ctx, await requireIssuer(ctx, ctx.organization));
    return null;
  },
});

/** Takes a key out of the DID document that somebody else may know: what it signed no longer verifies. */
export const compromise = tenantMutation({
  permission: "certificates.keys",
  args: { key: v.id("issuerKeys") },
  returns: v.null(),
  handler: async (ctx, { key }) => {
    await compromiseKey(ctx, key);
    return null;
  },
});
