/** How many versions without a name an item keeps, beside the one that is public. */
export const UNNAMED_VERSIONS_KEPT = 10;

/**
 * Which of an item's unnamed versions go: all but the newest ten and the one that is public. Named ones are never
 * among them.
 * @param unnamed newest first
 */
export function superfluous<Version extends { id: string }>(
  unnamed: readonly Version[],
  published: string | null,
): Version[] {
  return unnamed.filter(({ id }) => id !== published).slice(UNNAMED_VERSIONS_KEPT);
}
