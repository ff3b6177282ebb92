import type { FunctionReturnType } from "convex/server";
import type { api } from "../../../convex/_generated/api";
import type { Id } from "../../../convex/_generated/dataModel";
import type { EventKind } from "../../../convex/events/rules/statuses";
import type { Translate } from "../../../convex/shared/messages/translate";
import type { Formats } from "../../ui/i18n/formats";
import type { Meaning } from "../../ui/theme/tokens";

/** A session as staff see it. */
export type Session = FunctionReturnType<typeof api.events.events.get>["event"];
/** The same, and whether the viewer may change it. */
export type OpenSession = FunctionReturnType<typeof api.events.events.get>;
export type SessionPage = FunctionReturnType<typeof api.events.events.list>;

export const SESSIONS = "/admin/sessions";

/** The address of a session's page for staff, or of a part of it. */
export function sessionHref(event: Id<"events">, part = ""): string {
  return `${SESSIONS}/${event}${part === "" ? "" : `/${part}`}`;
}

export const KINDS: readonly EventKind[] = ["class", "workshop", "pitch", "live_read", "office_hour"];

/** The parts of a session's page. */
export type SessionTab = "overview" | "sheet" | "registrations";

/** Where a session stands at a moment. */
export type Phase = "coming" | "running" | "over" | "cancelled";

/** Where a session stands at `now`, milliseconds since 1970. */
export function phaseOf(
  { state, startsAt, endsAt }: Pick<Session, "state" | "startsAt" | "endsAt">,
  now: number,
): Phase {
  if (state === "cancelled") return "cancelled";
  if (now < startsAt) return "coming";
  return now < endsAt ? "running" : "over";
}

export const PHASE_MEANINGS: Record<Phase, Meaning> = {
  coming: "info",
  running: "success",
  over: "neutral",
  cancelled: "danger",
};

/** Where a session is, in words: its room, its video service, or both. */
export function placeText(t: Translate, format: Formats, { room = "", online }: Session["place"]): string {
  const parts = [room.trim(), online === undefined ? "" : t(`sessions.provider.${online.provider}`)];
  return format.list(parts.filter((part) => part !== ""));
}

/** "18:00–19:30" on the clocks there. */
export function hoursText(t: Translate, format: Formats, { startsAt, endsAt, timeZone }: Session): string {
  return t("sessions.hours", {
    from: format.time(startsAt, timeZone),
    until: format.time(endsAt, timeZone),
  });
}
