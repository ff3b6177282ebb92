import { v } from "convex/values";
import { tenantMutation, tenantQuery } from "../access/functions";
import { changeOverrides, configPreviewValidator, previewOverrides } from "./model/config";
import { previewUpgrade, resolutionValidator, upgradeProgram, upgradeValidator } from "./model/upgrades";

const oneProgram = { program: v.id("programs") };
const toVersion = { ...oneProgram, version: v.id("templateVersions") };
/** RFC 7396 patch over the version's defaults, JSON text. */
const overrides = v.string();

/** What other overrides of a program would give, where each setting comes from, and what is wrong. */
export const preview = tenantQuery({
  permission: "programs.read",
  args: { ...oneProgram, overrides },
  returns: configPreviewValidator,
  handler: (ctx, args) => previewOverrides(ctx, args.program, args.overrides),
});

/** Gives a program other overrides. */
export const change = tenantMutation({
  permission: "programs.manage",
  args: { ...oneProgram, overrides },
  returns: v.null(),
  handler: async (ctx, args) => {
    await changeOverrides(ctx, args.program, args.overrides);
    return null;
  },
});

/** What moving a program to a newer version means, leaf by leaf. */
export const upgradePreview = tenantQuery({
  permission: "programs.read",
  args: toVersion,
  returns: upgradeValidator,
  handler: (ctx, { program, version }) => previewUpgrade(ctx, program, version),
});

/** Moves a program to a newer version of its format, with a choice for every conflict. */
export const upgrade = tenantMutation({
  permission: "programs.manage",
  args: { ...toVersion, resolutions: v.array(resolutionValidator) },
  returns: v.null(),
  handler: async (ctx, { program, version, resolutions }) => {
    await upgradeProgram(ctx, program, version, resolutions);
    return null;
  },
});
