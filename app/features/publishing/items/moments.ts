import { isWallTime, resolveWall, wallAt } from "../../../../convex/shared/civilTime";

/** A moment that somebody entered as a day and a time: which it is, and what the clocks make of it. */
export type EnteredMoment = {
  /** Milliseconds since 1970. */
  at: number;
  /** `gap`: clocks are put forward over it; `overlap`: they are put back, and it comes twice. */
  fit: "exact" | "gap" | "overlap";
  /** As entered and as it comes, "18:00". */
  asked: string;
  becomes: string;
};

/** Reads what RichDate gives, "2026-11-24 18:00:00", as meant in a zone; null for nothing and for what is no time. */
export function enteredMoment(text: string | null, zone: string): EnteredMoment | null {
  const wall = (text ?? "").replace(" ", "T").slice(0, 16);
  if (!isWallTime(wall)) return null;
  const { at, fit, wall: actual } = resolveWall(wall, zone);
  return { at, fit, asked: wall.slice(11), becomes: actual.slice(11) };
}

/** A moment as RichDate takes it. */
export function wallText(at: number, zone: string): string {
  return `${wallAt(at, zone).replace("T", " ")}:00`;
}
