// When things happen in the demo: everything follows from the one moment it is loaded at.

const DAY = 86_400_000;

/** A civil date some days after another one; "2026-03-01". */
export function addDays(date, days) {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);
}

/** What calendar and clock say at a moment in a zone; "2026-03-01T18:00". */
export function wallAt(at, timeZone) {
  const parts = { year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit" };
  const written = new Intl.DateTimeFormat("sv-SE", { ...parts, hourCycle: "h23", timeZone }).format(at);
  return written.replace(" ", "T").slice(0, 16);
}

/** How many days a moment's nearest change of the clocks lies ahead; negative for one that was. */
export function daysToClockChange(at, timeZone) {
  for (let days = 0; days < 200; days++) {
    if (offsetAt(at - days * DAY, timeZone) !== offsetAt(at, timeZone)) return -days;
    if (offsetAt(at + days * DAY, timeZone) !== offsetAt(at, timeZone)) return days;
  }
  return 0;
}

/**
 * The demo's dates: a run that began six weeks ago or more and goes on for six weeks or more, with a change of
 * the clocks among its weekly evenings; and one that begins in five weeks.
 */
export function demoCalendar(now, timeZone) {
  const today = wallAt(now, timeZone).slice(0, 10);
  const change = daysToClockChange(now, timeZone);
  const running = {
    startDate: mondayBefore(addDays(today, Math.min(-42, change - 14))),
    endDate: addDays(mondayBefore(addDays(today, Math.max(42, change + 14))), 6),
  };
  const openStart = addDays(mondayBefore(addDays(today, 35)), 7);
  return {
    running: { ...running, weeks: weeksBetween(running.startDate, running.endDate) },
    open: { startDate: openStart, endDate: addDays(openStart, 69) },
    closesAt: Date.parse(`${addDays(openStart, -3)}T20:00:00Z`),
    /** An hour that is still going on when somebody looks at the demo for the first time. */
    lab: wallAt(now - 10 * 60_000, timeZone),
  };
}

function mondayBefore(date) {
  return addDays(date, -((new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7));
}

function weeksBetween(start, end) {
  return Math.floor((Date.parse(end) - Date.parse(start)) / (7 * DAY)) + 1;
}

function offsetAt(at, timeZone) {
  const wall = wallAt(at, timeZone);
  return Math.round((Date.parse(`${wall}:00Z`) - at) / 900_000);
}
