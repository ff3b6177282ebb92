import { type ErrorData, errorData } from "../../../convex/shared/errors";
import type { Translate } from "../../../convex/shared/messages/translate";

/** What is wrong with a form: a sentence for each field that has a problem, and one for the whole. */
export type FormProblems = { fields: Readonly<Record<string, string>>; message: string | null };

export const NO_PROBLEMS: FormProblems = { fields: {}, message: null };

/**
 * Turns the answer of a refused form into sentences of the viewer's language.
 * @param refused the `error` of a Remix action's data, or what a Convex mutation threw
 */
export function problemsOf(refused: unknown, t: Translate): FormProblems {
  if (refused === null || refused === undefined) return NO_PROBLEMS;
  const error = errorData(refused) ?? asErrorData(refused);
  if (error === null) return { fields: {}, message: t("ui.error.text") };
  const fields = Object.entries(error.details?.fields ?? {}).map(
    ([field, problem]) => [field, sentence(problem, t) ?? problem] as const,
  );
  return {
    fields: Object.fromEntries(fields),
    message: fields.length > 0 ? null : whole(error, t),
  };
}

/** Codes whose message says exactly what stands against it; the others' are said in general. */
const EXACT: ReadonlySet<ErrorData["code"]> = new Set(["conflict", "forbidden", "expired"]);

function whole({ code, message }: ErrorData, t: Translate): string {
  if (!EXACT.has(code)) return sentence(code, t) ?? message;
  const key = `refusal.${message}`;
  return t.knows(key) ? t(key) : message;
}

function asErrorData(refused: unknown): ErrorData | null {
  const { code, message } = refused as Partial<ErrorData>;
  return typeof code === "string" && typeof message === "string" ? (refused as ErrorData) : null;
}

function sentence(problem: string, t: Translate): string | null {
  const key = `errors.${problem}`;
  return t.knows(key) ? t(key) : null;
}
