import { useT } from "../../ui/i18n/useT";
import type { CohortSettings } from "./settings";

/** What a cohort's settings are called, in the order of its forms. */
export function useSettingsLabels(): Record<keyof CohortSettings, string> {
  const t = useT();
  return {
    name: t("common.name"),
    startDate: t("adminCohorts.field.startDate"),
    endDate: t("adminCohorts.field.endDate"),
    timeZone: t("adminCohorts.field.timeZone"),
    joinMode: t("adminCohorts.field.joinMode"),
    joinForm: t("adminCohorts.field.joinForm"),
    opensAt: t("adminCohorts.field.opensAt"),
    closesAt: t("adminCohorts.field.closesAt"),
    seats: t("adminCohorts.field.seats"),
    keepsWaiting: t("adminCohorts.field.keepsWaiting"),
    offerHours: t("adminCohorts.field.offerHours"),
    presentShare: t("adminCohorts.field.presentShare"),
    accessDays: t("adminCohorts.field.accessDays"),
    price: t("adminCohorts.field.price"),
    overrides: t("adminCohorts.field.overrides"),
  };
}
