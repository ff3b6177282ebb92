import { resolveWall, wallAt } from "../../shared/civilTime";

/**
 * When a badge that is valid for some months ends: at the same time of the same day of a later month, on the
 * organization's calendar; on its last day where that month is shorter.
 * @param from milliseconds since 1970
 */
export function validityEnd(from: number, months: number, timeZone: string): number {
  const wall = wallAt(from, timeZone);
  const [date = "", time = ""] = wall.split("T");
  const [year = 0, month = 0, day = 0] = date.split("-").map(Number);
  const counted = year * 12 + (month - 1) + months;
  const [toYear, toMonth] = [Math.floor(counted / 12), (counted % 12) + 1];
  const toDay = Math.min(day, daysIn(toYear, toMonth));
  const two = (part: number) => String(part).padStart(2, "0");
  return resolveWall(`${String(toYear).padStart(4, "0")}-${two(toMonth)}-${two(toDay)}T${time}`, timeZone).at;
}

function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}
