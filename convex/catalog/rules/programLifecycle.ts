import type { ProgramState, Visibility } from "./statuses";

/** Where each deed leads from a state; what is not here cannot be done. */
const TRANSITIONS = {
  draft: { publish: "published", archive: "archived" },
  published: { unpublish: "draft", archive: "archived" },
  archived: { restore: "draft" },
} as const satisfies Record<ProgramState, Partial<Record<ProgramDeed, ProgramState>>>;

export const PROGRAM_DEEDS = ["publish", "unpublish", "archive", "restore"] as const;
export type ProgramDeed = (typeof PROGRAM_DEEDS)[number];

/** The state after a deed, or null where it cannot be done. */
export function stateAfter(state: ProgramState, deed: ProgramDeed): ProgramState | null {
  const next: Partial<Record<ProgramDeed, ProgramState>> = TRANSITIONS[state];
  return next[deed] ?? null;
}

/** What can be done to a program in a state. */
export function deedsIn(state: ProgramState): ProgramDeed[] {
  return PROGRAM_DEEDS.filter((deed) => stateAfter(state, deed) !== null);
}

type Shown = { state: ProgramState; visibility: Visibility };

/** Whether a program's page is for a visitor who has its address; staff see private ones, too. */
export function isShown({ state, visibility }: Shown, isStaff: boolean): boolean {
  return state === "published" && (visibility !== "private" || isStaff);
}

/** Whether the catalog lists a program and search engines may. */
export function isListed({ state, visibility }: Shown): boolean {
  return state === "published" && visibility === "public";
}
