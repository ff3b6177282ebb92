import { paginationOptsValidator, paginationResultValidator } from "convex/server";
import { v } from "convex/values";
import { tenantQuery } from "../access/functions";
import * as Answers from "./model/answers";

/** The answers to a version of a form, newest first. */
export const list = tenantQuery({
  permission: "enrollments.read",
  args: { version: v.id("formVersions"), paginationOpts: paginationOptsValidator },
  returns: paginationResultValidator(Answers.answerValidator),
  handler: (ctx, { version, paginationOpts }) => Answers.answersTo(ctx, version, paginationOpts),
});

export const detail = tenantQuery({
  permission: "enrollments.read",
  args: { answer: v.id("answers") },
  returns: Answers.answerValidator,
  handler: async (ctx, { answer }) => Answers.answerFacts(ctx, await Answers.answerIn(ctx, answer)),
});

/** What somebody answered, newest first, at most 50. */
export const ofPerson = tenantQuery({
  permission: "enrollments.read",
  args: { person: v.id("persons") },
  returns: v.array(Answers.answerValidator),
  handler: (ctx, { person }) => Answers.answersOf(ctx, ctx.organization._id, person),
});
