import type { Doc } from "../../_generated/dataModel";
import { append } from "../../activities/model/activities";
import { uninvite } from "../../events/model/lateJoiners";
import { restand } from "../../progress/model/standings";
import type { Doer } from "./doer";
import { occasionOf } from "./letters";

/**
 * All that follows when somebody who took part leaves a cohort, in the same mutation. The seat is given back
 * by whoever ends the enrollment.
 * @param enrollment just withdrawn or failed
 */
export async function depart(ctx: Doer, enrollment: Doc<"enrollments">): Promise<void> {
  await restand(ctx, enrollment._id);
  await uninvite(ctx, enrollment);
  if (enrollment.state !== "withdrawn") return;
  const dedupeKey = `withdrew:${occasionOf(enrollment)}`;
  await append(ctx, { kind: "withdrew", enrollment, at: enrollment.stateAt, quantity: 1, dedupeKey });
}
