import type { Doc } from "../../_generated/dataModel";
import { append } from "../../activities/model/activities";
import { issueFor } from "../../certificates/model/issuing";
import { restand } from "../../progress/model/standings";
import type { Doer } from "./doer";
import { occasionOf, tell } from "./letters";

/**
 * All that follows when somebody completes a cohort, in the same mutation.
 * @param enrollment just completed
 */
export async function completed(
  ctx: Doer,
  cohort: Doc<"cohorts">,
  enrollment: Doc<"enrollments">,
): Promise<void> {
  await restand(ctx, enrollment._id);
  const { stateAt: at, accessUntil = at } = enrollment;
  const dedupeKey = `completed:${enrollment._id}`;
  await append(ctx, { kind: "completed", enrollment, at, quantity: 1, dedupeKey });
  const data = { accessUntil, timeZone: cohort.timeZone };
  await tell(ctx, cohort, enrollment.personId, {
    template: "cohortCompleted",
    data,
    key: occasionOf(enrollment),
  });
  await issueFor(ctx, { cohort, enrollment });
}
