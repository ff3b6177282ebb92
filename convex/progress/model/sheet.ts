import { type Infer, v } from "convex/values";
import type { Doc } from "../../_generated/dataModel";
import type { QueryCtx } from "../../_generated/server";
import { requirementsOf, requirementValidator, shownRequirement } from "./requirements";
import { measuresOf, standingIn } from "./standings";

const measureValidator = v.object({
  requirement: v.id("requirements"),
  value: v.number(),
  isMet: v.boolean(),
});

const standingFields = {
  met: v.number(),
  of: v.number(),
  isReady: v.boolean(),
  measures: v.array(measureValidator),
};

/** How one enrollment stands, with its progress by requirement. */
export const rowValidator = v.object({
  enrollment: v.id("enrollments"),
  person: v.id("persons"),
  name: v.string(),
  state: v.string(),
  ...standingFields,
});

/** A learner's own progress: what is asked for, and how far they are with each. */
export const ownValidator = v.object({
  requirements: v.array(requirementValidator),
  ...standingFields,
});

/** One line of the staff's sheet. */
export async function sheetRow(
  ctx: Pick<QueryCtx, "db">,
  enrollment: Doc<"enrollments">,
): Promise<Infer<typeof rowValidator>> {
  const { _id, personId, name, state } = enrollment;
  return {
    enrollment: _id,
    person: personId,
    name,
    state,
    ...(await stand(ctx, enrollment)),
  };
}

/** What a learner sees of their own progress. */
export async function ownProgress(
  ctx: Pick<QueryCtx, "db">,
  enrollment: Doc<"enrollments">,
): Promise<Infer<typeof ownValidator>> {
  const requirements = await requirementsOf(ctx, enrollment.cohortId);
  return {
    requirements: requirements.map(shownRequirement),
    ...(await stand(ctx, enrollment)),
  };
}

async function stand(ctx: Pick<QueryCtx, "db">, { _id }: Doc<"enrollments">) {
  const standing = await standingIn(ctx, _id);
  const { met, of, isReady } = standing ?? { met: 0, of: 0, isReady: false };
  const measures = (await measuresOf(ctx, _id)).map(({ requirementId, value, isMet }) => ({
    requirement: requirementId,
    value,
    isMet,
  }));
  return { met, of, isReady, measures };
}
