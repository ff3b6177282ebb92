import type { BodyProps, Template } from "../template";
import { SESSION } from "./sample";
import { SessionMail } from "./SessionMail";

/** Tells that a session, or a series of them, was planned; the calendar part says so to calendars. */
export const sessionPlanned: Template<"sessionPlanned"> = {
  subject: (t, { title }) => t("events.sessionPlanned.subject", { title }),
  Body: SessionPlanned,
  sample: { ...SESSION, reason: "" },
};

function SessionPlanned({ data, letter }: BodyProps<"sessionPlanned">) {
  const { t } = letter;
  const title = t("events.sessionPlanned.subject", { title: data.title });
  const text = t("events.sessionPlanned.text", { cohort: data.cohort });
  return (
    <SessionMail letter={letter} facts={data} title={title} text={text} action={t("events.mail.open")} />
  );
}
