import type { BodyProps, Template } from "../template";
import { SESSION } from "./sample";
import { SessionMail } from "./SessionMail";

/** Reminds of a session that is near. */
export const sessionReminder: Template<"sessionReminder"> = {
  subject: (t, { title }) => t("events.sessionReminder.subject", { title }),
  Body: SessionReminder,
  sample: { ...SESSION, occurrences: 1, minutesBefore: 24 * 60 },
};

function SessionReminder({ data, letter }: BodyProps<"sessionReminder">) {
  const { t } = letter;
  const { title, cohort, minutesBefore } = data;
  const hours = minutesBefore % 60 === 0 ? minutesBefore / 60 : 0;
  return (
    <SessionMail
      letter={letter}
      facts={data}
      title={t("events.sessionReminder.subject", { title })}
      text={t("events.sessionReminder.text", { title, cohort, hours, minutes: minutesBefore })}
      action={t("events.mail.open")}
    />
  );
}
