import { Cron } from "croner";
import type { Json } from "../protocol/json";
import { DeployError } from "./deployError";
import type { CronSchedule, CronSpec } from "./deployment";
import { canonicalFunction } from "./reference";

const DAYS = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];

type Exported = { name: string; args: Json[]; schedule: Record<string, unknown> };

/**
 * The text that `cronJobs().export()` returns, checked; sorted by name.
 * @throws DeployError InvalidCron
 */
export function parseCrons(text: string): CronSpec[] {
  const exported = JSON.parse(text) as Record<string, Exported>;
  return Object.entries(exported)
    .map(([name, cron]) => {
      checkIdentifier(name);
      return {
        name,
        function: canonicalFunction(cron.name),
        args: cron.args[0] ?? {},
        schedule: parseSchedule(cron),
      };
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

function invalid(message: string): DeployError {
  return new DeployError("InvalidCron", message);
}

function checkIdentifier(name: string): void {
  for (const character of name) {
    if (!/^[\x20-\x7e]$/.test(character)) {
      throw invalid(
        `CronIdentifier ${name} has invalid character '${character}': CronIdentifiers can only contain ASCII letters, numbers, spaces, underscores, dashes and apostrophes`,
      );
    }
  }
}

function parseSchedule(cron: Exported): CronSchedule {
  const { schedule } = cron;
  const within = (field: string, label: string, low: number, high: number): number => {
    const value = schedule[field];
    if (typeof value !== "number" || !Number.isInteger(value) || value < low || value > high) {
      throw invalid(`${label} must be ${low}-${high} in ${JSON.stringify(cron, null, 2)}`);
    }
    return value;
  };
  const minuteUTC = (): number | null =>
    (schedule["minuteUTC"] ?? null) === null ? null : within("minuteUTC", "minuteUTC", 0, 59);
  const hourUTC = (): number => within("hourUTC", "hourUTC", 0, 23);
  switch (schedule["type"]) {
    case "interval":
      return { type: "interval", seconds: intervalSeconds(schedule) };
    case "hourly":
      return { type: "hourly", minuteUTC: minuteUTC() };
    case "daily":
      return { type: "daily", minuteUTC: minuteUTC(), hourUTC: hourUTC() };
    case "weekly": {
      const dayOfWeek = DAYS.indexOf(String(schedule["dayOfWeek"]));
      if (dayOfWeek < 0) throw invalid(`Invalid day of week in ${JSON.stringify(cron, null, 2)}`);
      return { type: "weekly", minuteUTC: minuteUTC(), hourUTC: hourUTC(), dayOfWeek };
    }
    case "monthly":
      return {
        type: "monthly",
        minuteUTC: minuteUTC(),
        hourUTC: hourUTC(),
        day: within("day", "day of month", 1, 31),
      };
    case "cron":
      return { type: "cron", cronExpr: checkExpression(String(schedule["cron"])) };
    default:
      throw invalid(`Invalid cron schedule in ${JSON.stringify(cron, null, 2)}`);
  }
}

function intervalSeconds(schedule: Record<string, unknown>): number {
  const units: [string, number][] = [
    ["seconds", 1],
    ["minutes", 60],
    ["hours", 3600],
  ];
  const given = units.filter(([unit]) => (schedule[unit] ?? null) !== null);
  const [only] = given;
  if (only === undefined || given.length > 1) {
    throw invalid("Must specify one of seconds, minutes, or hours");
  }
  const amount = schedule[only[0]];
  if (typeof amount !== "number" || !Number.isInteger(amount) || amount <= 0) {
    throw invalid("Interval must be a positive integer");
  }
  return amount * only[1];
}

function checkExpression(expression: string): string {
  let next: Date | null;
  try {
    next = new Cron(expression, { timezone: "UTC", mode: "5-part", paused: true }).nextRun();
  } catch (error) {
    throw invalid(
      `Invalid cron expression "${expression}": ${error instanceof Error ? error.message : String(error)}`,
    );
  }
  if (next === null) throw invalid(`The cron spec "${expression}" will never match any time`);
  return expression;
}
