import { v } from "convex/values";
import { memberQuery, tenantMutation } from "../access/functions";
import { requireAccess } from "./model/access";
import { requireCohort } from "./model/cohorts";
import { addInstructor, instructorsOf, removeInstructor } from "./model/instructors";

const place = { cohort: v.id("cohorts"), person: v.id("persons") };

/** Puts somebody with the role of an instructor into a cohort. */
export const add = tenantMutation({
  permission: "cohorts.manage",
  args: place,
  returns: v.null(),
  handler: async (ctx, { cohort, person }) => {
    await addInstructor(ctx, { cohort: await requireCohort(ctx, cohort), person });
    return null;
  },
});

/** Takes somebody off a cohort's instructors. */
export const remove = tenantMutation({
  permission: "cohorts.manage",
  args: place,
  returns: v.null(),
  handler: async (ctx, { cohort, person }) => {
    await removeInstructor(ctx, { cohort: await requireCohort(ctx, cohort), person });
    return null;
  },
});

/** Who teaches one of the caller's cohorts; bounded by how many may. */
export const ofCohort = memberQuery({
  permission: "self",
  args: { cohort: v.id("cohorts") },
  returns: v.array(v.object({ person: v.id("persons"), name: v.string() })),
  handler: async (ctx, { cohort }) => {
    await requireAccess(ctx, cohort);
    return instructorsOf(ctx, cohort);
  },
});
