export const COHORT_STATES = ["draft", "open", "running", "completed", "archived", "cancelled"] as const;
export type CohortState = (typeof COHORT_STATES)[number];

/** How somebody gets in: by themselves, by asking, or only by being invited. */
export const JOIN_MODES = ["open", "request", "invite"] as const;
export type JoinMode = (typeof JOIN_MODES)[number];

export const ENROLLMENT_ROLES = ["participant", "volunteer"] as const;
export type EnrollmentRole = (typeof ENROLLMENT_ROLES)[number];

export const ENROLLMENT_STATES = [
  "requested",
  "invited",
  "offered",
  "enrolled",
  "waitlisted",
  "active",
  "completed",
  "failed",
  "withdrawn",
  "declined",
  "expired",
] as const;
export type EnrollmentState = (typeof ENROLLMENT_STATES)[number];

/** Where an enrollment came from. */
export const ENROLLMENT_SOURCES = [
  "joined",
  "requested",
  "invited",
  "imported",
  "added",
  "transferred",
] as const;

export const IMPORT_STATES = ["running", "done", "failed"] as const;
export const ANNOUNCEMENT_STATES = ["sending", "sent"] as const;
