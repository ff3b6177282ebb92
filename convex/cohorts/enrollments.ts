import { paginationOptsValidator, paginationResultValidator } from "convex/server";
import { v } from "convex/values";
import { literals } from "convex-helpers/validators";
import { tenantMutation, tenantQuery } from "../access/functions";
import * as Admission from "./model/admission";
import {
  enrollmentDetailValidator,
  enrollmentFacts,
  enrollmentValidator,
  listEnrollments,
} from "./model/enrollmentList";
import { requireEnrollment } from "./model/enrollmentRows";
import * as Enrollments from "./model/enrollments";
import { enrollmentsOf, pastEnrollmentValidator } from "./model/personHistory";
import { ENROLLMENT_ROLES, ENROLLMENT_STATES } from "./rules/statuses";

const oneEnrollment = { enrollment: v.id("enrollments") };
const withReason = { ...oneEnrollment, reason: v.string() };
const toCohort = { ...oneEnrollment, to: v.id("cohorts") };
const seating = literals("enrolled", "waitlisted");
const role = literals(...ENROLLMENT_ROLES);

/** A cohort's enrollments, of a state or all, by name or by what is searched for. */
export const list = tenantQuery({
  permission: "enrollments.read",
  args: {
    cohort: v.id("cohorts"),
    state: v.union(literals(...ENROLLMENT_STATES), v.null()),
    search: v.string(),
    paginationOpts: paginationOptsValidator,
  },
  returns: paginationResultValidator(enrollmentValidator),
  handler: (ctx, { paginationOpts, ...wanted }) => listEnrollments(ctx, wanted, paginationOpts),
});

/** What a person was and is in, newest first. */
export const ofPerson = tenantQuery({
  permission: "enrollments.read",
  args: { person: v.id("persons"), paginationOpts: paginationOptsValidator },
  returns: paginationResultValidator(pastEnrollmentValidator),
  handler: (ctx, { person, paginationOpts }) =>
    enrollmentsOf(ctx, ctx.organization._id, person, paginationOpts),
});

/** One enrollment. */
export const get = tenantQuery({
  permission: "enrollments.read",
  args: oneEnrollment,
  returns: enrollmentDetailValidator,
  handler: (ctx, { enrollment }) => enrollmentFacts(ctx, enrollment),
});

/** Puts somebody whom the organization knows into a cohort: a seat, or a place on its waitlist. */
export const add = tenantMutation({
  permission: "enrollments.manage",
  args: { cohort: v.id("cohorts"), person: v.id("persons"), role },
  returns: seating,
  handler: (ctx, { cohort, person, role }) => Admission.add(ctx, cohort, person, role),
});

/** What `invite` would do with each line; at most two hundred addresses. */
export const checkInvitations = tenantQuery({
  permission: "enrollments.manage",
  args: { cohort: v.id("cohorts"), addresses: v.string() },
  returns: v.array(Admission.lineValidator),
  handler: (ctx, { cohort, addresses }) => Admission.tryInviting(ctx, cohort, addresses),
});

/** Invites many addresses at once, and says line by line what happened. */
export const invite = tenantMutation({
  permission: "enrollments.manage",
  args: { cohort: v.id("cohorts"), addresses: v.string(), role },
  returns: v.array(Admission.lineValidator),
  handler: (ctx, { cohort, addresses, role }) => Admission.invite(ctx, cohort, addresses, role),
});

/** Sends an invitation again, good for another two weeks. */
export const inviteAgain = tenantMutation({
  permission: "enrollments.manage",
  args: oneEnrollment,
  returns: v.null(),
  handler: async (ctx, { enrollment }) => {
    await Admission.inviteAgain(ctx, enrollment);
    return null;
  },
});

/** Lets in who asked: a seat, or a place on the waitlist. */
export const approve = tenantMutation({
  permission: "enrollments.manage",
  args: oneEnrollment,
  returns: seating,
  handler: (ctx, { enrollment }) => Admission.approve(ctx, enrollment),
});

/** Refuses who asked; the reason, which may be empty, is told. */
export const refuse = tenantMutation({
  permission: "enrollments.manage",
  args: withReason,
  returns: v.null(),
  handler: async (ctx, { enrollment, reason }) => {
    await Admission.refuse(ctx, enrollment, reason.trim());
    return null;
  },
});

/** Takes somebody out of a cohort or off its lists; the reason is told. */
export const withdraw = tenantMutation({
  permission: "enrollments.manage",
  args: withReason,
  returns: v.null(),
  handler: async (ctx, { enrollment, reason }) => {
    await Enrollments.withdraw(ctx, enrollment, reason);
    return null;
  },
});

/** Notes that somebody did not make it, and why. */
export const fail = tenantMutation({
  permission: "enrollments.manage",
  args: withReason,
  returns: v.null(),
  handler: async (ctx, { enrollment, reason }) => {
    await Enrollments.fail(ctx, enrollment, reason);
    return null;
  },
});

/** Completes somebody's enrollment. */
export const complete = tenantMutation({
  permission: "enrollments.manage",
  args: oneEnrollment,
  returns: v.null(),
  handler: async (ctx, { enrollment }) => {
    await Enrollments.complete(ctx, await requireEnrollment(ctx, enrollment));
    return null;
  },
});

/** Moves somebody to another cohort, where there must be a seat. Gives the enrollment there. */
export const transfer = tenantMutation({
  permission: "enrollments.manage",
  args: toCohort,
  returns: v.id("enrollments"),
  handler: (ctx, { enrollment, to }) => Enrollments.transfer(ctx, enrollment, to),
});

/** Lets somebody start over in a later cohort of the same program. Gives the enrollment there. */
export const defer = tenantMutation({
  permission: "enrollments.manage",
  args: toCohort,
  returns: v.id("enrollments"),
  handler: (ctx, { enrollment, to }) => Enrollments.defer(ctx, enrollment, to),
});
