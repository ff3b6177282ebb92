import type { FieldErrors } from "../../shared/errors";
import { DAY, SECOND } from "../../shared/time";

/** When an item is to go public and when it is to cease, in milliseconds since 1970. */
export type PublicationDates = { publishAt?: number | undefined; unpublishAt?: number | undefined };

const FURTHEST = 10 * 366 * DAY;
/** How late a date may be when it arrives: clicks and clocks take a moment. */
const LATE = 60 * SECOND;

/** What stands against dates, by field: one that has passed or is too far off, an end before the beginning. */
export function dateProblems({ publishAt, unpublishAt }: PublicationDates, now: number): FieldErrors {
  const begins = publishAt === undefined ? null : momentProblem(publishAt, now);
  const ends = unpublishAt === undefined ? null : momentProblem(unpublishAt, now);
  const reversed = unpublishAt !== undefined && unpublishAt <= Math.max(publishAt ?? now, now);
  return {
    ...(begins !== null && { publishAt: begins }),
    ...(ends !== null ? { unpublishAt: ends } : reversed ? { unpublishAt: "ceasesTooEarly" } : {}),
  };
}

function momentProblem(moment: number, now: number): "past" | "tooFar" | "invalid" | null {
  if (!Number.isFinite(moment)) return "invalid";
  if (moment < now - LATE) return "past";
  return moment > now + FURTHEST ? "tooFar" : null;
}
