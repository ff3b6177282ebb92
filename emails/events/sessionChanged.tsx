import type { BodyProps, Template } from "../template";
import { SESSION } from "./sample";
import { SessionMail } from "./SessionMail";

/** Tells that a session, or a series of them, was changed; the calendar part says so to calendars. */
export const sessionChanged: Template<"sessionChanged"> = {
  subject: (t, { title }) => t("events.sessionChanged.subject", { title }),
  Body: SessionChanged,
  sample: { ...SESSION, reason: "" },
};

function SessionChanged({ data, letter }: BodyProps<"sessionChanged">) {
  const { t } = letter;
  const title = t("events.sessionChanged.subject", { title: data.title });
  const text = t("events.sessionChanged.text", { cohort: data.cohort });
  return (
    <SessionMail letter={letter} facts={data} title={title} text={text} action={t("events.mail.open")} />
  );
}
