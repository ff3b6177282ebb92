import { DAY, MINUTE, SECOND } from "../../shared/time";

export const EXPORT_STATES = ["running", "done", "failed", "removed"] as const;
export type ExportState = (typeof EXPORT_STATES)[number];

/** How long an export that says nothing is believed to be at work. */
export const LEASE = 30 * SECOND;
/** The same for its last step, which keeps the whole file. */
export const STORING_LEASE = 5 * MINUTE;
/** How long the file can be downloaded. */
export const FILE_LIFE = 7 * DAY;
/** Entries read at a time. */
export const PAGE_SIZE = 500;
