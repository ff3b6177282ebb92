import { v } from "convex/values";
import { tenantMutation } from "../access/functions";
import { changeColor, changeLogo } from "./model/settings";

/** Sets the primary colour, `#rrggbb`; null for the product's own. */
export const setColor = tenantMutation({
  permission: "organization.manage",
  args: { primaryColor: v.union(v.string(), v.null()) },
  returns: v.null(),
  handler: async (ctx, { primaryColor }) => {
    await changeColor(ctx, primaryColor);
    return null;
  },
});

/** Where the browser sends the logo's file; good for an hour. */
export const uploadUrl = tenantMutation({
  permission: "organization.manage",
  args: {},
  returns: v.string(),
  handler: (ctx) => ctx.storage.generateUploadUrl(),
});

/** Takes an uploaded PNG, JPEG or WebP of at most 512 kB as the logo; null for none. */
export const setLogo = tenantMutation({
  permission: "organization.manage",
  args: { logo: v.union(v.id("_storage"), v.null()) },
  returns: v.null(),
  handler: async (ctx, { logo }) => {
    await changeLogo(ctx, logo);
    return null;
  },
});
