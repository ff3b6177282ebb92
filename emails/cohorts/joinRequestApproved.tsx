import type { BodyProps, Template } from "../template";
import { CohortLetter, subjectOf } from "./CohortLetter";
import { dateText } from "./dates";

/** Tells somebody that their request was granted. */
export const joinRequestApproved: Template<"joinRequestApproved"> = {
  subject: (t, data) => t(subjectOf("approved"), data),
  Body: JoinRequestApproved,
  sample: { program: "German A2", cohort: "Spring 2027", startDate: "2027-02-01" },
};

function JoinRequestApproved({ data, letter }: BodyProps<"joinRequestApproved">) {
  return (
    <CohortLetter
      letter={letter}
      mail="approved"
      values={{ ...data, date: dateText(data.startDate, letter.locale) }}
    />
  );
}
