import { errorData } from "../../../convex/shared/errors";
import { ConvexError } from "convex/values";

/**
 * A refusal in which a problem of one entry of a list, "tags.3", stands at the list's field, "tags", where the
 * form has one field for the whole list. Everything else stays as it was thrown.
 */
export function folded(error: unknown, names: readonly string[]): unknown {
  const known = errorData(error);
  const fields = known?.details?.fields;
  if (known === null || fields === undefined) return error;
  const moved = Object.entries(fields).map(([field, problem]) => [
    names.find((name) => field.startsWith(`${name}.`) || field.startsWith(`${name}/`)) ?? field,
    problem,
  ]);
  return new ConvexError({ ...known, details: { ...known.details, fields: Object.fromEntries(moved) } });
}

/** The lines of a text that say something, without space around them. */
export function linesOf(text: string): string[] {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
}
