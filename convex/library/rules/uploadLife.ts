import { KEPT_FOR, MAX_PART_BYTES, STEP_LEASE } from "./limits";
import type { UploadState } from "./statuses";

/** Where an upload may go from where it is. */
const NEXT = {
  receiving: ["checking", "removing"],
  checking: ["ready", "refused", "removing"],
  ready: ["removing"],
  refused: ["removing"],
  removing: [],
} as const satisfies Record<UploadState, readonly UploadState[]>;

/** Whether an upload may go from a state to another. */
export function mayBecome(from: UploadState, to: UploadState): boolean {
  return (NEXT[from] as readonly UploadState[]).includes(to);
}

/** When an upload that enters a state is seen to again, unless something happens before; times in milliseconds. */
export function expiryIn(state: UploadState, now: number): number {
  return now + (state === "checking" || state === "removing" ? STEP_LEASE : KEPT_FOR);
}

/** What something was made of is swept no more. */
export const NEVER = Number.MAX_SAFE_INTEGER;

export type Arrival = { offset: number; size: number };
export type Known = Arrival & { sha256: string };

/**
 * What to do with a part that has come for an upload.
 * @param known the part that is there at that offset already, if one is
 * @returns `take` it; it is there `already`; or it stands `elsewhere` than where the upload goes on; `wrong` size
 */
export function arrivalOf(
  upload: { state: UploadState; offset: number; size: number },
  part: Known,
  known: Known | null,
): "take" | "already" | "elsewhere" | "wrong" {
  if (known !== null && known.size === part.size && known.sha256 === part.sha256) return "already";
  if (upload.state !== "receiving" || part.offset !== upload.offset) return "elsewhere";
  const fits = Number.isSafeInteger(part.size) && part.size > 0 && part.size <= MAX_PART_BYTES;
  return fits && part.offset + part.size <= upload.size ? "take" : "wrong";
}

/**
 * The type under which a part's file lies in Convex storage. It ties the file to its upload: no other one, and
 * nothing else, can be given a file of this type.
 */
export function partTypeOf(upload: string): string {
  return `${PART_TYPE}; upload=${upload}`;
}

/** How the types of all parts begin. */
export const PART_TYPE = "application/x-library-part";
