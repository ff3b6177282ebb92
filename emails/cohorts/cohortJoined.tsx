import type { BodyProps, Template } from "../template";
import { CohortLetter, subjectOf } from "./CohortLetter";
import { dateText } from "./dates";

/** Tells somebody that they have a seat, and when it begins. */
export const cohortJoined: Template<"cohortJoined"> = {
  subject: (t, data) => t(subjectOf("joined"), data),
  Body: CohortJoined,
  sample: { program: "German A2", cohort: "Spring 2027", startDate: "2027-02-01" },
};

function CohortJoined({ data, letter }: BodyProps<"cohortJoined">) {
  return (
    <CohortLetter
      letter={letter}
      mail="joined"
      values={{ ...data, date: dateText(data.startDate, letter.locale) }}
    />
  );
}
