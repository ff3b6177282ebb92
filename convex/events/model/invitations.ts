import type { Doc, Id } from "../../_generated/dataModel";
import type { QueryCtx } from "../../_generated/server";
import { resolveWall } from "../../shared/civilTime";
import { originOfOrganization } from "../../tenancy/model/addresses";
import { eventPath } from "../rules/addresses";
import { organizerAddress } from "../rules/calendarMessages";
import type { CalendarMethod } from "../../notifications/rules/calendarParts";
import { occurrenceRows } from "./events";
import { type CalendarPerson, type Entry, writeCalendar } from "./icalendar";

type Reader = Pick<QueryCtx, "db">;

/** What one calendar message is about: an event by itself, or a series with all its occurrences. */
export type Subject = { event: Id<"events"> } | { series: Id<"eventSeries"> };

/** A subject as it stands, with the event by which mails describe it. */
export type Matter = {
  /** A series stands by its first occurrence that is still to come. */
  event: Doc<"events">;
  /** How many sessions are to come. */
  occurrences: number;
  uid: string;
  recurrenceId: string | null;
  sequence: number;
  cancelled: boolean;
  entries: Entry[];
  until: number;
};

/** Reads what a calendar message is about, at the moment it is written. Null where nothing of it is left. */
export async function matterOf(
  ctx: Reader,
  subject: Subject,
  site: string | null,
  now: number,
): Promise<Matter | null> {
  if ("event" in subject) return matterOfEvent(ctx, subject.event, site);
  return matterOfSeries(ctx, subject.series, site, now);
}

async function matterOfEvent({ db }: Reader, id: Id<"events">, site: string | null): Promise<Matter | null> {
  const event = await db.get("events", id);
  if (event === null) return null;
  const recurrenceId = event.admission === "cohort" ? (event.recurrenceId ?? null) : null;
  const { uid, sequence, state, endsAt: until } = event;
  const cancelled = state === "cancelled";
  const series = event.seriesId === undefined ? null : await db.get("eventSeries", event.seriesId);
  const entry =
    series === null || recurrenceId === null
      ? entryOf(event, site)
      : { ...entryOf(event, site), occurrence: { recurrenceId, timeZone: series.timeZone } };
  return { event, occurrences: 1, uid, recurrenceId, sequence, cancelled, entries: [entry], until };
}

async function matterOfSeries(
  ctx: Reader,
  id: Id<"eventSeries">,
  site: string | null,
  now: number,
): Promise<Matter | null> {
  const series = await ctx.db.get("eventSeries", id);
  const rows = await occurrenceRows(ctx, id);
  const scheduled = rows.filter(({ state }) => state === "scheduled");
  const coming = scheduled.filter(({ endsAt }) => endsAt > now);
  const event = coming[0] ?? rows.findLast(({ state }) => state === "cancelled") ?? rows[0];
  if (series === null || event === undefined) return null;
  const { uid, sequence } = series;
  const cancelled = scheduled.length === 0;
  return {
    ...{ event, occurrences: coming.length, uid, recurrenceId: null, sequence, cancelled },
    entries: cancelled
      ? [{ ...masterOf(series, [], site), cancelled }]
      : [masterOf(series, rows, site), ...exceptionsOf(series, scheduled, site)],
    until: Math.max(...rows.map(({ endsAt }) => endsAt)),
  };
}

function masterOf(series: Doc<"eventSeries">, rows: readonly Doc<"events">[], site: string | null): Entry {
  const { uid, sequence, changedAt, title, description, start, timeZone, durationMinutes, rule } = series;
  const without = rows
    .filter(({ state }) => state === "cancelled")
    .flatMap(({ recurrenceId }) => (recurrenceId === undefined ? [] : [recurrenceId]));
  return {
    ...{ uid, sequence, changedAt, title, description, start, timeZone, durationMinutes },
    location: series.place.room ?? "",
    url: site === null ? null : `${site}/portal`,
    cancelled: false,
    series: { rule, without },
  };
}

/**
 * Occurrences that need an entry of their own: those that differ, and those in an hour that the change of
 * clocks skips or repeats, which readers of a rule do not agree on.
 */
function exceptionsOf(
  { timeZone }: Doc<"eventSeries">,
  scheduled: readonly Doc<"events">[],
  site: string | null,
): Entry[] {
  return scheduled.flatMap((event) => {
    const { differs, recurrenceId } = event;
    if (recurrenceId === undefined) return [];
    const isPlain = !differs && resolveWall(recurrenceId, timeZone).fit === "exact";
    return isPlain ? [] : [{ ...entryOf(event, site), occurrence: { recurrenceId, timeZone } }];
  });
}

/** An event by itself, under its own UID. */
export function entryOf(event: Doc<"events">, site: string | null): Entry {
  const { uid, sequence, changedAt, title, description, timeZone, durationMinutes, wallStart } = event;
  return {
    ...{ uid, sequence, changedAt, title, description, timeZone, durationMinutes, start: wallStart },
    location: event.place.room ?? "",
    url: site === null ? null : `${site}${eventPath(event._id)}`,
    cancelled: event.state === "cancelled",
  };
}

/** A calendar message of an organization, not yet addressed to anybody. */
export function writeMessage(
  organization: Doc<"organizations">,
  { entries, until }: Matter,
  method: CalendarMethod,
): string {
  const marked = entries.map((entry) => ({ ...entry, cancelled: entry.cancelled || method === "CANCEL" }));
  return writeCalendar({ method, organizer: organizerOf(organization), entries: marked, until });
}

/** Who invites: the organization, by the address its mails come from. */
function organizerOf({ name }: Doc<"organizations">): CalendarPerson {
  const host = new URL(process.env["PUBLIC_URL"] ?? "http://localhost").hostname;
  return { name, address: organizerAddress(process.env["MAIL_FROM"], host) };
}

/** Where links of an organization lead; null where the deployment has no address that lasts. */
export async function siteOf(ctx: Reader, organization: Doc<"organizations">): Promise<string | null> {
  if (process.env["PUBLIC_URL"] === undefined && !organization.demo) return null;
  return originOfOrganization(ctx, organization);
}
