import { dateAt } from "../../shared/civilTime";

export type ProfileEntry = {
  name: string;
  organizationName: string;
  /** Milliseconds since 1970; so is `validUntil`. */
  awardedAt: number;
  validUntil: number | null;
  /** Of the organization: in which month something was awarded depends on it. */
  timeZone: string;
  pageUrl: string;
  /** What LinkedIn shows as the credential's id. */
  credentialId: string;
};

/**
 * The address at which LinkedIn offers to add a certification to a profile, with its fields filled in. Months are
 * 1 to 12. https://addtoprofile.linkedin.com
 */
export function linkedInAddress(entry: ProfileEntry): string {
  const issued = monthOf(entry.awardedAt, entry.timeZone);
  const expires = entry.validUntil === null ? null : monthOf(entry.validUntil, entry.timeZone);
  const parameters = {
    startTask: "CERTIFICATION_NAME",
    name: entry.name,
    organizationName: entry.organizationName,
    issueYear: issued.year,
    issueMonth: issued.month,
    ...(expires === null ? {} : { expirationYear: expires.year, expirationMonth: expires.month }),
    certUrl: entry.pageUrl,
    certId: entry.credentialId,
  };
  const query = Object.entries(parameters).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  return `https://www.linkedin.com/profile/add?${query.join("&")}`;
}

function monthOf(at: number, timeZone: string): { year: number; month: number } {
  const [year, month] = dateAt(at, timeZone).split("-").map(Number) as [number, number, number];
  return { year, month };
}
