import ICAL from "ical.js";
import nodeIcal, { type VEvent } from "node-ical";

/** A session as a calendar program shows it. */
export type Shown = { uid: string; at: string; title: string; status: string };

const LAST = Date.parse("2035-01-01");

/** What ical.js makes of a calendar, by the calendar's own VTIMEZONE: every session, in order. */
export function readByIcalJs(content: string): Shown[] {
  const calendar = new ICAL.Component(ICAL.parse(content) as unknown[]);
  const events = calendar.getAllSubcomponents("vevent").map((each) => new ICAL.Event(each));
  const masters = events.filter((event) => !event.isRecurrenceException());
  const alone = events.filter(
    (event) => event.isRecurrenceException() && !masters.some(({ uid }) => uid === event.uid),
  );
  for (const master of masters)
    for (const event of events)
      if (event.isRecurrenceException() && event.uid === master.uid) master.relateException(event);
  return inOrder([...alone.map((event) => shown(event, event.startDate)), ...masters.flatMap(occurrencesOf)]);
}

function occurrencesOf(master: ICAL.Event): Shown[] {
  if (!master.isRecurring()) return [shown(master, master.startDate)];
  const found: Shown[] = [];
  const iterator = master.iterator();
  for (let next = iterator.next(); next && next.toUnixTime() * 1000 < LAST; next = iterator.next()) {
    const { item, startDate } = master.getOccurrenceDetails(next);
    found.push(shown(item, startDate));
  }
  return found;
}

function shown(event: ICAL.Event, start: ICAL.Time): Shown {
  const status = String(event.component.getFirstPropertyValue("status") ?? "");
  return { uid: event.uid, at: instant(start.toJSDate()), title: event.summary, status };
}

/** What node-ical makes of a calendar, by the names of the zones. */
export function readByNodeIcal(content: string): Shown[] {
  const events = Object.values(nodeIcal.sync.parseICS(content)).filter(
    (each): each is VEvent => each?.type === "VEVENT",
  );
  return inOrder(
    events.flatMap((event) => {
      const status = event.status ?? "";
      if (event.rrule === undefined)
        return [{ uid: event.uid, at: instant(event.start), title: String(event.summary), status }];
      const span = { from: new Date(0), to: new Date(LAST) };
      return nodeIcal.expandRecurringEvent(event, span).map(({ start, summary }) => ({
        uid: event.uid,
        at: instant(start),
        title: String(summary),
        status,
      }));
    }),
  );
}

function instant(date: Date): string {
  return date.toISOString().slice(0, 16);
}

function inOrder(found: Shown[]): Shown[] {
  return found.sort((a, b) => (a.at < b.at ? -1 : 1));
}

/** The lines of a property over all of a calendar, unfolded. */
export function linesOf(content: string, property: string): string[] {
  const lines = content.replaceAll("\r\n ", "").split("\r\n");
  return lines.filter((line) => line === property || new RegExp(`^${property}[;:]`).test(line));
}
