import { internal } from "../../_generated/api";
import type { Doc, Id } from "../../_generated/dataModel";
import { record } from "../../audit/model/entries";
import { failure } from "../../shared/errors";
import { MINUTE, SECOND } from "../../shared/time";
import { type ContentEvent, permissionFor, stateAfter } from "../rules/contentLifecycle";
import { isNewRevision } from "../rules/edits";
import type { ContentState } from "../rules/statuses";
import type { Writer } from "./contexts";
import { entityOf, lifeOf, requireItem } from "./itemRows";

type Permitted = Pick<Writer, "db" | "permissions">;

/** Somebody who comes back to a text after this long is noted anew in the log. */
const ONE_SITTING = 30 * MINUTE;
/** How long edits gather before somebody looks which files they show. */
const PAUSE = 30 * SECOND;

/**
 * Counts a change of an item's text: every area part calls it in the mutation that changes one. Edits within a few
 * seconds are one; the first one after publishing always counts.
 * @throws `notFound`; `conflict` in the trash; `forbidden` where it will go public by itself and the person may not
 * publish
 */
export async function touched(
  ctx: Permitted & Pick<Writer, "scheduler" | "organization" | "session">,
  itemId: Id<"contentItems">,
  personId: Id<"persons">,
): Promise<void> {
  const item = await requireEditable(ctx, itemId);
  const now = Date.now();
  await noteUsesSoon(ctx, item, now);
  if (!isNewRevision(item, personId, now)) return;
  await ctx.db.patch("contentItems", itemId, {
    revision: item.revision + 1,
    editedAt: now,
    editedBy: personId,
  });
  if (item.editedBy === personId && now < item.editedAt + ONE_SITTING) return;
  const person = { _id: personId };
  await record(
    { ...ctx, person },
    { action: "contentItems.edited", entity: entityOf(itemId), changed: ["body"] },
  );
}

/** An item whose text and description the caller may change now. @throws `notFound`, `conflict`, `forbidden` */
export async function requireEditable(ctx: Permitted, id: Id<"contentItems">): Promise<Doc<"contentItems">> {
  return (await requireEvent(ctx, id, "edit")).item;
}

/**
 * An item to which the caller may let something happen now, and the state that follows.
 * @throws `notFound`; `conflict` where its state does not allow it; `forbidden`
 */
export async function requireEvent(
  ctx: Permitted,
  id: Id<"contentItems">,
  event: ContentEvent,
): Promise<{ item: Doc<"contentItems">; next: ContentState }> {
  const item = await requireItem(ctx, id);
  const life = lifeOf(item);
  const next = stateAfter(life, event);
  if (next === null)
    throw item.state === "trashed"
      ? failure("conflict", "This is in the trash. Take it out first.")
      : failure("conflict", "Its state does not allow this. Somebody may have changed it meanwhile.");
  if (!ctx.permissions.includes(permissionFor(life, event)))
    throw failure(
      "forbidden",
      "Only those who publish may change what is public or has a date to become so.",
    );
  return { item, next };
}

/** Has the files that an item shows noted soon; many calls make one job. */
export async function noteUsesSoon(
  { db, scheduler }: Pick<Writer, "db" | "scheduler">,
  { _id, usesNotedAt = 0 }: Pick<Doc<"contentItems">, "_id" | "usesNotedAt">,
  now: number,
): Promise<void> {
  if (usesNotedAt > now) return;
  const at = now + PAUSE;
  await db.patch("contentItems", _id, { usesNotedAt: at });
  await scheduler.runAt(at, internal.publishing.jobs.noteUses, { item: _id });
}
