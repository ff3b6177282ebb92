/** Days of the week as RFC 5545 calls them, Monday first. */
export const WEEK_DAYS = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"] as const;
export type WeekDay = (typeof WEEK_DAYS)[number];

/** Every so many weeks, on some days, until a day or so many times. */
export type WeeklyRule = {
  every: string;
  days: WeekDay[];
  endsBy: "count" | "until";
  count: string;
  /** Civil date, inclusive. */
  until: string;
};

export const FIRST_RULE: WeeklyRule = { every: "1", days: [], endsBy: "count", count: "8", until: "" };

/** The day of the week of a civil date; null for what is no date. */
export function weekDayOf(date: string): WeekDay | null {
  const noon = Date.parse(`${date}T12:00:00Z`);
  return Number.isNaN(noon) ? null : (WEEK_DAYS[(new Date(noon).getUTCDay() + 6) % 7] ?? null);
}

/**
 * The rule as an RRULE's value. The day of the first session always belongs to it: calendars do not agree on a
 * start beside the rule.
 */
export function ruleText({ every, days, endsBy, count, until }: WeeklyRule, date: string): string {
  const first = weekDayOf(date);
  const chosen = WEEK_DAYS.filter((day) => day === first || days.includes(day));
  const parts = ["FREQ=WEEKLY"];
  if (every.trim() !== "1") parts.push(`INTERVAL=${every.trim()}`);
  if (chosen.length > 0) parts.push(`BYDAY=${chosen.join(",")}`);
  const end = endsBy === "count" ? `COUNT=${count.trim()}` : `UNTIL=${until.replaceAll("-", "")}`;
  return [...parts, end].join(";");
}

/** Reads a rule that this form can show; null for another. */
export function readWeeklyRule(rule: string): WeeklyRule | null {
  const parts = new Map(rule.split(";").map((part) => part.split("=") as [string, string]));
  const known = ["FREQ", "INTERVAL", "BYDAY", "COUNT", "UNTIL"];
  if (parts.get("FREQ") !== "WEEKLY" || [...parts.keys()].some((name) => !known.includes(name))) return null;
  const days = (parts.get("BYDAY") ?? "").split(",").filter((day) => day !== "");
  if (!days.every((day) => WEEK_DAYS.some((each) => each === day))) return null;
  const until = /^(\d{4})(\d{2})(\d{2})/.exec(parts.get("UNTIL") ?? "");
  return {
    every: parts.get("INTERVAL") ?? "1",
    days: days as WeekDay[],
    endsBy: until === null ? "count" : "until",
    count: parts.get("COUNT") ?? FIRST_RULE.count,
    until: until === null ? "" : `${until[1]}-${until[2]}-${until[3]}`,
  };
}
