import { v } from "convex/values";
import { tenantMutation } from "../access/functions";
import { requireCohort } from "./model/cohorts";
import { addInstructor, removeInstructor } from "./model/instructors";

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
