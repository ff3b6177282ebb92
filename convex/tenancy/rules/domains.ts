import type { FieldErrors } from "../../shared/errors";

const LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;
const MAX_LENGTH = 253;

/** The form in which host names are stored and compared: lower case, no space around, no dot at the end. */
export function normalizeDomain(entered: string): string {
  return entered.trim().toLowerCase().replace(/\.$/, "");
}

/**
 * What is wrong with an organization's own host name, as `normalizeDomain` gives it. Hosts below the
 * deployment's own base host are kept for slugs.
 */
export function domainProblems(domain: string, baseHost: string): FieldErrors {
  const labels = domain.split(".");
  const named =
    labels.length > 1 && labels.every((label) => LABEL.test(label)) && /[a-z]/.test(labels.at(-1)!);
  if (!named || domain.length > MAX_LENGTH) return { domain: "domain" };
  return domain === baseHost || domain.endsWith(`.${baseHost}`) ? { domain: "domainReserved" } : {};
}
