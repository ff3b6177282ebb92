import { timestamp } from "../../../../convex/shared/webVtt/writing";

/** A moment as the editor writes it: "00:01:02.345". */
export const momentText: (seconds: number) => string = timestamp;

/** Reads "1:02.5", "01:02,345" or "1:01:02.345" as seconds; null for what is no moment. */
export function readMoment(text: string): number | null {
  const parts = /^(?:(\d{1,3}):)?(\d{1,2}):(\d{1,2})(?:[.,](\d{1,3}))?$/.exec(text.trim());
  if (parts === null) return null;
  const [, hours = "0", minutes = "", seconds = "", fraction = "0"] = parts;
  if (Number(minutes) > 59 || Number(seconds) > 59) return null;
  const whole = Number(hours) * 3_600 + Number(minutes) * 60 + Number(seconds);
  return Math.round((whole + Number(`0.${fraction}`)) * 1_000) / 1_000;
}
