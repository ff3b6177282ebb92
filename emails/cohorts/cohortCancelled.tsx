import type { BodyProps, Template } from "../template";
import { CohortLetter, subjectOf } from "./CohortLetter";

/** Tells somebody that their cohort does not take place. */
export const cohortCancelled: Template<"cohortCancelled"> = {
  subject: (t, data) => t(subjectOf("cancelled"), data),
  Body: CohortCancelled,
  sample: { program: "German A2", cohort: "Spring 2027", reason: "Too few people enrolled." },
};

function CohortCancelled({ data, letter }: BodyProps<"cohortCancelled">) {
  return <CohortLetter letter={letter} mail="cancelled" values={data} reason={data.reason} />;
}
