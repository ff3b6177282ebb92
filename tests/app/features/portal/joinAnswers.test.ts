import { expect, test } from "vitest";
import { answersOf, enteredIn } from "../../../../app/features/cohorts/portal/joinAnswers";
import type { Field } from "../../../../convex/forms/rules/fields";
import { problemsOf } from "../../../../convex/forms/rules/answers";

const FIELDS: Field[] = [
  { key: "why", kind: "longText", label: "Why?", required: true },
  { key: "years", kind: "number", label: "Years", required: false },
  { key: "topics", kind: "choices", label: "Topics", required: false, options: ["Maths", "Art"] },
  { key: "visa", kind: "yesNo", label: "Visa?", required: true },
];

function posted(entries: [string, string][]) {
  const form = new FormData();
  for (const [name, value] of entries) form.append(name, value);
  const entered = enteredIn(FIELDS, form);
  return { entered, answers: answersOf(FIELDS, entered) };
}

test("what is posted becomes answers of the fields' kinds", () => {
  const { entered, answers } = posted([
    ["why", "To learn"],
    ["years", "2,5"],
    ["topics", "Maths"],
    ["topics", "Art"],
    ["visa", "no"],
    ["other", "not asked"],
  ]);
  expect(answers).toEqual({ why: "To learn", years: 2.5, topics: ["Maths", "Art"], visa: false });
  expect(entered).toEqual({ why: ["To learn"], years: ["2,5"], topics: ["Maths", "Art"], visa: ["no"] });
});

test("what is empty is left out, and what is no number is refused as it was entered", () => {
  const { entered, answers } = posted([
    ["why", "  "],
    ["years", "two"],
  ]);
  expect(answers).toEqual({ years: "two" });
  expect(problemsOf(FIELDS, answers)).toEqual({ why: "required", years: "number", visa: "required" });
  expect(entered["years"]).toEqual(["two"]);
});
