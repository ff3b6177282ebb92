import type { Doc, Id } from "../../_generated/dataModel";
import type { QueryCtx } from "../../_generated/server";

/** A person joins no session more often than this; further stays are not noted. */
export const MAX_STAYS = 200;

/** A person's stays in a session. */
export function staysOf(
  { db }: Pick<QueryCtx, "db">,
  eventId: Id<"events">,
  personId: Id<"persons">,
): Promise<Doc<"presences">[]> {
  return db
    .query("presences")
    .withIndex("by_event_person", (q) => q.eq("eventId", eventId).eq("personId", personId))
    .take(MAX_STAYS);
}
