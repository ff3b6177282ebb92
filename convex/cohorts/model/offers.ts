import type { Doc, Id } from "../../_generated/dataModel";
import type { Promotion } from "../../capacity/model/promotions";
import type { Doer } from "./doer";
import { move } from "./enrollmentRows";
import { occasionOf, tell } from "./letters";

/** A freed seat is offered to somebody who waited: the enrollment follows, and the person is told until when. */
export async function offeredSeat(ctx: Doer, { holder, until }: Promotion): Promise<void> {
  const waiting = await enrollmentOf(ctx, holder);
  if (waiting === null) return;
  const cohort = (await ctx.db.get("cohorts", waiting.cohortId))!;
  const offered = await move(ctx, waiting, "offer", { until });
  const data = { until, timeZone: cohort.timeZone };
  await tell(ctx, cohort, offered.personId, { template: "seatOffered", data, key: occasionOf(offered) });
}

/** Tells all to whom a seat is offered. */
export async function offeredSeats(ctx: Doer, promotions: readonly Promotion[]): Promise<void> {
  for (const promotion of promotions)
    if (promotion.owner.kind === "cohort") await offeredSeat(ctx, promotion);
}

/** The time to answer is over, and the seat has gone to the next. */
export async function offerExpired(ctx: Doer, holder: string): Promise<void> {
  const offered = await enrollmentOf(ctx, holder);
  if (offered !== null) await move(ctx, offered, "expire");
}

async function enrollmentOf({ db }: Doer, holder: string): Promise<Doc<"enrollments"> | null> {
  const id: Id<"enrollments"> | null = db.normalizeId("enrollments", holder);
  return id === null ? null : db.get("enrollments", id);
}
