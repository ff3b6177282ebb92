import { isLocale } from "../../shared/locales";
import { isTimeZone } from "../../shared/time";
import type { FieldErrors } from "../../shared/errors";

const MAX_NAME = 120;
const SLUG = /^[a-z0-9](?:[a-z0-9-]{1,38}[a-z0-9])$/;
/** Names of hosts that the product keeps for itself. */
const RESERVED_SLUGS = new Set(["www", "api", "app", "admin", "mail", "static", "verify", "status", "docs"]);
const CURRENCY = /^[A-Z]{3}$/;

export type OrganizationProfile = {
  name: string;
  slug: string;
  /** IANA, such as "Europe/Zurich". */
  timeZone: string;
  /** ISO 4217, such as "CHF". */
  currency: string;
  locale: string;
};

/** What is wrong with a profile: nothing, or the fields with a key of the catalogue's `errors`. */
export function profileProblems(profile: OrganizationProfile): FieldErrors {
  const problems: FieldErrors = {};
  const name = profile.name.trim();
  if (name === "") problems["name"] = "required";
  else if (name.length > MAX_NAME) problems["name"] = "tooLong";
  if (!SLUG.test(profile.slug)) problems["slug"] = "slug";
  else if (RESERVED_SLUGS.has(profile.slug)) problems["slug"] = "slugReserved";
  if (!isTimeZone(profile.timeZone)) problems["timeZone"] = "timeZone";
  if (!CURRENCY.test(profile.currency)) problems["currency"] = "currency";
  if (!isLocale(profile.locale)) problems["locale"] = "locale";
  return problems;
}
