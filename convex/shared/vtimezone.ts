import { Temporal } from "temporal-polyfill";

/** More changes of one zone's clocks than any span of a calendar holds. */
const MAX_CHANGES = 400;

/**
 * A zone as VTIMEZONE of RFC 5545, section 3.6.5: every change of its clocks from the last one before `from`
 * to the first one after `to`, each written out, so that readers who do not know the zone's name come to the
 * same instants. Lines end with CRLF.
 *
 * @param from milliseconds since 1970; so is `to`
 * @throws RangeError for what is no zone
 */
export function vtimezone(timeZone: string, from: number, to: number): string {
  const first = zonedAt(from, timeZone);
  const before = first.getTimeZoneTransition("previous");
  const observances = [before === null ? constant(first) : change(before)];
  let moment = first.getTimeZoneTransition("next");
  while (moment !== null && observances.length < MAX_CHANGES) {
    observances.push(change(moment));
    if (moment.epochMilliseconds > to) break;
    moment = moment.getTimeZoneTransition("next");
  }
  return [`BEGIN:VTIMEZONE`, `TZID:${timeZone}`, ...observances.flat(), `END:VTIMEZONE`, ""].join("\r\n");
}

/** A change of the clocks: `moment` is the first instant after it. */
function change(moment: Temporal.ZonedDateTime): string[] {
  const before = moment.subtract({ nanoseconds: 1 });
  const wallBefore = moment.toInstant().toZonedDateTimeISO(before.offset).toPlainDateTime();
  const kind = moment.offsetNanoseconds > before.offsetNanoseconds ? "DAYLIGHT" : "STANDARD";
  return observance(kind, wallBefore, before.offset, moment.offset);
}

/** A zone whose clocks were never changed. */
function constant({ offset }: Temporal.ZonedDateTime): string[] {
  return observance("STANDARD", Temporal.PlainDateTime.from("1970-01-01T00:00"), offset, offset);
}

function observance(
  kind: "DAYLIGHT" | "STANDARD",
  start: Temporal.PlainDateTime,
  from: string,
  to: string,
): string[] {
  return [
    `BEGIN:${kind}`,
    `DTSTART:${start.toString({ smallestUnit: "second" }).replace(/[-:]/g, "")}`,
    `TZOFFSETFROM:${from.replaceAll(":", "")}`,
    `TZOFFSETTO:${to.replaceAll(":", "")}`,
    `END:${kind}`,
  ];
}

function zonedAt(at: number, timeZone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone);
}
