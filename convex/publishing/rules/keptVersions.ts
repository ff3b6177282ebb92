/** How many versions without a name an item keeps, beside the one that is public, where its organization says nothing. */
export const USUAL_KEPT_VERSIONS = 10;
export const MAX_KEPT_VERSIONS = 100;

/** What stands against keeping so many versions, by field; nothing where that many may be kept. */
export function keptVersionsProblems(keptVersions: number): Record<string, string> {
  const fits = Number.isInteger(keptVersions) && keptVersions >= 1 && keptVersions <= MAX_KEPT_VERSIONS;
  return fits ? {} : { keptVersions: "keptVersions" };
}

/**
 * Which of an item's unnamed versions go: all but the newest `kept` and the one that is public. Named ones are never
 * among them.
 * @param unnamed newest first
 */
export function superfluous<Version extends { id: string }>(
  unnamed: readonly Version[],
  published: string | null,
  kept: number,
): Version[] {
  return unnamed.filter(({ id }) => id !== published).slice(kept);
}
