import { paginationOptsValidator, paginationResultValidator } from "convex/server";
import { v } from "convex/values";
import { literals } from "convex-helpers/validators";
import { tenantMutation, tenantQuery } from "../access/functions";
import { comparisonValidator, compareVersions, problemsOfVersion } from "./model/comparisons";
import { templateIn } from "./model/templates";
import * as Versions from "./model/templateVersions";
import { BUMPS } from "./rules/versions";

const oneTemplate = { template: v.id("programTemplates") };
const oneVersion = { version: v.id("templateVersions") };

/** A format's versions, newest first. */
export const list = tenantQuery({
  permission: "programs.read",
  args: { ...oneTemplate, paginationOpts: paginationOptsValidator },
  returns: paginationResultValidator(Versions.versionValidator),
  handler: async (ctx, { template, paginationOpts }) => {
    await templateIn(ctx, template);
    return Versions.listVersions(ctx, template, paginationOpts);
  },
});

export const detail = tenantQuery({
  permission: "programs.read",
  args: oneVersion,
  returns: Versions.versionValidator,
  handler: async (ctx, { version }) => Versions.versionFacts(await Versions.versionIn(ctx, version)),
});

/** Everything that stands against publishing a version. */
export const problems = tenantQuery({
  permission: "programs.read",
  args: oneVersion,
  returns: v.array(Versions.problemValidator),
  handler: (ctx, { version }) => problemsOfVersion(ctx, version),
});

/** What differs between two versions. */
export const compare = tenantQuery({
  permission: "programs.read",
  args: { from: v.id("templateVersions"), to: v.id("templateVersions") },
  returns: comparisonValidator,
  handler: (ctx, { from, to }) => compareVersions(ctx, from, to),
});

/** Begins the next version from the newest one. */
export const draft = tenantMutation({
  permission: "programs.manage",
  args: { ...oneTemplate, bump: literals(...BUMPS) },
  returns: v.id("templateVersions"),
  handler: async (ctx, { template, bump }) => {
    await templateIn(ctx, template);
    return Versions.draftVersion(ctx, template, bump);
  },
});

/** Writes parts of a draft, finished or not. */
export const change = tenantMutation({
  permission: "programs.manage",
  args: { ...oneVersion, content: v.object(Versions.contentFields).partial() },
  returns: v.null(),
  handler: async (ctx, { version, content }) => {
    await Versions.changeVersion(ctx, version, content);
    return null;
  },
});

/** Freezes a draft: it never changes again. */
export const publish = tenantMutation({
  permission: "programs.manage",
  args: oneVersion,
  returns: v.null(),
  handler: async (ctx, { version }) => {
    await Versions.publishVersion(ctx, version);
    return null;
  },
});

/** Throws a draft away. */
export const discard = tenantMutation({
  permission: "programs.manage",
  args: oneVersion,
  returns: v.null(),
  handler: async (ctx, { version }) => {
    await Versions.discardVersion(ctx, version);
    return null;
  },
});

/** Closes a published version to new programs. */
export const retire = tenantMutation({
  permission: "programs.manage",
  args: oneVersion,
  returns: v.null(),
  handler: async (ctx, { version }) => {
    await Versions.activateVersion(ctx, version, false);
    return null;
  },
});

/** Opens a version to new programs again. */
export const reinstate = tenantMutation({
  permission: "programs.manage",
  args: oneVersion,
  returns: v.null(),
  handler: async (ctx, { version }) => {
    await Versions.activateVersion(ctx, version, true);
    return null;
  },
});
