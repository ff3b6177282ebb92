import type { FunctionReturnType } from "convex/server";
import type { api } from "../../../convex/_generated/api";
import type { Id } from "../../../convex/_generated/dataModel";
import type { AttendanceState } from "../../../convex/attendance/rules/statuses";
import type { Meaning } from "../../ui/theme/tokens";

/** Somebody on a session's sheet. */
export type Line = FunctionReturnType<typeof api.attendance.sheet.list>["page"][number];

export const ATTENDANCE_MEANINGS: Record<AttendanceState, Meaning> = {
  present: "success",
  partial: "warning",
  absent: "danger",
  excused: "neutral",
};

/** People in parts of as many as the server takes at once. */
export function inParts(people: readonly Id<"persons">[]): Id<"persons">[][] {
  const parts: Id<"persons">[][] = [];
  for (let from = 0; from < people.length; from += MAX_AT_ONCE)
    parts.push(people.slice(from, from + MAX_AT_ONCE));
  return parts;
}

const MAX_AT_ONCE = 100;
