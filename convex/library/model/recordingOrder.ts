import type { Id } from "../../_generated/dataModel";
import { record } from "../../audit/model/entries";
import { failure } from "../../shared/errors";
import { placeBetween } from "../rules/places";
import { requireOwnRecording } from "./access";
import type { Writer } from "./recordingContexts";
import { recordingsIn } from "./recordingLists";

/**
 * Puts a recording in front of another one of its cohort, or, with null, behind all.
 * @throws `notFound`, `forbidden`; `conflict` where the other is gone by now
 */
export async function moveRecording(
  ctx: Writer,
  { recording: id, before }: { recording: Id<"recordings">; before: Id<"recordings"> | null },
): Promise<void> {
  const { recording: moved } = await requireOwnRecording(ctx, id);
  const others = (await recordingsIn(ctx, moved.cohortId)).filter(({ _id }) => _id !== id);
  const at = before === null ? others.length : others.findIndex(({ _id }) => _id === before);
  if (at === -1) throw failure("conflict", "The order has changed meanwhile. Please try again.");
  const order = placeBetween(others[at - 1]?.order, others[at]?.order);
  if (order !== null) await ctx.db.patch("recordings", id, { order });
  // No number lies between two places any more: all get whole ones.
  else
    for (const [place, row] of [...others.slice(0, at), moved, ...others.slice(at)].entries())
      await ctx.db.patch("recordings", row._id, { order: place + 1 });
  const entity = { table: "recordings" as const, id };
  await record(ctx, { action: "recordings.moved", entity, changed: ["order"] });
}
