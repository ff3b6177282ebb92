/** What a message is about. A person may choose by kind; `account` and `invitation` always come. */
export const KINDS = ["account", "invitation", "announcement", "reminder", "activity"] as const;
export type Kind = (typeof KINDS)[number];

export const CHANNELS = ["email", "inbox"] as const;
export type Channel = (typeof CHANNELS)[number];

/**
 * Where a mail is. `kept` is the end where no mail provider is set up: staff read it in the outbox.
 * `failed` is the dead letter, `digested` one that went as part of a digest.
 */
export const DELIVERY_STATES = [
  "waiting",
  "sending",
  "sent",
  "delivered",
  "kept",
  "bounced",
  "complained",
  "failed",
  "suppressed",
  "digested",
] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];

/** Kinds that nobody can turn off: without them, nobody could sign in or join. */
export const ESSENTIAL_KINDS: readonly Kind[] = ["account", "invitation"];

/** Kinds that wait for the morning; the others are wanted at once. */
export const DEFERRABLE_KINDS: readonly Kind[] = ["reminder", "activity"];

/** Kinds of which an hour's mails to one person go as one. */
export const DIGESTED_KINDS: readonly Kind[] = ["activity"];
