import type { AttendanceState } from "./statuses";

/** What staff said of somebody's attendance. */
export type Override = { state: AttendanceState };

/**
 * What minutes in a session amount to.
 * @param presentShare share of the session from which somebody counts as present, 0 to 1; at 0 coming is enough
 */
export function countedState(
  minutes: number,
  durationMinutes: number,
  presentShare: number,
  came: boolean,
): Exclude<AttendanceState, "excused"> {
  if (!came) return "absent";
  return minutes >= Math.ceil(durationMinutes * presentShare - 1e-9) ? "present" : "partial";
}

/** The state that counts: staff's word stands above what was counted. */
export function effectiveState(counted: AttendanceState, override: Override | undefined): AttendanceState {
  return override?.state ?? counted;
}

/**
 * The share of sessions somebody attended, 0 to 1; excused ones count neither way. Null where there is
 * nothing to count yet.
 */
export function attendedShare(states: readonly AttendanceState[]): number | null {
  const counting = states.filter((state) => state !== "excused");
  if (counting.length === 0) return null;
  return counting.filter((state) => state === "present").length / counting.length;
}
