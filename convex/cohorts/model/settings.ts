import { type Infer, v } from "convex/values";
import { literals } from "convex-helpers/validators";
import type { Doc } from "../../_generated/dataModel";
import type { PoolTerms } from "../../capacity/model/pools";
import { invalid } from "../../shared/errors";
import { HOUR } from "../../shared/time";
import { settingsProblems } from "../rules/settings";
import { JOIN_MODES } from "../rules/statuses";

/** All that staff may say of a cohort, at once when it is made and in parts later. */
export const settingsValidator = v.object({
  name: v.string(),
  startDate: v.string(),
  endDate: v.string(),
  timeZone: v.string(),
  joinMode: literals(...JOIN_MODES),
  joinForm: v.union(v.id("forms"), v.null()),
  opensAt: v.union(v.number(), v.null()),
  closesAt: v.union(v.number(), v.null()),
  seats: v.union(v.number(), v.null()),
  keepsWaiting: v.boolean(),
  offerHours: v.number(),
  presentShare: v.number(),
  accessDays: v.number(),
  price: v.union(v.object({ minor: v.number(), currency: v.string() }), v.null()),
  /** RFC 7396 patch over template and program, JSON text. */
  overrides: v.string(),
});
export type Settings = Infer<typeof settingsValidator>;

/** @throws `invalid`, with every field that cannot be taken. `used`: seats that are taken or offered */
export function checkSettings(settings: Settings, used: number): void {
  const problems = settingsProblems(settings, used);
  if (Object.keys(problems).length > 0) throw invalid(problems);
}

/** The columns of a cohort's row; seats and their terms are its pool's, overrides are resolved by the caller. */
export function columnsOf(settings: Settings) {
  const { startDate, endDate, timeZone, joinMode, presentShare, accessDays } = settings;
  return {
    ...{ startDate, endDate, timeZone, joinMode, presentShare, accessDays },
    name: settings.name.trim(),
    joinFormId: settings.joinForm ?? undefined,
    opensAt: settings.opensAt ?? undefined,
    closesAt: settings.closesAt ?? undefined,
    price: settings.price ?? undefined,
  };
}

/** The terms of a cohort's pool. */
export function termsOf({ seats, keepsWaiting, offerHours }: Settings): PoolTerms {
  return { seats: seats ?? undefined, keepsWaiting, offerMs: offerHours * HOUR };
}

/** A cohort's settings as they are. */
export function settingsOf(
  cohort: Doc<"cohorts">,
  pool: Pick<Doc<"pools">, "seats" | "keepsWaiting" | "offerMs">,
): Settings {
  const { name, startDate, endDate, timeZone, joinMode, presentShare, accessDays, overrides } = cohort;
  return {
    ...{ name, startDate, endDate, timeZone, joinMode, presentShare, accessDays, overrides },
    joinForm: cohort.joinFormId ?? null,
    opensAt: cohort.opensAt ?? null,
    closesAt: cohort.closesAt ?? null,
    price: cohort.price ?? null,
    seats: pool.seats ?? null,
    keepsWaiting: pool.keepsWaiting,
    offerHours: pool.offerMs / HOUR,
  };
}
