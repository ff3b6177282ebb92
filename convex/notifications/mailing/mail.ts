"use node";
import type { CalendarPart } from "../rules/calendarParts";
import type { Outcome } from "../rules/retries";

/** A mail as it goes to a provider. */
export type Mail = {
  from: { name: string; address: string };
  to: string;
  subject: string;
  html: string;
  text: string;
  headers: Record<string, string>;
  calendar: CalendarPart | null;
  /** Two attempts of one mail have the same: whoever takes it twice delivers it once. */
  key: string;
  /** The row of the outbox, by which the provider's reports find it. */
  delivery: string;
};

/** Sends one mail and says how it went. Never throws, and takes less time than the lease. */
export type Driver = (mail: Mail) => Promise<Outcome>;
