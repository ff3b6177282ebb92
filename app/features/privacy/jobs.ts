import type { FunctionReturnType } from "convex/server";
import type { api } from "../../../convex/_generated/api";
import type { JobState } from "../../../convex/privacy/rules/jobs";
import type { Meaning } from "../../ui/theme/tokens";

export type JobPage = FunctionReturnType<typeof api.privacy.jobs.mine>;
export type Job = JobPage["page"][number];
export type Preview = FunctionReturnType<typeof api.privacy.erasures.preview>;

export const JOB_MEANINGS: Record<JobState, Meaning> = {
  waiting: "info",
  running: "info",
  done: "success",
  failed: "danger",
  cancelled: "neutral",
};
