"use node";
import type { Driver, Mail } from "./mail";
import { resendDriver } from "./resend";
import { smtpDriver } from "./smtp";

type Settings = Record<string, string | undefined>;

/** The driver that the deployment's settings name: Resend, an SMTP server, or null where mails are kept. */
export function driverFor(settings: Settings): Driver | null {
  const { RESEND_API_KEY: key, RESEND_BASE_URL: baseUrl, SMTP_URL: url } = settings;
  if (key !== undefined && key !== "") return resendDriver(key, baseUrl);
  if (url !== undefined && url !== "") return smtpDriver(url);
  return null;
}

/**
 * Whom mails come from: the deployment's address, `MAIL_FROM` as "name@host" or "Name <name@host>", by the
 * organization's name where it has none of its own. Null if it is not set right.
 */
export function senderOf(setting: string | undefined, organizationName: string): Mail["from"] | null {
  const [, name = "", address] =
    /^\s*(?:([^<]*)<)?\s*([^\s<>@]+@[^\s<>@]+)\s*>?\s*$/.exec(setting ?? "") ?? [];
  if (address === undefined) return null;
  const shown = name.trim() === "" ? organizationName : name.trim();
  return { address, name: shown.replace(/["\\<>\p{Cc}]/gu, "").trim() };
}
