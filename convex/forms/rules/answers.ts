import { normalizeEmail } from "../../shared/email";
import type { FieldErrors } from "../../shared/errors";
import type { Field } from "./fields";

/** What a field may be answered with; which of them it takes is a matter of its kind. */
export type AnswerValue = string | number | boolean | string[];
export type AnswerValues = Record<string, AnswerValue>;

const MAX_TEXT = 300;
const MAX_LONG_TEXT = 5_000;
const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;

/** The fields that are asked, given what was answered: a field that is not asked has no answer for others. */
export function visibleFields(fields: readonly Field[], values: AnswerValues): Field[] {
  const shown: Field[] = [];
  for (const field of fields) if (isShown(field, shown, values)) shown.push(field);
  return shown;
}

/** What is wrong with the answers, by field key; questions that are not asked are not looked at. */
export function problemsOf(fields: readonly Field[], values: AnswerValues): FieldErrors {
  const problems: FieldErrors = {};
  for (const field of visibleFields(fields, values)) {
    const problem = problemOf(field, own(values, field.key));
    if (problem !== null) problems[field.key] = problem;
  }
  return problems;
}

/** The answers as they are kept: of questions that are asked, texts without space around, blank ones left out. */
export function tidyAnswers(fields: readonly Field[], values: AnswerValues): AnswerValues {
  const kept = visibleFields(fields, values).flatMap((field): [string, AnswerValue][] => {
    const value = own(values, field.key);
    if (value === undefined || isBlank(value)) return [];
    if (typeof value !== "string") return [[field.key, value]];
    return [[field.key, (field.kind === "email" ? normalizeEmail(value) : null) ?? value.trim()]];
  });
  return Object.fromEntries(kept);
}

function isShown({ shownIf }: Field, before: readonly Field[], values: AnswerValues): boolean {
  if (shownIf === undefined) return true;
  if (!before.some(({ key }) => key === shownIf.key)) return false;
  const value = own(values, shownIf.key);
  const given = typeof value === "boolean" ? (value ? "yes" : "no") : value;
  if (Array.isArray(given)) return given.some((each) => shownIf.is.includes(each));
  return typeof given === "string" && shownIf.is.includes(given);
}

function problemOf(field: Field, value: AnswerValue | undefined): string | null {
  if (value === undefined || isBlank(value)) return field.required ? "required" : null;
  switch (field.kind) {
    case "text":
      return textProblem(value, MAX_TEXT);
    case "longText":
      return textProblem(value, MAX_LONG_TEXT);
    case "email":
      return typeof value === "string" && normalizeEmail(value) !== null ? null : "email";
    case "number":
      return typeof value === "number" && Number.isFinite(value) ? null : "number";
    case "date":
      return typeof value === "string" && isDate(value) ? null : "date";
    case "choice":
      return typeof value === "string" && field.options?.includes(value) ? null : "notOffered";
    case "choices":
      return areOffered(value, field.options ?? []) ? null : "notOffered";
    case "yesNo":
      return typeof value === "boolean" ? null : "valueType";
    default:
      return field.kind satisfies never;
  }
}

function textProblem(value: AnswerValue, limit: number): string | null {
  if (typeof value !== "string") return "valueType";
  return value.length > limit ? "tooLong" : null;
}

function areOffered(value: AnswerValue, options: readonly string[]): boolean {
  if (!Array.isArray(value) || new Set(value).size < value.length) return false;
  return value.every((each) => options.includes(each));
}

function isBlank(value: AnswerValue): boolean {
  return typeof value === "string" ? value.trim() === "" : Array.isArray(value) && value.length === 0;
}

/** Whether a text such as "2026-02-28" names a day of the calendar. */
function isDate(text: string): boolean {
  const [year, month, day] = (DATE.exec(text) ?? []).slice(1).map(Number);
  if (year === undefined || month === undefined || day === undefined) return false;
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

function own(values: AnswerValues, key: string): AnswerValue | undefined {
  return Object.hasOwn(values, key) ? values[key] : undefined;
}
