import { DAY } from "../../shared/time";

/** How long mails and notices are kept as history. */
export const RETENTION = 365 * DAY;
