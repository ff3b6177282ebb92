import type { Doc } from "../../_generated/dataModel";
import { append } from "../../activities/model/activities";
import { inviteTo } from "../../events/model/lateJoiners";
import { beginStanding } from "../../progress/model/measures";
import type { Doer } from "./doer";
import { move } from "./enrollmentRows";
import { occasionOf, tell } from "./letters";

/** How an arrival is told. Null: nothing is said, as of people who were put on a list elsewhere before. */
export type Welcome = "cohortJoined" | "joinRequestApproved" | null;

/**
 * All that follows from a person's arrival in a cohort, in the same mutation: who comes while it runs takes
 * part at once.
 * @param enrollment just enrolled
 */
export async function arrive(
  ctx: Doer,
  cohort: Doc<"cohorts">,
  enrollment: Doc<"enrollments">,
  welcome: Welcome,
): Promise<Doc<"enrollments">> {
  const dedupeKey = `enrolled:${occasionOf(enrollment)}`;
  await append(ctx, { kind: "enrolled", enrollment, at: enrollment.stateAt, quantity: 1, dedupeKey });
  if (welcome !== null) {
    const data = { startDate: cohort.startDate };
    await tell(ctx, cohort, enrollment.personId, { template: welcome, data, key: occasionOf(enrollment) });
  }
  await beginStanding(ctx, enrollment);
  const arrived = cohort.state === "running" ? await move(ctx, enrollment, "activate") : enrollment;
  await inviteTo(ctx, arrived);
  return arrived;
}
