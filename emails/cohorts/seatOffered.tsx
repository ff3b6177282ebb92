import type { BodyProps, Template } from "../template";
import { CohortLetter, subjectOf } from "./CohortLetter";
import { momentText } from "./dates";

/** Offers a freed seat to somebody who waited, until a moment. */
export const seatOffered: Template<"seatOffered"> = {
  subject: (t, data) => t(subjectOf("offered"), data),
  Body: SeatOffered,
  sample: { program: "German A2", cohort: "Spring 2027", until: 1795539600000, timeZone: "Europe/Zurich" },
};

function SeatOffered({ data, letter }: BodyProps<"seatOffered">) {
  return (
    <CohortLetter
      letter={letter}
      mail="offered"
      values={{ ...data, until: momentText(data.until, data.timeZone, letter.locale) }}
    />
  );
}
