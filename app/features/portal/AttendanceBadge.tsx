import type { FunctionReturnType } from "convex/server";
import type { api } from "../../../convex/_generated/api";
import { StateBadge } from "../../ui/data/StateBadge";
import { useT } from "../../ui/i18n/useT";

export type Attendance = FunctionReturnType<typeof api.attendance.records.mine>[number];

const MEANINGS = { present: "success", partial: "warning", absent: "danger", excused: "neutral" } as const;

/** The viewer's own attendance of one session. */
export function AttendanceBadge({ attendance: { state, isInside } }: { attendance: Attendance }) {
  const t = useT();
  if (isInside) return <StateBadge label={t("portal.attendance.inside")} meaning="info" />;
  return <StateBadge label={t(`portal.attendance.${state}`)} meaning={MEANINGS[state]} />;
}

/** The viewer's attendances by session. */
export function bySession(records: readonly Attendance[]): Map<string, Attendance> {
  return new Map(records.map((record) => [record.event, record]));
}
