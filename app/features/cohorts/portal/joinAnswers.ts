import type { AnswerValue, AnswerValues } from "../../../../convex/forms/rules/answers";
import type { Field } from "../../../../convex/forms/rules/fields";

/** What was entered into a form's fields, as a browser posts it: texts by field key. */
export type Entered = Record<string, string[]>;

/** What a posted form holds for these fields. */
export function enteredIn(fields: readonly Field[], form: FormData): Entered {
  const texts = (key: string) => form.getAll(key).filter((value) => typeof value === "string");
  return Object.fromEntries(fields.map(({ key }) => [key, texts(key)]));
}

/** What was entered, as the answers that the form's rules look at; fields that were left empty are left out. */
export function answersOf(fields: readonly Field[], entered: Entered): AnswerValues {
  const answers = fields.flatMap((field): [string, AnswerValue][] => {
    const answer = answerOf(field, entered[field.key] ?? []);
    return answer === null ? [] : [[field.key, answer]];
  });
  return Object.fromEntries(answers);
}

function answerOf({ kind }: Field, texts: string[]): AnswerValue | null {
  const [first = ""] = texts;
  if (kind === "choices") return texts.length === 0 ? null : texts;
  if (first.trim() === "") return null;
  if (kind === "yesNo") return first === "yes";
  if (kind !== "number") return first;
  // A decimal comma is what people write in German. What is no number stays a text, which the rules refuse.
  const value = Number(first.trim().replace(",", "."));
  return Number.isFinite(value) ? value : first;
}
