import { paginationOptsValidator, paginationResultValidator } from "convex/server";
import { v } from "convex/values";
import { tenantMutation, tenantQuery } from "../access/functions";
import { compareVersions, comparisonValidator } from "./model/comparisons";
import { restoreVersion } from "./model/restoring";
import * as Versions from "./model/versions";

const oneVersion = { version: v.id("contentVersions") };

/** How an item was at times, the newest first. @throws `notFound` */
export const list = tenantQuery({
  permission: "content.read",
  args: { item: v.id("contentItems"), paginationOpts: paginationOptsValidator },
  returns: paginationResultValidator(Versions.versionValidator),
  handler: (ctx, { item, paginationOpts }) => Versions.listVersions(ctx, item, paginationOpts),
});

/** One of them with its text. @throws `notFound` */
export const get = tenantQuery({
  permission: "content.read",
  args: oneVersion,
  returns: Versions.wholeVersionValidator,
  handler: (ctx, { version }) => Versions.wholeVersion(ctx, version),
});

/** Keeps an item as it is now, under a name. @throws `notFound`, `conflict`, `invalid` */
export const save = tenantMutation({
  permission: "content.write",
  args: { item: v.id("contentItems"), name: v.string() },
  returns: v.id("contentVersions"),
  handler: (ctx, { item, name }) => Versions.saveVersion(ctx, item, name),
});

/** Gives a version another name; an empty one takes it away. @throws `notFound`, `invalid` */
export const rename = tenantMutation({
  permission: "content.write",
  args: { ...oneVersion, name: v.string() },
  returns: v.null(),
  handler: async (ctx, { version, name }) => {
    await Versions.renameVersion(ctx, version, name);
    return null;
  },
});

/** Puts an item's title, excerpt and text back to a version's; how it was until now is kept as a version. @throws `notFound`, `conflict` */
export const restore = tenantMutation({
  permission: "content.write",
  args: oneVersion,
  returns: v.null(),
  handler: async (ctx, { version }) => {
    await restoreVersion(ctx, version);
    return null;
  },
});

/** What differs between a version and a later one, or the present where `to` is null. @throws `notFound`, `conflict` */
export const compare = tenantQuery({
  permission: "content.read",
  args: { from: v.id("contentVersions"), to: v.union(v.id("contentVersions"), v.null()) },
  returns: comparisonValidator,
  handler: (ctx, { from, to }) => compareVersions(ctx, from, to),
});
