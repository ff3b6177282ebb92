import { v } from "convex/values";
import {
  accountMutation,
  accountQuery,
  publicQuery,
  serverQuery,
  tenantMutation,
  tenantQuery,
} from "../access/functions";
import { foundAnother, foundedValidator } from "./model/founding";
import { membershipValidator, organizationsOf } from "./model/memberOrganizations";
import { profileValidator, publicProfile, resolveOrganization } from "./model/organizations";
import {
  changeDocuments,
  changeKeptVersions,
  changeProfile,
  profileFields,
  settingsOf,
  settingsValidator,
} from "./model/settings";
import { documentFields } from "./schema";

/** Which organization a request is for. `baseHost` is the host of PUBLIC_URL, without port. */
export const resolve = serverQuery({
  permission: "server",
  args: { host: v.string(), baseHost: v.string() },
  returns: v.union(profileValidator, v.null()),
  handler: async (ctx, hosts) => {
    const organization = await resolveOrganization(ctx, hosts);
    return organization === null ? null : publicProfile(ctx, organization);
  },
});

/** What everybody may know of an organization, live. */
export const profile = publicQuery({
  permission: "public",
  args: {},
  returns: profileValidator,
  handler: (ctx) => publicProfile(ctx, ctx.organization),
});

/** The viewer's organizations, for the switcher; at most a hundred. */
export const mine = accountQuery({
  permission: "self",
  args: {},
  returns: v.array(membershipValidator),
  handler: (ctx) => organizationsOf(ctx, ctx),
});

/** Founds a further organization of the deployment, whose owner the caller becomes. For owners of another one. */
export const found = accountMutation({
  permission: "self",
  args: profileFields,
  returns: foundedValidator,
  handler: (ctx, { name, slug, timeZone, currency, locale }) =>
    foundAnother(ctx, { name, slug, timeZone, currency, locale }),
});

/** What the page of settings shows. */
export const settings = tenantQuery({
  permission: "organization.manage",
  args: {},
  returns: settingsValidator,
  handler: (ctx) => settingsOf(ctx, ctx.organization),
});

/** Changes name, address, zone, currency and language. */
export const change = tenantMutation({
  permission: "organization.manage",
  args: profileFields,
  returns: v.null(),
  handler: async (ctx, { name, slug, timeZone, currency, locale }) => {
    await changeProfile(ctx, { name, slug, timeZone, currency, locale });
    return null;
  },
});

/** Names the versions of terms and privacy notice that people agree to from now on. */
export const setDocuments = tenantMutation({
  permission: "organization.manage",
  args: { documents: v.object(documentFields) },
  returns: v.null(),
  handler: async (ctx, { documents }) => {
    await changeDocuments(ctx, documents);
    return null;
  },
});

/** Says how many versions without a name each post and page keeps, 1 to 100. @throws `invalid` */
export const setKeptVersions = tenantMutation({
  permission: "organization.manage",
  args: { keptVersions: v.number() },
  returns: v.null(),
  handler: async (ctx, { keptVersions }) => {
    await changeKeptVersions(ctx, keptVersions);
    return null;
  },
});
