import type { Doc, Id } from "../../_generated/dataModel";
import type { MutationCtx } from "../../_generated/server";
import { openPool } from "../../capacity/model/pools";
import { HOUR, MINUTE } from "../../shared/time";
import type { SeriesTerms } from "../rules/seriesChanges";

type Ctx = Pick<MutationCtx, "db">;

/** How long a freed seat of a session is kept for who waited. */
export const OFFER_MS = 12 * HOUR;

/** What an event is made of, but for its time. */
export type EventTerms = Pick<
  Doc<"events">,
  | "organizationId"
  | "cohortId"
  | "kind"
  | "title"
  | "description"
  | "place"
  | "timeZone"
  | "durationMinutes"
  | "admission"
  | "remindBefore"
>;

export type Seats = { seats?: number | undefined; keepsWaiting: boolean };

/** When it takes place, and which occurrence of which series it is. */
export type Slot = {
  wall: string;
  startsAt: number;
  series?: Doc<"eventSeries"> | undefined;
  recurrenceId?: string | undefined;
};

/** UID of RFC 5545: never to be used again, whatever becomes of the row. */
export function uidOf(id: Id<"events"> | Id<"eventSeries">): string {
  return `${id}@cohortium`;
}

/** Writes a series that has no occurrences yet. */
export async function insertSeries(
  { db }: Ctx,
  of: Pick<Doc<"eventSeries">, "organizationId" | "cohortId">,
  terms: SeriesTerms,
  now: number,
): Promise<Doc<"eventSeries">> {
  const id = await db.insert("eventSeries", {
    ...of,
    ...termsOf(terms),
    uid: "",
    sequence: 0,
    changedAt: now,
  });
  await db.patch("eventSeries", id, { uid: uidOf(id) });
  return (await db.get("eventSeries", id))!;
}

/** What a row of a series holds of its terms. */
export function termsOf(terms: SeriesTerms): SeriesTerms {
  const { rule, start, timeZone, durationMinutes, title, description, place } = terms;
  return { rule, start, timeZone, durationMinutes, title, description, place };
}

/** Writes an event and, where one registers, opens its seats. Its UID is its series' where it is in one entry with it. */
export async function insertEvent(
  ctx: Ctx,
  terms: EventTerms,
  { wall, startsAt, series, recurrenceId }: Slot,
  { seats, now }: { seats: Seats; now: number },
): Promise<Doc<"events">> {
  const shared = terms.admission === "cohort" ? series : undefined;
  const fields = {
    ...terms,
    state: "scheduled" as const,
    wallStart: wall,
    ...timesOf(startsAt, terms.durationMinutes),
    ...(series !== undefined && { seriesId: series._id }),
    ...(recurrenceId !== undefined && { recurrenceId }),
    differs: false,
    uid: shared?.uid ?? "",
    sequence: shared?.sequence ?? 0,
    changedAt: now,
  };
  const id = await ctx.db.insert("events", fields);
  const uid = shared?.uid ?? uidOf(id);
  if (shared === undefined) await ctx.db.patch("events", id, { uid });
  if (terms.admission === "registration") {
    const { organizationId } = terms;
    await openPool(ctx, { organizationId, owner: { kind: "event", id }, ...seats, offerMs: OFFER_MS });
  }
  // Creation time is not read by whoever made it just now.
  return { ...fields, uid, _id: id, _creationTime: now };
}

export function timesOf(startsAt: number, durationMinutes: number) {
  return { startsAt, endsAt: startsAt + durationMinutes * MINUTE };
}
