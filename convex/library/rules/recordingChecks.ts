import type { FieldErrors } from "../../shared/errors";

const MAX_TITLE = 200;
/** Characters of a description or a notice. */
export const MAX_TEXT = 10_000;
const MAX_URL = 2_000;

/** A title on one line. */
export function tidyTitle(title: string): string {
  return title.trim().replace(/\s+/g, " ");
}

export function titleProblem(title: string): FieldErrors {
  if (title === "") return { title: "required" };
  return title.length > MAX_TITLE ? { title: "tooLong" } : {};
}

/** Why an address of an HLS manifest cannot be taken: it is none, or not a secure one. */
export function manifestProblem(url: string | null): FieldErrors {
  if (url === null) return {};
  if (url.length > MAX_URL || !URL.canParse(url)) return { manifestUrl: "url" };
  const { protocol, username } = new URL(url);
  return protocol === "https:" && username === "" ? {} : { manifestUrl: "url" };
}
