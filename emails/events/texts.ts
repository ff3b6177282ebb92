import type { TranslateAll } from "../../convex/shared/messages/translate";
import type { SessionFacts } from "../../convex/shared/templates";
import type { Letter } from "../template";

/** When a session is, by the clock there, with the name of its zone. */
export function timeText({ locale }: Letter, { startsAt, endsAt, timeZone }: SessionFacts): string {
  const format = new Intl.DateTimeFormat(locale, { dateStyle: "full", timeStyle: "short", timeZone });
  return `${format.formatRange(startsAt, endsAt)} (${timeZone})`;
}

/** A moment by the clock of a session's place. */
export function momentText({ locale }: Letter, moment: number, timeZone: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: "full", timeStyle: "short", timeZone }).format(moment);
}

export function placeText(t: TranslateAll, { room, online }: SessionFacts): string {
  if (room === "") return t("events.mail.online");
  return online === "yes" ? t("events.mail.roomAndOnline", { room }) : room;
}
