/** A civil date such as "2026-03-01" as the moment it begins in UTC, to be written with the zone "UTC". */
export function civilTime(date: string): number {
  return Date.parse(`${date}T00:00:00Z`);
}
