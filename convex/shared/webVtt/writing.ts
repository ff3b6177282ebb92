import type { Cue } from "./cues";

/** What a file of captions begins with; a caption of `cueText` follows another. */
export const WEBVTT_HEAD = "WEBVTT\n\n";

/** A caption as WebVTT, with the empty line after it. */
export function cueText({ from, to, settings, payload }: Cue): string {
  const timings = `${timestamp(from)} --> ${timestamp(to)}`;
  return `${settings === "" ? timings : `${timings} ${settings}`}\n${payload}\n\n`;
}

/** A moment as WebVTT writes it: "00:01:02.345"; hours have as many digits as they need. */
export function timestamp(seconds: number): string {
  const milliseconds = Math.round(seconds * 1_000);
  const part = (unit: number, of: number) => Math.floor(milliseconds / unit) % of;
  const two = (number: number) => String(number).padStart(2, "0");
  const hours = Math.floor(milliseconds / 3_600_000);
  const rest = String(milliseconds % 1_000).padStart(3, "0");
  return `${two(hours)}:${two(part(60_000, 60))}:${two(part(1_000, 60))}.${rest}`;
}
