/** Methods of RFC 5546 by which an organizer tells the calendars of people something. */
export const CALENDAR_METHODS = ["REQUEST", "CANCEL"] as const;
export type CalendarMethod = (typeof CALENDAR_METHODS)[number];

/** What a mail carries for the recipient's calendar. `content` is an iCalendar object with this method. */
export type CalendarPart = { method: CalendarMethod; content: string };

/** The file by which a calendar part is attached for programs that do not read it in place. */
export const CALENDAR_FILE = "invite.ics";

/** The media type of a calendar part, by which a mail program knows what to do with it (RFC 6047, 2.4). */
export function calendarType({ method }: Pick<CalendarPart, "method">): string {
  return `text/calendar; charset=UTF-8; method=${method}`;
}
