import { v } from "convex/values";
import { tenantAction } from "../access/functions";
import { checkList, issueList, listIssuedValidator, listVerdictValidator } from "./model/lists";

const entered = {
  achievement: v.id("achievements"),
  /** The list's name: the same list under the same name issues to nobody twice. */
  list: v.string(),
  /** CSV with columns email, name (or first and last name), id and date, the last two where there are any. */
  text: v.string(),
};

/** What issuing to a list would do, row by row; nothing is changed. */
export const dryRun = tenantAction({
  permission: "certificates.issue",
  args: entered,
  returns: listVerdictValidator,
  handler: (ctx, list) => checkList(ctx, list),
});

/** Issues to everybody on a list. With `leaveOut`, rows that cannot be taken are left out, else they refuse all of it. */
export const issue = tenantAction({
  permission: "certificates.issue",
  args: { ...entered, leaveOut: v.boolean() },
  returns: listIssuedValidator,
  handler: (ctx, { leaveOut, ...list }) => issueList(ctx, list, leaveOut),
});
