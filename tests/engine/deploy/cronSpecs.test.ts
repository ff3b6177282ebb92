import { expect, test } from "vitest";
import { parseCrons } from "../../../engine/deploy/cronSpecs";

const one = (schedule: object, name = "job"): string =>
  JSON.stringify({ [name]: { name: "jobs:run", args: [{ a: 1 }], schedule } });

test.each<[object, object]>([
  [
    { type: "interval", minutes: 2 },
    { type: "interval", seconds: 120 },
  ],
  [
    { type: "interval", hours: 1 },
    { type: "interval", seconds: 3600 },
  ],
  [
    { type: "hourly", minuteUTC: 17 },
    { type: "hourly", minuteUTC: 17 },
  ],
  [{ type: "hourly" }, { type: "hourly", minuteUTC: null }],
  [
    { type: "daily", hourUTC: 3, minuteUTC: 0 },
    { type: "daily", hourUTC: 3, minuteUTC: 0 },
  ],
  [
    { type: "weekly", dayOfWeek: "saturday", hourUTC: 23, minuteUTC: 59 },
    { type: "weekly", dayOfWeek: 6, hourUTC: 23, minuteUTC: 59 },
  ],
  [
    { type: "monthly", day: 31, hourUTC: 0, minuteUTC: 5 },
    { type: "monthly", day: 31, hourUTC: 0, minuteUTC: 5 },
  ],
  [
    { type: "cron", cron: "15 */6 * * 1-5" },
    { type: "cron", cronExpr: "15 */6 * * 1-5" },
  ],
])("%j", (schedule, parsed) => {
  expect(parseCrons(one(schedule))).toEqual([
    { name: "job", function: "jobs.js:run", args: { a: 1 }, schedule: parsed },
  ]);
});

test.each<[object, string]>([
  [{ type: "interval" }, "Must specify one of seconds, minutes, or hours"],
  [{ type: "interval", seconds: 1, hours: 1 }, "Must specify one of seconds, minutes, or hours"],
  [{ type: "interval", seconds: 0 }, "Interval must be a positive integer"],
  [{ type: "daily", hourUTC: 24, minuteUTC: 0 }, "hourUTC must be 0-23 in "],
  [{ type: "daily", hourUTC: 1, minuteUTC: 60 }, "minuteUTC must be 0-59 in "],
  [{ type: "monthly", day: 32, hourUTC: 1 }, "day of month must be 1-31 in "],
  [{ type: "weekly", dayOfWeek: "someday", hourUTC: 1 }, "Invalid day of week in "],
  [{ type: "cron", cron: "every day" }, 'Invalid cron expression "every day": '],
  [{ type: "cron", cron: "0 0 0 * * *" }, 'Invalid cron expression "0 0 0 * * *": '],
  [{ type: "cron", cron: "0 0 30 2 *" }, 'The cron spec "0 0 30 2 *" will never match any time'],
])("%j is refused", (schedule, message) => {
  expect(() => parseCrons(one(schedule))).toThrow(
    expect.objectContaining({
      code: "InvalidCron",
      message: expect.stringContaining(message) as string,
    }) as Error,
  );
});

test("names are plain ASCII", () => {
  expect(() => parseCrons(one({ type: "interval", seconds: 1 }, "tägl"))).toThrow(
    "CronIdentifier tägl has invalid character 'ä'",
  );
});
