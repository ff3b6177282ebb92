import type { BodyProps, Template } from "../template";
import { CohortLetter, subjectOf } from "./CohortLetter";
import { momentText } from "./dates";

/** Invites somebody to take a seat. */
export const cohortInvitation: Template<"cohortInvitation"> = {
  subject: (t, data) => t(subjectOf("invited"), data),
  Body: CohortInvitation,
  sample: {
    program: "German A2",
    cohort: "Spring 2027",
    inviterName: "Mira Keller",
    until: 1795539600000,
    timeZone: "Europe/Zurich",
  },
};

function CohortInvitation({ data, letter }: BodyProps<"cohortInvitation">) {
  return (
    <CohortLetter
      letter={letter}
      mail="invited"
      values={{ ...data, until: momentText(data.until, data.timeZone, letter.locale) }}
      note={letter.t("cohorts.mail.invited.note")}
    />
  );
}
