import { describe, expect, test } from "vitest";
import { dates, statement, verifyText } from "../../../convex/certificates/drawing/certificate";
import { certificate } from "../../support/certificates";

describe("the body", () => {
  const facts = { achievement: "Chess", program: "Games", cohort: "Autumn", hours: "12" };
  test.each([
    ["completed\n{achievement}\nin {cohort}", ["completed", "!Chess", "in Autumn"]],
    ["has completed {achievement} on {date}.", ["has completed Chess on March 12, 2026."]],
    ["with honours", ["!Chess", "with honours"]],
    ["", ["!Chess"]],
    ["{achievement}\n\n{program} ({hours} hours)", ["!Chess", "Games (12 hours)"]],
    ["{achievement} {nothing} {Odd}", ["Chess {Odd}"]],
  ])("%j", (body, expected) => {
    const paragraphs = statement(certificate(facts, { body }));
    expect(paragraphs.map(({ text, standsOut }) => (standsOut ? `!${text}` : text))).toEqual(expected);
  });

  test("what is not known leaves no trace", () => {
    const drawing = certificate(
      { cohort: undefined },
      { body: "{achievement}\nat {cohort}, ({hours}) done ." },
    );
    expect(statement(drawing)[1]?.text).toBe("at, done.");
  });

  test("a placeholder in a name is not filled in", () => {
    expect(statement(certificate({ achievement: "{cohort}" }, { body: "{achievement}" }))[0]?.text).toBe(
      "{cohort}",
    );
  });
});

test.each([
  ["on {date}", undefined, []],
  ["on {date}", "2029-01-02", ["Valid until January 2, 2029"]],
  ["", undefined, ["Awarded on March 12, 2026"]],
  ["", "2029-01-02", ["Awarded on March 12, 2026", "Valid until January 2, 2029"]],
])("dates that %j does not say, valid until %s", (body, validUntil, expected) => {
  expect(dates(certificate({ validUntil }, { body }))).toEqual(expected);
});

test("where to type the code", () => {
  expect(verifyText(certificate({ verifyUrl: "http://localhost:3000/verify/abc" }))).toBe(
    "Verify at localhost:3000",
  );
});
