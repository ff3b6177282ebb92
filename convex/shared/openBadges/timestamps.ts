import type { Json } from "../json";

const TIMESTAMP = /^-?\d{4,}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;

/** Whether a value is a time with its zone, as XML Schema's dateTimeStamp has it. */
export function isTimestamp(value: Json | undefined): value is string {
  return typeof value === "string" && TIMESTAMP.test(value) && Number.isFinite(Date.parse(value));
}

/** Milliseconds since 1970 as a time in UTC, to the second. */
export function timestampOf(milliseconds: number): string {
  return `${new Date(milliseconds).toISOString().slice(0, -".000Z".length)}Z`;
}
