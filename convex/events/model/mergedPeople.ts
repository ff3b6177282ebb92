import type { Doc, Id } from "../../_generated/dataModel";
import type { MutationCtx } from "../../_generated/server";
import { releaseSeats } from "../../capacity/model/claims";
import { registrationOf } from "./events";
import { offeredSeat } from "./registrationOffers";

type Ctx = Pick<MutationCtx, "db" | "scheduler">;
type Place = { organizationId: Id<"organizations">; winner: Id<"persons">; loser: Id<"persons"> };

/** More rows than one person has in one organization. */
const MAX_ROWS = 2_000;

/** Makes one of what two people who were merged have for the same event: who leads it, and who has a seat. */
export async function combineEvents(ctx: Ctx, place: Place): Promise<void> {
  await combineInstructors(ctx, place);
  await combineRegistrations(ctx, place);
}

async function combineInstructors({ db }: Ctx, { organizationId, winner, loser }: Place): Promise<void> {
  const rows = await db
    .query("eventInstructors")
    .withIndex("by_organization_person", (q) => q.eq("organizationId", organizationId).eq("personId", loser))
    .take(MAX_ROWS);
  for (const { _id, eventId } of rows) {
    const doubled = await db
      .query("eventInstructors")
      .withIndex("by_event_person", (q) => q.eq("eventId", eventId).eq("personId", winner))
      .unique();
    if (doubled === null) await db.patch("eventInstructors", _id, { personId: winner });
    else await db.delete("eventInstructors", _id);
  }
}

/** Where both have a seat, one is given back. */
async function combineRegistrations(ctx: Ctx, { organizationId, winner, loser }: Place): Promise<void> {
  const rows = await ctx.db
    .query("registrations")
    .withIndex("by_organization_person", (q) => q.eq("organizationId", organizationId).eq("personId", loser))
    .take(MAX_ROWS);
  for (const row of rows) {
    const other = await registrationOf(ctx, row.eventId, winner);
    const spare = other === null ? null : other.state === "cancelled" ? other : row;
    if (spare !== null) await drop(ctx, spare);
    if (spare?._id !== row._id) await ctx.db.patch("registrations", row._id, { personId: winner });
  }
}

async function drop(ctx: Ctx, { _id, state }: Doc<"registrations">): Promise<void> {
  await ctx.db.delete("registrations", _id);
  if (state === "cancelled") return;
  for (const promotion of await releaseSeats(ctx, _id)) await offeredSeat(ctx, promotion);
}
