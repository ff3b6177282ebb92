/** What a message is about. A person may choose by kind; `account` and `invitation` always come. */
export const KINDS = ["account", "invitation", "announcement", "reminder", "activity"] as const;
export type Kind = (typeof KINDS)[number];

export const CHANNELS = ["email", "inbox"] as const;
export type Channel = (typeof CHANNELS)[number];

export const DELIVERY_STATES = [
  "waiting",
  "sending",
  "sent",
  "kept",
  "bounced",
  "complained",
  "failed",
  "suppressed",
] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];

/** Kinds that nobody can turn off: without them, nobody could sign in or join. */
export const ESSENTIAL_KINDS: readonly Kind[] = ["account", "invitation"];
