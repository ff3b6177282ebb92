import { paginationOptsValidator, paginationResultValidator } from "convex/server";
import { v } from "convex/values";
import { literals } from "convex-helpers/validators";
import { tenantMutation, tenantQuery } from "../access/functions";
import { programFacts, programValidator } from "./model/programDetail";
import { filterFields, listedValidator, listPrograms } from "./model/programList";
import * as Programs from "./model/programs";
import { moveProgram } from "./model/programStates";
import { PROGRAM_STATES } from "./rules/statuses";

const oneProgram = { program: v.id("programs") };

/** Programs by title, or by how well they fit a search; `state` null for all but the archived ones. */
export const list = tenantQuery({
  permission: "programs.read",
  args: {
    state: v.union(literals(...PROGRAM_STATES), v.null()),
    ...filterFields,
    paginationOpts: paginationOptsValidator,
  },
  returns: paginationResultValidator(listedValidator),
  handler: (ctx, { state, search, category, delivery, language, paginationOpts }) => {
    const scope = { organization: ctx.organization._id, state, listedOnly: false };
    return listPrograms(ctx, scope, { search, category, delivery, language }, paginationOpts);
  },
});

/** All that the staff's page of a program shows. */
export const detail = tenantQuery({
  permission: "programs.read",
  args: oneProgram,
  returns: programValidator,
  handler: async (ctx, { program }) => programFacts(ctx, await Programs.programIn(ctx, program)),
});

/** Makes a draft from a published version of a format. */
export const create = tenantMutation({
  permission: "programs.manage",
  args: { version: v.id("templateVersions"), title: v.string() },
  returns: v.id("programs"),
  handler: (ctx, { version, title }) => Programs.createProgram(ctx, { version, title }),
});

/** Copies a program with everything on its page, as a draft. */
export const clone = tenantMutation({
  permission: "programs.manage",
  args: { ...oneProgram, title: v.string() },
  returns: v.id("programs"),
  handler: (ctx, { program, title }) => Programs.cloneProgram(ctx, program, title),
});

/** Writes those parts of a program's page that are given. */
export const change = tenantMutation({
  permission: "programs.manage",
  args: { ...oneProgram, content: Programs.contentChangeValidator },
  returns: v.null(),
  handler: async (ctx, { program, content }) => {
    await Programs.changeProgram(ctx, program, content);
    return null;
  },
});

export const publish = tenantMutation({
  permission: "programs.manage",
  args: oneProgram,
  returns: v.null(),
  handler: async (ctx, { program }) => {
    await moveProgram(ctx, program, "publish");
    return null;
  },
});

/** Takes a program off the catalog; it is a draft again. */
export const unpublish = tenantMutation({
  permission: "programs.manage",
  args: oneProgram,
  returns: v.null(),
  handler: async (ctx, { program }) => {
    await moveProgram(ctx, program, "unpublish");
    return null;
  },
});

export const archive = tenantMutation({
  permission: "programs.manage",
  args: oneProgram,
  returns: v.null(),
  handler: async (ctx, { program }) => {
    await moveProgram(ctx, program, "archive");
    return null;
  },
});

/** Takes an archived program out again, as a draft. */
export const restore = tenantMutation({
  permission: "programs.manage",
  args: oneProgram,
  returns: v.null(),
  handler: async (ctx, { program }) => {
    await moveProgram(ctx, program, "restore");
    return null;
  },
});
