import { Paragraph } from "../layout/parts";
import type { BodyProps, Template } from "../template";
import { SESSION } from "./sample";
import { SessionMail } from "./SessionMail";

/** Tells that a session, or some of a series, do not take place, and why. */
export const sessionCancelled: Template<"sessionCancelled"> = {
  subject: (t, { title }) => t("events.sessionCancelled.subject", { title }),
  Body: SessionCancelled,
  sample: { ...SESSION, occurrences: 1, reason: "The trainer is ill." },
};

function SessionCancelled({ data, letter }: BodyProps<"sessionCancelled">) {
  const { t } = letter;
  const { title, cohort, reason, occurrences: count } = data;
  return (
    <SessionMail
      letter={letter}
      facts={data}
      title={t("events.sessionCancelled.subject", { title })}
      text={t("events.sessionCancelled.text", { cohort, count })}
      action={null}
    >
      {reason === "" ? null : <Paragraph>{t("events.mail.reason", { reason })}</Paragraph>}
    </SessionMail>
  );
}
