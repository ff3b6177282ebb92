import { expect, it } from "vitest";
import { decideRecording, RECORDING_EVENTS } from "../../../convex/library/rules/recordingLife";
import { manifestProblem, tidyTitle, titleProblem } from "../../../convex/library/rules/recordingChecks";
import { captionsPath, recordingPath, thumbnailPath } from "../../../convex/library/rules/recordingPaths";
import { retentionMoments, retentionProblem } from "../../../convex/library/rules/retention";
import { languageTag } from "../../../convex/library/rules/languages";
import { RECORDING_STATES } from "../../../convex/library/rules/statuses";

it("may become what the table says, and nothing else", () => {
  const possible = RECORDING_STATES.flatMap((state) =>
    RECORDING_EVENTS.flatMap((event) => {
      const step = decideRecording(state, event);
      return step === null ? [] : [`${state} ${event} ${step.next} ${step.effect}`];
    }),
  );
  expect(possible).toEqual([
    "draft publish published opened",
    "draft expire expired null",
    "published unpublish draft closed",
    "published expire expired closed",
    "expired keepLonger draft null",
    "expired clear removed cleared",
  ]);
});

const at = (text: string) => Date.parse(text);

it.each([
  // The day ends at midnight in Zurich; across the change of clocks, days have other lengths.
  ["2027-02-01", "Europe/Zurich", "2027-01-18T23:00Z", "2027-02-01T23:00Z", "2027-03-03T23:00Z"],
  ["2026-03-28", "Europe/Zurich", "2026-03-14T23:00Z", "2026-03-28T23:00Z", "2026-04-27T23:00Z"],
  ["2026-03-29", "Europe/Zurich", "2026-03-15T23:00Z", "2026-03-29T22:00Z", "2026-04-28T22:00Z"],
  ["2027-02-01", "Pacific/Auckland", "2027-01-18T11:00Z", "2027-02-01T11:00Z", "2027-03-03T11:00Z"],
])("whose last day is %s in %s is hidden when that is over", (day, zone, warnAt, hideAt, removeAt) => {
  expect(retentionMoments(day, zone)).toEqual({
    warnAt: at(warnAt),
    hideAt: at(hideAt),
    removeAt: at(removeAt),
  });
});

it.each([
  ["2027-02-01", null],
  ["2027-01-31", "past"],
  ["2027-02-30", "date"],
  ["soon", "date"],
])("a last day of %s on the first of February is %s", (day, problem) => {
  expect(retentionProblem(day, "2027-02-01")).toBe(problem);
});

it.each([
  [null, {}],
  ["https://video.example/a/index.m3u8?token=1", {}],
  ["http://video.example/a.m3u8", { manifestUrl: "url" }],
  ["https://me@video.example/a.m3u8", { manifestUrl: "url" }],
  ["javascript:alert(1)", { manifestUrl: "url" }],
  ["//video.example/a.m3u8", { manifestUrl: "url" }],
  [`https://video.example/${"a".repeat(2_000)}`, { manifestUrl: "url" }],
])("a manifest at %s is %j", (url, problems) => {
  expect(manifestProblem(url)).toEqual(problems);
});

it("has a title on one line", () => {
  expect(tidyTitle("  Session\n 4:\tPitching ")).toBe("Session 4: Pitching");
  expect(titleProblem("")).toEqual({ title: "required" });
  expect(titleProblem("a".repeat(200))).toEqual({});
  expect(titleProblem("a".repeat(201))).toEqual({ title: "tooLong" });
});

it("has addresses", () => {
  expect(recordingPath("c", "r")).toBe("/portal/cohorts/c/recordings/r");
  expect(recordingPath("c", "r", 61.9)).toBe("/portal/cohorts/c/recordings/r?t=61");
  expect(thumbnailPath("r", "f")).toBe("/library/thumbnails/r/f");
  expect(captionsPath("k", 3)).toBe("/library/captions/k/3.vtt");
});

it.each([
  ["de", "de"],
  [" pt-br ", "pt-BR"],
  ["zh-hant-tw", "zh-Hant-TW"],
  ["", null],
  ["deutsch_", null],
])("%j is the language %s", (text, tag) => {
  expect(languageTag(text)).toBe(tag);
});
