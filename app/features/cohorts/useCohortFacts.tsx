import type { Fact } from "../../ui/data/FactList";
import { EventTime } from "../../ui/i18n/EventTime";
import { useFormat } from "../../ui/i18n/useFormat";
import { useT } from "../../ui/i18n/useT";
import { type Cohort, civilDay } from "./cohort";

/** What is known of a cohort, each with its name. */
export function useCohortFacts(cohort: Cohort): Fact[] {
  const t = useT();
  const format = useFormat();
  const { startDate, endDate, timeZone, joinMode, opensAt, closesAt, seats, price } = cohort;
  const moment = (at: number) => <EventTime at={at} zone={timeZone} />;
  const facts: (Fact | false)[] = [
    { label: t("adminCohorts.program"), value: cohort.program.title },
    {
      label: t("adminCohorts.fact.dates"),
      value: t("adminCohorts.dates", {
        from: civilDay(format, startDate),
        until: civilDay(format, endDate),
      }),
    },
    { label: t("adminCohorts.field.timeZone"), value: timeZone.replaceAll("_", " ") },
    { label: t("adminCohorts.field.joinMode"), value: t(`adminCohorts.joinMode.${joinMode}`) },
    opensAt !== null && { label: t("adminCohorts.field.opensAt"), value: moment(opensAt) },
    closesAt !== null && { label: t("adminCohorts.field.closesAt"), value: moment(closesAt) },
    {
      label: t("adminCohorts.field.seats"),
      value: seats === null ? t("adminCohorts.unlimited") : format.number(seats),
    },
    {
      label: t("adminCohorts.fact.waitlist"),
      value: cohort.keepsWaiting
        ? t("adminCohorts.fact.waits", { hours: cohort.offerHours })
        : t("adminCohorts.fact.noWaitlist"),
    },
    {
      label: t("adminCohorts.fact.present"),
      value: t("adminCohorts.fact.presentFrom", { share: format.percent(cohort.presentShare) }),
    },
    {
      label: t("adminCohorts.fact.access"),
      value: t("adminCohorts.fact.accessDays", { days: cohort.accessDays }),
    },
    price !== null && {
      label: t("adminCohorts.field.price"),
      value: format.money({ amount: price.minor, currency: price.currency }),
    },
  ];
  return facts.filter((fact) => fact !== false);
}
