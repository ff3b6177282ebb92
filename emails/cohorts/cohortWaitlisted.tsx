import type { BodyProps, Template } from "../template";
import { CohortLetter, subjectOf } from "./CohortLetter";

/** Tells somebody that all seats are taken and that they wait for one. */
export const cohortWaitlisted: Template<"cohortWaitlisted"> = {
  subject: (t, data) => t(subjectOf("waitlisted"), data),
  Body: CohortWaitlisted,
  sample: { program: "German A2", cohort: "Spring 2027" },
};

function CohortWaitlisted({ data, letter }: BodyProps<"cohortWaitlisted">) {
  return <CohortLetter letter={letter} mail="waitlisted" values={data} />;
}
