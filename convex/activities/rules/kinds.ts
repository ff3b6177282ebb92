/** What can be told of somebody's way through a program. */
export const ACTIVITY_KINDS = ["enrolled", "attended", "completed", "withdrew"] as const;
export type ActivityKind = (typeof ACTIVITY_KINDS)[number];
