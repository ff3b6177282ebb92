import { SECOND } from "../../shared/time";

/** Steps that one submission may hold; whoever has more sends them in parts. */
export const MAX_STEPS = 1000;
/** Bytes of a submission; a row of the database takes a megabyte. */
export const MAX_STEPS_BYTES = 800_000;
/**
 * How many submissions are taken of one person. An editor sends one at a time, a handful a second from each open page;
 * the burst is for pages that come back at once with what they had kept.
 */
export const SUBMISSIONS = { kind: "token bucket", rate: 20, period: SECOND, capacity: 200 } as const;
/** Steps that one answer holds at least, if there are more; the rest is asked for next. */
export const STEPS_AT_ONCE = 1000;
/** After so many steps the server writes the whole document down, so that nobody has many to replay. */
export const SNAPSHOT_EVERY = 40;
/** Length of a document's JSON up to which it does so sooner: writing it costs less than reading the steps with each key. */
export const SHORT_TEXT = 20_000;
export const SNAPSHOT_EVERY_SHORT = 8;
/** Bytes of one submission after which it does so at once. */
export const LARGE_SUBMISSION = 30_000;
/** Days that steps are kept: so long may somebody write offline and have it merged step by step. */
export const STEPS_KEPT_DAYS = 30;
/** Who the server's own steps are by. */
export const SERVER_CLIENT = "server";

/** Whether a client may go by this id: its person's own id, a colon, and what tells their open pages apart. */
export function isClientOf(clientId: string, personId: string): boolean {
  return clientId.startsWith(`${personId}:`) && /^[\w-]{1,64}$/.test(clientId.slice(personId.length + 1));
}

/** The id of one open page of a person. */
export function clientIdOf(personId: string, page: string): string {
  return `${personId}:${page}`;
}

/**
 * Whether the whole document is to be written down after a submission, which led from a version to another.
 * @param bytes of the submission
 * @param length of the document's JSON, as it was last written down
 */
export function needsSnapshot(before: number, after: number, bytes: number, length: number): boolean {
  const every = length <= SHORT_TEXT ? SNAPSHOT_EVERY_SHORT : SNAPSHOT_EVERY;
  return bytes > LARGE_SUBMISSION || Math.floor(after / every) > Math.floor(before / every);
}
