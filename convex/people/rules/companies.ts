import type { FieldErrors } from "../../shared/errors";
import type { CompanyRole } from "../../shared/roles";

const MAX_NAME = 120;
const MAX_SLUG = 40;
/** From the most a role allows to the least. */
const BY_STRENGTH: readonly CompanyRole[] = ["company_admin", "company_viewer", "company_volunteer"];

export function companyProblems({ name }: { name: string }): FieldErrors {
  const trimmed = name.trim();
  if (trimmed === "") return { name: "required" };
  return trimmed.length > MAX_NAME ? { name: "tooLong" } : {};
}

/** A name as it stands in an address: "Müller & Söhne AG" gives "muller-sohne-ag"; "company" where nothing is left. */
export function companySlug(name: string): string {
  const plain = name.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replaceAll("ß", "ss");
  const slug = plain.replace(/[^a-z0-9]+/g, "-").slice(0, MAX_SLUG);
  return slug.replace(/^-+|-+$/g, "") || "company";
}

/** The role of the two that allows more. */
export function strongerRole(one: CompanyRole, other: CompanyRole): CompanyRole {
  return BY_STRENGTH.indexOf(one) <= BY_STRENGTH.indexOf(other) ? one : other;
}

/** Whether taking `after` from somebody leaves a company without anybody who can manage it. */
export function leavesNobody(before: CompanyRole, after: CompanyRole | null, otherAdmin: boolean): boolean {
  return before === "company_admin" && after !== "company_admin" && !otherAdmin;
}
