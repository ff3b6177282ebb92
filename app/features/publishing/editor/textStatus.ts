import type { PresentPerson } from "../../../ui/people/PresenceAvatars";
import type { SyncState } from "../editing/syncState";

/** What the page's head says of the text: whether it is saved, and who else is at it. */
export type TextStatus = { saving: SyncState["kind"] | "opening"; people: readonly PresentPerson[] };

export const OPENING: TextStatus = { saving: "opening", people: [] };
