import webvtt, { type TimingLine } from "webvtt-parser";

const PLAIN: Omit<TimingLine, "startTime" | "endTime"> = {
  direction: "horizontal",
  alignment: "center",
  size: 100,
  snapToLines: true,
  linePosition: "auto",
  lineAlign: "start",
  textPosition: "auto",
  positionAlign: "auto",
};

/** Reads "00:01.000 --> 00:02.500 align:start". Null where one of the moments is none; settings that are none fall away. */
export function readTimings(line: string): { from: number; to: number; settings: string } | null {
  const read: TimingLine = { startTime: 0, endTime: 0, ...PLAIN };
  const parser = new webvtt.WebVTTCueTimingsAndSettingsParser(line, () => {});
  if (parser.parse(read, 0) !== true) return null;
  return { from: whole(read.startTime), to: whole(read.endTime), settings: settingsText(read) };
}

/** To the millisecond: the parser adds up minutes, seconds and their parts, and 5 + 0.544 is not 5.544 in binary. */
function whole(seconds: number): number {
  return Math.round(seconds * 1_000) / 1_000;
}

/** Settings as a text that reads back as the same; empty where all are as they are by themselves. */
export function tidySettings(settings: string): string {
  return readTimings(`00:00.000 --> 00:01.000 ${settings.replace(/\s+/g, " ")}`)?.settings ?? "";
}

function settingsText(read: TimingLine): string {
  const { direction, alignment, size, snapToLines, linePosition, lineAlign } = read;
  const { textPosition, positionAlign } = read;
  const line = linePosition === "auto" ? null : `${linePosition}${snapToLines ? "" : "%"}`;
  return [
    direction === PLAIN.direction ? "" : `vertical:${direction}`,
    line === null ? "" : `line:${line}${lineAlign === PLAIN.lineAlign ? "" : `,${lineAlign}`}`,
    textPosition === "auto"
      ? ""
      : `position:${textPosition}%${positionAlign === PLAIN.positionAlign ? "" : `,${positionAlign}`}`,
    size === PLAIN.size ? "" : `size:${size}%`,
    alignment === PLAIN.alignment ? "" : `align:${alignment}`,
  ]
    .filter((part) => part !== "")
    .join(" ");
}
