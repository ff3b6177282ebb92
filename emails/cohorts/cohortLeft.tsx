import type { BodyProps, Template } from "../template";
import { CohortLetter, subjectOf } from "./CohortLetter";

/** Tells somebody that staff took them out of a cohort. */
export const cohortLeft: Template<"cohortLeft"> = {
  subject: (t, data) => t(subjectOf("left"), data),
  Body: CohortLeft,
  sample: { program: "German A2", cohort: "Spring 2027", reason: "You asked us to." },
};

function CohortLeft({ data, letter }: BodyProps<"cohortLeft">) {
  return <CohortLetter letter={letter} mail="left" values={data} reason={data.reason} />;
}
