import { Cron } from "croner";
import type { CronSchedule } from "../deploy/deployment";

/** The cron expression (UTC) that a calendar schedule means. */
function expressionOf(schedule: Exclude<CronSchedule, { type: "interval" }>): string {
  switch (schedule.type) {
    case "hourly":
      return `${schedule.minuteUTC ?? 0} * * * *`;
    case "daily":
      return `${schedule.minuteUTC ?? 0} ${schedule.hourUTC} * * *`;
    case "weekly":
      return `${schedule.minuteUTC ?? 0} ${schedule.hourUTC} * * ${schedule.dayOfWeek}`;
    case "monthly":
      return `${schedule.minuteUTC ?? 0} ${schedule.hourUTC} ${schedule.day} * *`;
    case "cron":
      return schedule.cronExpr;
  }
}

/**
 * When a cron job runs next after `after` (milliseconds since 1970). An interval counts from its last
 * run; missed runs are not made up for. Null when a calendar schedule never comes again.
 */
export function nextRun(schedule: CronSchedule, after: number): number | null {
  if (schedule.type === "interval") return after + schedule.seconds * 1000;
  const next = new Cron(expressionOf(schedule), { timezone: "UTC", paused: true }).nextRun(new Date(after));
  return next === null ? null : next.getTime();
}

/** When a newly deployed cron job runs first: intervals at once, calendar schedules when their time comes. */
export function firstRun(schedule: CronSchedule, now: number): number | null {
  return schedule.type === "interval" ? now : nextRun(schedule, now);
}
