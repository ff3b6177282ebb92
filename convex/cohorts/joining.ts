import { paginationOptsValidator, paginationResultValidator } from "convex/server";
import { v } from "convex/values";
import { literals } from "convex-helpers/validators";
import { memberMutation, memberQuery, publicMutation } from "../access/functions";
import { answerValues } from "../forms/model/answers";
import * as Joining from "./model/joining";
import { ownIn, ownPage, ownValidator } from "./model/own";

const oneCohort = { cohort: v.id("cohorts") };
const seating = literals("enrolled", "waitlisted");

/** The caller's own enrollments, newest first. */
export const mine = memberQuery({
  permission: "self",
  args: { paginationOpts: paginationOptsValidator },
  returns: paginationResultValidator(ownValidator),
  handler: (ctx, { paginationOpts }) => ownPage(ctx, paginationOpts),
});

/** The caller's own enrollment in a cohort. */
export const own = memberQuery({
  permission: "self",
  args: oneCohort,
  returns: ownValidator,
  handler: (ctx, { cohort }) => ownIn(ctx, cohort),
});

/** Takes a seat in an open cohort, or a place on its waitlist. For everybody who is signed in. */
export const join = publicMutation({
  permission: "public",
  args: oneCohort,
  returns: seating,
  handler: (ctx, { cohort }) => Joining.join(Joining.asSelf(ctx), cohort),
});

/** Asks for a place in a cohort whose staff decides. For everybody who is signed in. */
export const request = publicMutation({
  permission: "public",
  args: { ...oneCohort, answers: answerValues },
  returns: v.null(),
  handler: async (ctx, { cohort, answers }) => {
    await Joining.request(Joining.asSelf(ctx), cohort, answers);
    return null;
  },
});

/** Accepts an invitation or an offered seat. */
export const accept = memberMutation({
  permission: "self",
  args: oneCohort,
  returns: seating,
  handler: (ctx, { cohort }) => Joining.accept(ctx, cohort),
});

/** Declines an invitation, or leaves an offered seat to the next. */
export const decline = memberMutation({
  permission: "self",
  args: oneCohort,
  returns: v.null(),
  handler: async (ctx, { cohort }) => {
    await Joining.decline(ctx, cohort);
    return null;
  },
});

/** Leaves a cohort or its waitlist, or takes a request back. The reason may be empty. */
export const leave = memberMutation({
  permission: "self",
  args: { ...oneCohort, reason: v.string() },
  returns: v.null(),
  handler: async (ctx, { cohort, reason }) => {
    await Joining.leave(ctx, cohort, reason);
    return null;
  },
});
