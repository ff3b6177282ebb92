/** What may be asked for to complete a cohort. */
export const REQUIREMENT_KINDS = [
  "attendance",
  "watch",
  "assignment",
  "milestone",
  "form",
  "manual",
] as const;
export type RequirementKind = (typeof REQUIREMENT_KINDS)[number];
