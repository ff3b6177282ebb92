import { HOUR, MINUTE } from "../../shared/time";

const FIRST_QUIET_HOUR = 22;
const FIRST_LOUD_HOUR = 7;

/**
 * The moment itself, or 07:00 on the person's clock if it falls between 22:00 and 07:00 there.
 * Moments are milliseconds since the epoch; `timeZone` is an IANA name.
 */
export function afterQuietHours(moment: number, timeZone: string): number {
  const minutes = minutesOfDay(moment, timeZone);
  if (minutes >= FIRST_LOUD_HOUR * 60 && minutes < FIRST_QUIET_HOUR * 60) return moment;
  const wait = (FIRST_LOUD_HOUR * 60 - minutes + 24 * 60) % (24 * 60);
  const morning = Math.floor(moment / MINUTE) * MINUTE + wait * MINUTE;
  // Where the clock was changed during the night, the morning is an hour off.
  const missed = FIRST_LOUD_HOUR * 60 - minutesOfDay(morning, timeZone);
  return Math.abs(missed) <= 2 * 60 ? morning + (missed * HOUR) / 60 : morning;
}

function minutesOfDay(moment: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat("en-GB", {
    timeZone,
    hour: "numeric",
    minute: "numeric",
    hourCycle: "h23",
  }).formatToParts(moment);
  const read = (type: string) => Number(parts.find((part) => part.type === type)?.value ?? 0);
  return read("hour") * 60 + read("minute");
}
