import type { BodyProps, Template } from "../template";
import { CohortLetter, subjectOf } from "./CohortLetter";

/** Tells somebody that their request has arrived. */
export const joinRequestReceived: Template<"joinRequestReceived"> = {
  subject: (t, data) => t(subjectOf("received"), data),
  Body: JoinRequestReceived,
  sample: { program: "German A2", cohort: "Spring 2027" },
};

function JoinRequestReceived({ data, letter }: BodyProps<"joinRequestReceived">) {
  return <CohortLetter letter={letter} mail="received" values={data} />;
}
