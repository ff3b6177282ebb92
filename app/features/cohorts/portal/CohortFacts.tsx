import { FactList } from "../../../ui/data/FactList";
import { useFormat } from "../../../ui/i18n/useFormat";
import { useT } from "../../../ui/i18n/useT";
import { dayOf, type Enrollment } from "../../portal/enrollments";

/** When and where a cohort is, and until when it is open to the person. */
export function CohortFacts({ own: { accessUntil, cohort } }: { own: Enrollment }) {
  const t = useT();
  const format = useFormat();
  const day = (date: string) => format.longDate(dayOf(date), "UTC");
  const dates = t("portal.dates", { start: day(cohort.startDate), end: day(cohort.endDate) });
  return (
    <FactList
      facts={[
        { label: t("portal.cohort.dates"), value: dates },
        { label: t("portal.cohort.zone"), value: cohort.timeZone },
        ...(accessUntil === null
          ? []
          : [{ label: t("portal.cohort.access"), value: format.longDate(accessUntil, cohort.timeZone) }]),
        ...(cohort.program.slug === ""
          ? []
          : [
              {
                label: t("portal.cohort.page"),
                value: <a href={`/programs/${cohort.program.slug}`}>{cohort.program.title}</a>,
              },
            ]),
      ]}
    />
  );
}
