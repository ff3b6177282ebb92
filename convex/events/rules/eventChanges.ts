import type { Draft, Place } from "./eventChecks";
import { SHOWN_FIELDS } from "./calendarMessages";
import type { EventKind } from "./statuses";

/** What may be changed of an event; what is absent stays. */
export type Change = {
  kind?: EventKind | undefined;
  title?: string | undefined;
  description?: string | undefined;
  wallStart?: string | undefined;
  timeZone?: string | undefined;
  durationMinutes?: number | undefined;
  place?: Place | undefined;
  instructors?: readonly string[] | undefined;
  remindBefore?: readonly number[] | undefined;
  rule?: string | undefined;
};

/** The fields of a change that say something else than what is there. A form may send them all. */
export function touched(change: Change, present: Draft & { kind: EventKind }): Change {
  const before: Record<string, unknown> = { ...present };
  const entries = Object.entries(change).filter(
    ([field, value]) => value !== undefined && !isSame(field, value, before[field]),
  );
  return Object.fromEntries(entries) as Change;
}

function isSame(field: string, one: unknown, other: unknown): boolean {
  return canonical(field, one) === canonical(field, other);
}

function canonical(field: string, value: unknown): string {
  if (field === "title" && typeof value === "string") return value.trim();
  if (field === "place") return placeText(value as Place);
  return JSON.stringify(Array.isArray(value) ? [...value].sort() : value);
}

function placeText({ room, online }: Place): string {
  return JSON.stringify([room ?? null, online?.provider ?? null, online?.url ?? null]);
}

/** Whether calendars show any of what a change touches. */
export function isShown(change: Change): boolean {
  return SHOWN_FIELDS.some((field) => field in change);
}

type Shape = {
  title: string;
  description: string;
  place: Place;
  timeZone: string;
  durationMinutes: number;
};

/** Whether an occurrence differs from its series, so that calendars need an entry of its own for it. */
export function differsFrom(
  occurrence: Shape & { wallStart: string },
  series: Shape,
  given: { wall: string } | null,
): boolean {
  if (given === null || occurrence.wallStart !== given.wall) return true;
  return (
    occurrence.title !== series.title ||
    occurrence.description !== series.description ||
    occurrence.timeZone !== series.timeZone ||
    occurrence.durationMinutes !== series.durationMinutes ||
    placeText(occurrence.place) !== placeText(series.place)
  );
}
