import { addDays, isCivilDate, startOfDate } from "../../shared/civilTime";
import { DAY } from "../../shared/time";

/** How long before a recording is hidden its staff is warned. */
export const WARNING_DAYS = 14;
/** How long the bytes of a hidden recording are still there. */
export const GRACE_DAYS = 30;

export type RetentionMoments = {
  /** When staff is warned, when it is hidden and when its bytes go; milliseconds since 1970. */
  warnAt: number;
  hideAt: number;
  removeAt: number;
};

/** What follows from the last day on which a recording is shown, in the cohort's zone. */
export function retentionMoments(retainUntil: string, timeZone: string): RetentionMoments {
  const hideAt = startOfDate(addDays(retainUntil, 1), timeZone);
  return {
    warnAt: startOfDate(addDays(retainUntil, 1 - WARNING_DAYS), timeZone),
    hideAt,
    removeAt: hideAt + GRACE_DAYS * DAY,
  };
}

/** Why a last day cannot be taken, as a key of the catalogue's errors; null when it can. */
export function retentionProblem(retainUntil: string, today: string): "date" | "past" | null {
  if (!isCivilDate(retainUntil)) return "date";
  return retainUntil < today ? "past" : null;
}
