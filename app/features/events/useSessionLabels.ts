import { useT } from "../../ui/i18n/useT";

/** What a session's fields are called, in the order of its form, by the names that the server refuses them with. */
export function useSessionLabels() {
  const t = useT();
  return {
    title: t("sessions.field.title"),
    kind: t("sessions.field.kind"),
    description: t("sessions.field.description"),
    wallStart: t("sessions.field.date"),
    durationMinutes: t("sessions.field.minutes"),
    timeZone: t("sessions.field.timeZone"),
    rule: t("sessions.field.rule"),
    place: t("sessions.field.room"),
    instructors: t("sessions.field.instructors"),
    remindBefore: t("sessions.field.reminders"),
    seats: t("sessions.field.seats"),
  };
}
