import type { BodyProps, Template } from "../template";
import { SESSION } from "./sample";
import { SessionMail } from "./SessionMail";
import { momentText } from "./texts";

/** Offers a seat at a session to who waited for one. */
export const sessionSeatOffered: Template<"sessionSeatOffered"> = {
  subject: (t, { title }) => t("events.sessionSeatOffered.subject", { title }),
  Body: SessionSeatOffered,
  sample: { ...SESSION, occurrences: 1, until: Date.parse("2027-03-01T11:00:00Z") },
};

function SessionSeatOffered({ data, letter }: BodyProps<"sessionSeatOffered">) {
  const { t } = letter;
  const { title, cohort, timeZone } = data;
  const until = momentText(letter, data.until, timeZone);
  return (
    <SessionMail
      letter={letter}
      facts={data}
      title={t("events.sessionSeatOffered.subject", { title })}
      text={t("events.sessionSeatOffered.text", { cohort, until })}
      action={t("events.sessionSeatOffered.action")}
    />
  );
}
