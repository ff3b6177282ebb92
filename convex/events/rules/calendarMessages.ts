import type { CalendarMethod } from "../../notifications/rules/calendarParts";
import { DAY } from "../../shared/time";

/** What people are told of a session. */
export const NEWS = ["planned", "changed", "cancelled"] as const;
export type News = (typeof NEWS)[number];

/** What a change did to one entry of calendars: a single event, an occurrence, or a whole series. */
export type EntryChange = {
  entry: "event" | "series";
  /** What happened: `restored` is a cancelled event that takes place after all. */
  happened: "planned" | "changed" | "cancelled" | "restored";
  /** Whether something changed that calendars show. */
  shown: boolean;
  /** When the last of what the entry holds is over, milliseconds since 1970. */
  endsAt: number;
  /** Of a series: whether any occurrence still takes place or did. */
  remains: boolean;
};

/**
 * The message that calendars get of a change, or null where there is none to send: nothing they show changed,
 * or all of it is over. A cancelled part of a series is a new version of the series without it.
 */
export function messageOf(
  { entry, happened, shown, endsAt, remains }: EntryChange,
  now: number,
): { method: CalendarMethod; news: News } | null {
  if (endsAt <= now) return null;
  switch (happened) {
    case "planned":
      return { method: "REQUEST", news: "planned" };
    case "restored":
      return { method: "REQUEST", news: "changed" };
    case "changed":
      return shown ? { method: "REQUEST", news: "changed" } : null;
    case "cancelled":
      return { method: entry === "series" && remains ? "REQUEST" : "CANCEL", news: "cancelled" };
    default:
      return happened satisfies never;
  }
}

/** Fields of an event that calendars show: a change of another one is none of theirs. */
export const SHOWN_FIELDS = [
  "title",
  "description",
  "place",
  "wallStart",
  "timeZone",
  "durationMinutes",
  "rule",
] as const;

/** A name as it may stand in a calendar: some readers lose the whole line at a quote or semicolon. */
export function calendarName(name: string): string {
  return name
    .replace(/["';:,\\<>\p{Cc}]+/gu, " ")
    .replace(/\s+/g, " ")
    .trim();
}

/** The address in a setting such as "Name <name@host>"; one of the host's own where none is set. */
export function organizerAddress(setting: string | undefined, host: string): string {
  const [, address] = /([^\s<>@"';:,]+@[^\s<>@"';:,]+)\s*>?\s*$/.exec(setting ?? "") ?? [];
  return address ?? `calendar@${host}`;
}

/** How long behind a session its feed entry stays. */
export const FEED_PAST = 90 * DAY;
