import type { LibraryChange, MaterialState } from "./statuses";

export const MATERIAL_EVENTS = ["publish", "unpublish", "remove", "restore"] as const;
export type MaterialEvent = (typeof MATERIAL_EVENTS)[number];

/** Where each event leads from each state; what is not here cannot happen. What comes back is for staff alone at first. */
export const MATERIAL_TRANSITIONS = {
  draft: { publish: "published", remove: "removed" },
  published: { unpublish: "draft", remove: "removed" },
  removed: { restore: "draft" },
} as const satisfies Record<MaterialState, Partial<Record<MaterialEvent, MaterialState>>>;

/** The state that follows and what readers along are told, if anything; null where the event cannot happen. */
export function decideMaterial(
  state: MaterialState,
  event: MaterialEvent,
): { next: MaterialState; change: LibraryChange | null } | null {
  const table: Partial<Record<MaterialEvent, MaterialState>> = MATERIAL_TRANSITIONS[state];
  const next = table[event];
  return next === undefined ? null : { next, change: changeBetween(state, next) };
}

function changeBetween(from: MaterialState, to: MaterialState): LibraryChange | null {
  if (to === "published") return "came";
  return from === "published" ? "went" : null;
}
