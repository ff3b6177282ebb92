import { DAY, MINUTE } from "../../shared/time";
import type { UploadPurpose } from "./statuses";

const MIB = 1024 ** 2;
const GIB = 1024 ** 3;

/** A part of an upload has at most so many bytes: what one machine keeps in memory of it. */
export const MAX_PART_BYTES = 8 * MIB;
/** Cut lines leave smaller parts; whoever sends byte by byte is stopped here. Storages take ten thousand. */
export const MAX_PARTS = 10_000;
/** An unfinished upload is swept when nothing came for so long; a finished one when nothing became of it. */
export const KEPT_FOR = DAY;
/** When a check or a removal that has not ended is begun anew. */
export const STEP_LEASE = 10 * MINUTE;

const MAX_BYTES: Record<UploadPurpose, number> = { recording: 20 * GIB, material: 500 * MIB };
const DEFAULT_QUOTA = 100 * GIB;

/** Bytes that a file for a purpose may have. */
export function maxBytesFor(purpose: UploadPurpose): number {
  return MAX_BYTES[purpose];
}

/** The most bytes that any upload may have. */
export const LARGEST = Math.max(...Object.values(MAX_BYTES));

/** Bytes that an organization's library may take: what the setting says, 100 GiB where it says nothing. */
export function quotaOf(setting: string | undefined): number {
  const bytes = Number(setting);
  return setting !== undefined && setting !== "" && Number.isSafeInteger(bytes) && bytes >= 0
    ? bytes
    : DEFAULT_QUOTA;
}

/** Keys of the catalogue's `errors`. */
export type SizeProblem = "uploadEmpty" | "recordingTooLarge" | "materialTooLarge" | "libraryFull";

/**
 * Why a file of a size cannot be taken beside what an organization has; null where it can.
 * @param used bytes taken, those announced by uploads under way included
 */
export function sizeProblem(
  purpose: UploadPurpose,
  size: number,
  { used, quota }: { used: number; quota: number },
): SizeProblem | null {
  if (!Number.isSafeInteger(size) || size <= 0) return "uploadEmpty";
  if (size > MAX_BYTES[purpose]) return `${purpose}TooLarge`;
  return used + size > quota ? "libraryFull" : null;
}
