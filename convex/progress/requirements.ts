import { v } from "convex/values";
import { tenantMutation, tenantQuery } from "../access/functions";
import { requireTeaching } from "../cohorts/model/access";
import { failure } from "../shared/errors";
import {
  addRequirement,
  changeRequirement,
  removeRequirement,
  reorderRequirements,
  requirementFields,
  requirementsOf,
  requirementValidator,
  shownRequirement,
} from "./model/requirements";

const { kind: _, ...changeable } = requirementFields;
const one = { requirement: v.id("requirements") };

/** What a cohort asks for, in its order; bounded by `MAX_REQUIREMENTS`. */
export const list = tenantQuery({
  permission: "cohorts.read",
  args: { cohort: v.id("cohorts") },
  returns: v.array(requirementValidator),
  handler: async (ctx, { cohort }) => (await requirementsOf(ctx, cohort)).map(shownRequirement),
});

/** Adds a requirement at the end. @throws `invalid` by field; `conflict` where there are too many */
export const add = tenantMutation({
  permission: "progress.manage",
  args: { cohort: v.id("cohorts"), ...requirementFields },
  returns: v.id("requirements"),
  handler: async (ctx, { cohort, ...fields }) =>
    addRequirement(ctx, await requireTeaching(ctx, cohort), fields),
});

/** Changes a requirement's words, target, or whether it is required. @throws `invalid` by field; `notFound` */
export const change = tenantMutation({
  permission: "progress.manage",
  args: { ...one, ...changeable },
  returns: v.null(),
  handler: async (ctx, { requirement: id, ...fields }) => {
    const requirement = await ctx.db.get("requirements", id);
    if (requirement === null) throw failure("notFound", "This is no longer asked for.");
    await requireTeaching(ctx, requirement.cohortId);
    await changeRequirement(ctx, requirement, fields);
    return null;
  },
});

/** Asks for it no longer. Who completed stays completed. */
export const remove = tenantMutation({
  permission: "progress.manage",
  args: one,
  returns: v.null(),
  handler: async (ctx, { requirement: id }) => {
    const requirement = await ctx.db.get("requirements", id);
    if (requirement === null) return null;
    await requireTeaching(ctx, requirement.cohortId);
    await removeRequirement(ctx, requirement);
    return null;
  },
});

/** Brings the list into a new order. @throws `conflict` when the list changed meanwhile */
export const reorder = tenantMutation({
  permission: "progress.manage",
  args: {
    cohort: v.id("cohorts"),
    requirements: v.array(v.id("requirements")),
  },
  returns: v.null(),
  handler: async (ctx, { cohort, requirements }) => {
    await reorderRequirements(ctx, await requireTeaching(ctx, cohort), requirements);
    return null;
  },
});
