import type { BodyProps, Template } from "../template";
import { CohortLetter, subjectOf } from "./CohortLetter";
import { dayText } from "./dates";

/** Congratulates somebody on completing a cohort. */
export const cohortCompleted: Template<"cohortCompleted"> = {
  subject: (t, data) => t(subjectOf("completed"), data),
  Body: CohortCompleted,
  sample: {
    program: "German A2",
    cohort: "Spring 2027",
    accessUntil: 1832886000000,
    timeZone: "Europe/Zurich",
  },
};

function CohortCompleted({ data, letter }: BodyProps<"cohortCompleted">) {
  return (
    <CohortLetter
      letter={letter}
      mail="completed"
      values={{ ...data, date: dayText(data.accessUntil, data.timeZone, letter.locale) }}
    />
  );
}
