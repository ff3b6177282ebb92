import { useFormat } from "../../../ui/i18n/useFormat";
import { useT } from "../../../ui/i18n/useT";
import type { Enrollment } from "../../portal/enrollments";

/** Somebody's place is counted up to here. */
const COUNTED = 999;

/** In a sentence, where somebody stands who is not inside a cohort. */
export function usePlaceWords({ state, until, accessUntil, waitingBefore, cohort }: Enrollment): string {
  const t = useT();
  const format = useFormat();
  const time = (at: number) => format.eventTime(at, cohort.timeZone);
  if (cohort.state === "cancelled") return t("portal.place.cancelled");
  switch (state) {
    case "invited":
      return until === null
        ? t("portal.place.invitedOpen")
        : t("portal.place.invited", { until: time(until) });
    case "offered":
      return until === null ? t("portal.place.expired") : t("portal.place.offered", { until: time(until) });
    case "waitlisted":
      return waitingBefore === null || waitingBefore >= COUNTED
        ? t("portal.place.waitlistedLong")
        : t("portal.place.waitlisted", { before: waitingBefore });
    case "completed":
      return accessUntil === null
        ? t("portal.place.archived")
        : t("portal.place.completed", { until: format.longDate(accessUntil, cohort.timeZone) });
    case "enrolled":
    case "active":
      return t(cohort.state === "archived" ? "portal.place.archived" : "portal.place.enrolled");
    default:
      return t(`portal.place.${state}`);
  }
}
