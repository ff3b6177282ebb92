import type { Doc } from "../../_generated/dataModel";
import type { MutationCtx } from "../../_generated/server";
import type { Tenant } from "../../access/entrance";
import { record } from "../../audit/model/entries";
import { failure, invalid } from "../../shared/errors";
import { isMeasured } from "../rules/standing";
import { keepMeasure } from "./measures";
import { restand } from "./standings";

/**
 * Staff says how many of a requirement's things somebody has done: 1 or 0 for a tick. The standing follows.
 * @throws `conflict` for what the product counts itself; `invalid` for what is no number of things
 */
export async function confirm(
  ctx: Pick<MutationCtx, "db"> & Tenant,
  enrollment: Doc<"enrollments">,
  requirement: Doc<"requirements">,
  value: number,
): Promise<void> {
  if (requirement.cohortId !== enrollment.cohortId)
    throw failure("notFound", "This cohort does not ask for it.");
  if (isMeasured(requirement.kind)) throw failure("conflict", "This is counted by itself.");
  if (!Number.isInteger(value) || value < 0 || value > 1_000) throw invalid({ value: "wholeNumber" });
  await keepMeasure(ctx, enrollment, requirement, {
    value,
    confirmedBy: ctx.person._id,
  });
  await restand(ctx, enrollment._id);
  const entity = { table: "enrollments" as const, id: enrollment._id };
  await record(ctx, { action: "progress.confirmed", entity });
}
