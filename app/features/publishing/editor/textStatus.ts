import type { PresentPerson } from "../../../ui/people/PresenceAvatars";
import type { SyncState } from "../editing/syncState";

/** What the page's head says of the text: whether it is saved, and who is at it, for each of their open pages. */
export type TextStatus = { saving: SyncState["kind"] | "opening"; people: readonly PresentPerson[] };

export const OPENING: TextStatus = { saving: "opening", people: [] };

/** Each of them once, however many pages they have open. */
export function eachOnce(people: readonly PresentPerson[]): PresentPerson[] {
  return [...new Map(people.map((person) => [person.id, person])).values()];
}
