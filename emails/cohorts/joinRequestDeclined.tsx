import type { BodyProps, Template } from "../template";
import { CohortLetter, subjectOf } from "./CohortLetter";

/** Tells somebody that their request was not granted. */
export const joinRequestDeclined: Template<"joinRequestDeclined"> = {
  subject: (t, data) => t(subjectOf("declined"), data),
  Body: JoinRequestDeclined,
  sample: { program: "German A2", cohort: "Spring 2027", reason: "This course needs level A1." },
};

function JoinRequestDeclined({ data, letter }: BodyProps<"joinRequestDeclined">) {
  return <CohortLetter letter={letter} mail="declined" values={data} reason={data.reason} />;
}
