import type { FunctionCall } from "../functions/calls";
import type { CronJob, CronName } from "./crons";
import type { Job } from "./jobs";

/** Something due: a scheduled function, or a cron job. */
export type DueRun = { kind: "job"; job: Job } | { kind: "cron"; cron: CronJob };

/** An action that is due: of a scheduled job, or of a cron job. */
export type ActionRun = { call: FunctionCall; job: Job | null; cron: CronName | null };
