import { addWallDays, daysBetween, isCivilDate, resolveWall, wallAt } from "../../shared/civilTime";
import type { FieldErrors } from "../../shared/errors";
import { isTimeZone } from "../../shared/time";
import type { JoinMode } from "./statuses";

const MAX_NAME = 120;
const MAX_SEATS = 100_000;
const MAX_ACCESS_DAYS = 3_650;
const MAX_OFFER_HOURS = 720;
/** Longer than any program; a date beyond is a slip. */
const MAX_DAYS = 3_660;

/** What staff enter about a cohort, all of it. Moments are milliseconds since 1970, null means "none". */
export type CohortSettings = {
  name: string;
  startDate: string;
  endDate: string;
  timeZone: string;
  joinMode: JoinMode;
  opensAt: number | null;
  closesAt: number | null;
  /** Null: as many as come. */
  seats: number | null;
  keepsWaiting: boolean;
  /** How long somebody may think about an offered seat. */
  offerHours: number;
  presentShare: number;
  accessDays: number;
  price: { minor: number; currency: string } | null;
};

/** What is wrong with a cohort's settings, by field. `used`: seats that are taken or offered. */
export function settingsProblems(settings: CohortSettings, used: number): FieldErrors {
  const { name, timeZone, seats, offerHours, presentShare, accessDays, price } = settings;
  const problems: Record<string, string | null> = {
    name: name.trim() === "" ? "required" : name.trim().length > MAX_NAME ? "tooLong" : null,
    timeZone: isTimeZone(timeZone) ? null : "timeZone",
    ...dateProblems(settings),
    closesAt: closingProblem(settings),
    seats: seats === null ? null : seatsProblem(seats, used),
    offerHours: isWhole(offerHours, 1, MAX_OFFER_HOURS) ? null : "offerHours",
    presentShare: presentShare >= 0 && presentShare <= 1 ? null : "share",
    accessDays: isWhole(accessDays, 0, MAX_ACCESS_DAYS) ? null : "accessDays",
    price: price === null || isPrice(price) ? null : "price",
  };
  return Object.fromEntries(
    Object.entries(problems).filter((entry): entry is [string, string] => entry[1] !== null),
  );
}

function dateProblems({ startDate, endDate }: CohortSettings): Record<string, string | null> {
  const startIs = isCivilDate(startDate);
  if (!startIs || !isCivilDate(endDate))
    return { startDate: startIs ? null : "date", endDate: isCivilDate(endDate) ? null : "date" };
  const days = daysBetween(startDate, endDate);
  return { endDate: days < 0 ? "endBeforeStart" : days > MAX_DAYS ? "tooFar" : null };
}

function closingProblem({ opensAt, closesAt }: CohortSettings): string | null {
  return opensAt !== null && closesAt !== null && closesAt <= opensAt ? "closesBeforeOpens" : null;
}

function seatsProblem(seats: number, used: number): string | null {
  if (!isWhole(seats, 1, MAX_SEATS)) return "wholeNumber";
  return seats < used ? "seatsBelowUsed" : null;
}

function isWhole(number: number, from: number, to: number): boolean {
  return Number.isInteger(number) && number >= from && number <= to;
}

function isPrice({ minor, currency }: { minor: number; currency: string }): boolean {
  return Number.isSafeInteger(minor) && minor >= 0 && /^[A-Z]{3}$/.test(currency);
}

/** A moment some days later, at the same time of day in a zone: what a clone's window becomes. */
export function momentLater(at: number, days: number, timeZone: string): number {
  return resolveWall(addWallDays(wallAt(at, timeZone), days), timeZone).at;
}
