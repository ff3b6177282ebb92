const MAX_REASON = 500;
const MAX_NAME = 120;

/** What is wrong with a reason that a verifier will read, as a key of the catalogue's `errors`; null when nothing is. */
export function reasonProblem(entered: string): string | null {
  return lineProblem(entered, MAX_REASON);
}

/** The same of a name as it is to stand on a certificate. */
export function recipientNameProblem(entered: string): string | null {
  return lineProblem(entered, MAX_NAME);
}

function lineProblem(entered: string, max: number): string | null {
  const text = entered.trim();
  if (text === "") return "required";
  return text.length > max ? "tooLong" : null;
}
