import type { Doc, Id } from "../../_generated/dataModel";
import type { QueryCtx } from "../../_generated/server";
import { seatedPage } from "../../cohorts/model/roster";
import { instructorIds } from "./events";

type Reader = Pick<QueryCtx, "db">;

/** People told in one transaction. */
const PAGE = 40;

export type RecipientsPage = {
  personIds: Id<"persons">[];
  /** Where the next page begins; null after the last. */
  next: string | null;
};

/**
 * Who is to be told of an event, page by page: first those who lead it, then the cohort or those who
 * registered.
 */
export async function recipientsPage(
  ctx: Reader,
  event: Doc<"events">,
  cursor: string | null,
): Promise<RecipientsPage> {
  const leading = await instructorIds(ctx, event._id);
  const options = { cursor: cursor === LEADING ? null : cursor, numItems: PAGE };
  if (cursor === null) return { personIds: leading, next: LEADING };
  const found =
    event.admission === "cohort"
      ? await seatedPage(ctx, event.cohortId, options)
      : await registeredPage(ctx, event._id, options);
  const personIds = found.page.map(({ personId }) => personId).filter((id) => !leading.includes(id));
  return { personIds, next: found.isDone ? null : found.continueCursor };
}

/** What follows on the page of those who lead. */
const LEADING = "";

function registeredPage(
  { db }: Reader,
  eventId: Id<"events">,
  options: { cursor: string | null; numItems: number },
) {
  return db
    .query("registrations")
    .withIndex("by_event_state", (q) => q.eq("eventId", eventId).eq("state", "registered"))
    .paginate(options);
}
