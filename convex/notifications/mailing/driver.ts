"use node";
import type { Outcome } from "../rules/retries";
import { resendDriver } from "./resend";
import { smtpDriver } from "./smtp";

/** A mail as it goes to a provider. */
export type Mail = {
  from: { name: string; address: string };
  to: string;
  subject: string;
  html: string;
  text: string;
  headers: Record<string, string>;
  /** Two attempts of one mail have the same: whoever takes it twice delivers it once. */
  key: string;
  /** The row of the outbox, by which the provider's reports find it. */
  delivery: string;
};

/** Sends one mail and says how it went. Never throws, and takes less time than the lease. */
export type Driver = (mail: Mail) => Promise<Outcome>;

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
