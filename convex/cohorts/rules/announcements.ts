import type { FieldErrors } from "../../shared/errors";

const MAX_SUBJECT = 150;
const MAX_BODY = 10_000;

/** What is wrong with an announcement, by field. */
export function announcementProblems({ subject, body }: { subject: string; body: string }): FieldErrors {
  return {
    ...problem("subject", subject.trim(), MAX_SUBJECT),
    ...problem("body", body.trim(), MAX_BODY),
  };
}

function problem(field: string, text: string, longest: number): FieldErrors {
  if (text === "") return { [field]: "required" };
  return text.length > longest ? { [field]: "tooLong" } : {};
}
