/** What a document cannot take over from a source, or takes over as something else. */
export const LOSSES = [
  "scripts",
  "frames",
  "forms",
  "drawings",
  "objects",
  "pictures",
  "shortcodes",
] as const;
export type Loss = (typeof LOSSES)[number];

/** How often each is met; what is not met is absent. */
export type Losses = Partial<Record<Loss, number>>;
