import type { SessionFacts } from "../../convex/shared/templates";

/** A Tuesday evening in Zurich. */
export const SESSION: SessionFacts = {
  title: "Pitch practice",
  cohort: "Founders, spring 2027",
  startsAt: Date.parse("2027-03-02T17:00:00Z"),
  endsAt: Date.parse("2027-03-02T18:30:00Z"),
  timeZone: "Europe/Zurich",
  room: "Room 4",
  online: "yes",
  occurrences: 12,
};
