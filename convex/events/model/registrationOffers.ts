import type { Doc } from "../../_generated/dataModel";
import type { MutationCtx, QueryCtx } from "../../_generated/server";
import type { Promotion } from "../../capacity/model/promotions";
import { nextRegistration } from "../rules/registrations";
import { tellOf } from "./letters";

type Ctx = Pick<MutationCtx, "db" | "scheduler">;

/** Somebody who waited for a seat at an event was offered one: their registration says so, and they are told. */
export async function offeredSeat(ctx: Ctx, { holder, until }: Promotion): Promise<void> {
  const registration = await registrationBy(ctx, holder);
  const state = registration === null ? null : nextRegistration(registration.state, "offer");
  const event = registration === null ? null : await ctx.db.get("events", registration.eventId);
  if (registration === null || state === null || event === null) return;
  await ctx.db.patch("registrations", registration._id, { state, until });
  if (event.state === "cancelled" || event.startsAt <= Date.now()) return;
  const tell = await tellOf(ctx, event);
  await tell(registration.personId, {
    kind: "announcement",
    template: "sessionSeatOffered",
    data: { until },
    dedupeKey: `seat:${registration._id}:${until}`,
    expiresAt: until,
  });
}

/** An offered seat was not taken in time: the registration ends. */
export async function offerExpired(ctx: Ctx, holder: string): Promise<void> {
  const registration = await registrationBy(ctx, holder);
  if (registration === null) return;
  const state = nextRegistration(registration.state, "expire");
  if (state !== null) await ctx.db.patch("registrations", registration._id, { state, until: undefined });
}

function registrationBy({ db }: Pick<QueryCtx, "db">, holder: string): Promise<Doc<"registrations"> | null> {
  const id = db.normalizeId("registrations", holder);
  return id === null ? Promise.resolve(null) : db.get("registrations", id);
}
