import type { FunctionReturnType } from "convex/server";
import type { api } from "../../../convex/_generated/api";
import type { Translate } from "../../../convex/shared/messages/translate";

/** A session as its learners see it. */
export type Session = FunctionReturnType<typeof api.events.schedules.one>;
export type SessionPage = FunctionReturnType<typeof api.events.schedules.mine>;

/** The page of a session. */
export function sessionPath(id: string): string {
  return `/portal/events/${id}`;
}

/** The way into a session; it leads on to the person's own link. */
export function doorPath(id: string): string {
  return `/sessions/${id}/join`;
}

/** Where a session is, in words. */
export function placeOf(t: Translate, { place: { room, online } }: Pick<Session, "place">): string {
  if (room === undefined) return t("portal.place.online");
  return online === undefined ? room : t("portal.place.both", { room });
}

/** Whether the viewer may go through the door: everybody of the cohort, or who has a seat. */
export function hasSeat({ admission, registration }: Pick<Session, "admission" | "registration">): boolean {
  return admission === "cohort" || registration?.state === "registered";
}
