import type { FunctionReturnType } from "convex/server";
import type { api } from "../../../../convex/_generated/api";
import type { Id } from "../../../../convex/_generated/dataModel";
import { staffRecordingPath } from "../../../../convex/library/rules/recordingPaths";
import type { RecordingState } from "../../../../convex/library/rules/statuses";
import type { Meaning } from "../../../ui/theme/tokens";

type Library = typeof api.library;

export type StaffRecordingPage = FunctionReturnType<Library["recordings"]["listForCohort"]>;
export type StaffRecording = FunctionReturnType<Library["recordings"]["get"]>;
export type ViewerPage = FunctionReturnType<Library["watching"]["viewers"]>;
export type Track = StaffRecording["captions"][number];

export const RECORDING_TABS = ["video", "captions", "viewers"] as const;
export type RecordingTab = (typeof RECORDING_TABS)[number];

export const RECORDING_MEANINGS: Record<RecordingState, Meaning> = {
  draft: "neutral",
  published: "success",
  expired: "warning",
  removed: "danger",
};

/** The address of a recording's page for staff, or of a part of it. */
export function staffRecordingHref(recording: Id<"recordings">, tab: RecordingTab = "video"): string {
  return tab === "video" ? staffRecordingPath(recording) : `${staffRecordingPath(recording)}?show=${tab}`;
}

/** The address of the captions of a recording in one language, to be edited. */
export function captionsHref(recording: Id<"recordings">, captions: Id<"captions">): string {
  return `${staffRecordingHref(recording, "captions")}&captions=${captions}`;
}

/** The address of a cohort's recordings for staff. */
export function staffRecordingsHref(cohort: Id<"cohorts">): string {
  return `/admin/cohorts/${cohort}/recordings`;
}

/** What a recording is called before anybody says so: its file's name without the ending, as words. */
export function titleOfFile(name: string): string {
  const words = name
    .replace(/\.[^.]{1,5}$/, "")
    .replace(/[_-]+/g, " ")
    .trim();
  return words === "" ? name : words.slice(0, 200);
}
