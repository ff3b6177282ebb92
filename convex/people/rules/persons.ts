import type { FieldErrors } from "../../shared/errors";
import { isLocale } from "../../shared/locales";
import { isTimeZone } from "../../shared/time";

const MAX_NAME = 120;

export type PersonProfile = { name: string; locale: string | null; timeZone: string | null };

/** What is wrong with a person's profile. Null leaves language or zone to the organization's. */
export function personProblems({ name, locale, timeZone }: PersonProfile): FieldErrors {
  const problems: FieldErrors = {};
  if (name.trim() === "") problems["name"] = "required";
  else if (name.trim().length > MAX_NAME) problems["name"] = "tooLong";
  if (locale !== null && !isLocale(locale)) problems["locale"] = "locale";
  if (timeZone !== null && !isTimeZone(timeZone)) problems["timeZone"] = "timeZone";
  return problems;
}

/** The name somebody has until they give one: what stands before the @ of their address. */
export function provisionalName(email: string): string {
  return email.slice(0, email.indexOf("@"));
}
