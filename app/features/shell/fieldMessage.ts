import type { ErrorData } from "../../../convex/shared/errors";
import type { Translate } from "../../../convex/shared/messages/translate";

/** What to say beside a field of a form that was refused: its own problem, or what is wrong with the whole. */
export function fieldMessage({ code, message, details }: ErrorData, field: string, t: Translate): string {
  const key = `errors.${details?.fields?.[field] ?? code}`;
  return t.knows(key) ? t(key) : message;
}
