import { type Channel, ESSENTIAL_KINDS, type Kind } from "./kinds";

export type Preference = { kind: Kind; channel: Channel; wanted: boolean };

/** Whether a person may turn this off. Essential kinds can be kept out of the inbox, not out of the mail. */
export function isOptional(kind: Kind, channel: Channel): boolean {
  return channel === "inbox" || !ESSENTIAL_KINDS.includes(kind);
}

/** Whether a person wants to hear of a kind by a channel. Everything is wanted until it is turned off. */
export function isWanted(chosen: readonly Preference[], kind: Kind, channel: Channel): boolean {
  if (!isOptional(kind, channel)) return true;
  return chosen.find((row) => row.kind === kind && row.channel === channel)?.wanted ?? true;
}
