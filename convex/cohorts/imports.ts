import { paginationOptsValidator, paginationResultValidator } from "convex/server";
import { v } from "convex/values";
import { tenantAction, tenantQuery } from "../access/functions";
import { checkList, listVerdictValidator, startList } from "./model/importLists";
import { importValidator, listImports } from "./model/imports";

const list = { cohort: v.id("cohorts"), text: v.string() };

/** What taking in a CSV text would do, row by row; nothing is changed. Columns: email, name, id, role. */
export const check = tenantAction({
  permission: "enrollments.manage",
  args: list,
  returns: listVerdictValidator,
  handler: (ctx, { cohort, text }) => checkList(ctx, cohort, text),
});

/**
 * Takes in a CSV text, page after page; `recent` shows how far it is. With `leaveOut`, rows that cannot be taken
 * are left out, else they refuse all of it. With `welcome`, the people are told by mail.
 */
export const start = tenantAction({
  permission: "enrollments.manage",
  args: { ...list, leaveOut: v.boolean(), welcome: v.boolean() },
  returns: v.id("enrollmentImports"),
  handler: (ctx, { cohort, text, ...terms }) => startList(ctx, cohort, text, terms),
});

/** Imports into a cohort, newest first, with their live progress. */
export const recent = tenantQuery({
  permission: "enrollments.manage",
  args: { cohort: v.id("cohorts"), paginationOpts: paginationOptsValidator },
  returns: paginationResultValidator(importValidator),
  handler: (ctx, { cohort, paginationOpts }) => listImports(ctx, cohort, paginationOpts),
});
