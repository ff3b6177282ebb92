import { createHash, type Hash } from "node:crypto";

/** Uploads whose hash is kept: the one that nothing came of for longest goes first. */
const MAX_KEPT = 1_000;

type Kept = { offset: number; hash: Hash };
const kept = new Map<string, Kept>();

/**
 * The SHA-256 over what has come of a file, to go on with. Node's own cannot be written down, so this process alone
 * knows those of the uploads that it took from their first byte on; of every other one Convex finds out the hash itself,
 * when all of it is there.
 * @returns null where it is not known
 */
export function hashUpTo(upload: string, offset: number): Hash | null {
  if (offset === 0) return createHash("sha256");
  const found = kept.get(upload);
  return found?.offset === offset ? found.hash.copy() : null;
}

/** Remembers the hash over the first `offset` bytes of an upload, all of which count. It must not be added to any more. */
export function keepHash(upload: string, offset: number, hash: Hash): void {
  kept.delete(upload);
  kept.set(upload, { offset, hash });
  const [longest] = kept.keys();
  if (kept.size > MAX_KEPT && longest !== undefined) kept.delete(longest);
}

/** For an upload that is whole, or given up. */
export function forgetHash(upload: string): void {
  kept.delete(upload);
}
