import type { FieldErrors } from "../../shared/errors";
import type { FieldKind } from "./statuses";

/** One question of a form. */
export type Field = {
  key: string;
  kind: FieldKind;
  label: string;
  help?: string;
  required: boolean;
  options?: string[];
  shownIf?: { key: string; is: string[] };
};

export const MAX_FIELDS = 100;
const MAX_OPTIONS = 100;
const MAX_LABEL = 300;
const KEY = /^[a-z][A-Za-z0-9]{0,39}$/;
/** What a field on which another one depends can be answered with; others have too many answers to name. */
const YES_NO = ["yes", "no"];

/** Whether a field is answered by choosing among options. */
export function isChoice({ kind }: Pick<Field, "kind">): boolean {
  return kind === "choice" || kind === "choices";
}

/**
 * What stands against publishing these fields, as "fields.<place>.<what>" with a key of the catalogue's
 * `errors`. A field may depend only on one before it, so that nothing depends on itself.
 */
export function fieldProblems(fields: readonly Field[]): FieldErrors {
  if (fields.length === 0) return { fields: "required" };
  if (fields.length > MAX_FIELDS) return { fields: "tooManyItems" };
  const problems = fields.flatMap((field, place) =>
    Object.entries(problemsOf(field, fields.slice(0, place))).map(([what, problem]) => [
      `fields.${place}.${what}`,
      problem,
    ]),
  );
  return Object.fromEntries(problems) as FieldErrors;
}

function problemsOf(field: Field, before: readonly Field[]): FieldErrors {
  const problems: FieldErrors = {};
  if (!KEY.test(field.key)) problems["key"] = "fieldKey";
  else if (before.some(({ key }) => key === field.key)) problems["key"] = "repeated";
  if (field.label.trim() === "") problems["label"] = "required";
  else if (field.label.length > MAX_LABEL) problems["label"] = "tooLong";
  if ((field.help ?? "").length > MAX_LABEL) problems["help"] = "tooLong";
  return { ...problems, ...optionProblems(field), ...conditionProblems(field, before) };
}

function optionProblems(field: Field): FieldErrors {
  const options = field.options ?? [];
  if (!isChoice(field)) return options.length > 0 ? { options: "noOptions" } : {};
  if (options.length < 2) return { options: "tooFewItems" };
  if (options.length > MAX_OPTIONS) return { options: "tooManyItems" };
  if (options.some((option) => option.trim() === "")) return { options: "required" };
  if (options.some((option) => option.length > MAX_LABEL)) return { options: "tooLong" };
  return new Set(options).size < options.length ? { options: "repeatedItems" } : {};
}

function conditionProblems({ shownIf }: Field, before: readonly Field[]): FieldErrors {
  if (shownIf === undefined) return {};
  const other = before.find(({ key }) => key === shownIf.key);
  if (other === undefined) return { shownIf: "fieldBefore" };
  const answers = other.kind === "yesNo" ? YES_NO : isChoice(other) ? (other.options ?? []) : null;
  if (answers === null) return { shownIf: "fieldChoice" };
  const named = shownIf.is.length > 0 && shownIf.is.every((answer) => answers.includes(answer));
  return named ? {} : { shownIf: "notOffered" };
}
