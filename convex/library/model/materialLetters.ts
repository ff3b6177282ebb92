import type { Doc, Id } from "../../_generated/dataModel";
import type { MutationCtx } from "../../_generated/server";
import { notify } from "../../notifications/model/notify";

type Reminded = { personId: Id<"persons">; since: number };

/** Reminds somebody of a material that they have not opened, by mail and in the inbox. `since`: once for each moment */
export async function remindOf(
  ctx: Pick<MutationCtx, "db" | "scheduler">,
  { _id, organizationId, cohortId, title }: Doc<"materials">,
  { personId, since }: Reminded,
): Promise<void> {
  const cohort = await ctx.db.get("cohorts", cohortId);
  await notify(ctx, {
    organizationId,
    to: { personId },
    kind: "reminder",
    template: "materialReminder",
    data: { title, cohort: cohort?.name ?? "" },
    dedupeKey: `materialReminder:${_id}:${since}`,
    href: `/portal/cohorts/${cohortId}/materials/${_id}`,
  });
}
