import type { FunctionReturnType } from "convex/server";
import type { api } from "../../../../convex/_generated/api";

export type OpenedRecording = FunctionReturnType<typeof api.library.recordings.open>;
export type RecordingPage = FunctionReturnType<typeof api.library.recordings.list>;
export type OwnRecording = RecordingPage["page"][number];
export type Hits = FunctionReturnType<typeof api.library.transcripts.search>;
export type Hit = Hits["page"][number];
