import type { FunctionArgs } from "convex/server";
import type { api } from "../../../convex/_generated/api";
import type { Id } from "../../../convex/_generated/dataModel";
import { DEFAULT_REMINDERS } from "./reminders";
import type { ConferenceProvider, EventKind } from "../../../convex/events/rules/statuses";
import type { Session } from "./session";
import { FIRST_RULE, readWeeklyRule, ruleText, type WeeklyRule } from "./weeklyRule";

export type SessionDraft = FunctionArgs<typeof api.events.events.plan>["draft"];

/** A session as its form holds it: what people type is text until it is sent. */
export type SessionForm = {
  kind: EventKind;
  title: string;
  description: string;
  /** Civil date and time on the clocks there. */
  date: string;
  time: string;
  minutes: string;
  timeZone: string;
  repeats: boolean;
  rule: WeeklyRule;
  room: string;
  online: ConferenceProvider | "";
  url: string;
  instructors: Id<"persons">[];
  reminders: string[];
  registers: boolean;
  seats: string;
  keepsWaiting: boolean;
};

/** The form of a new session. */
export function blankForm(timeZone: string, date: string): SessionForm {
  return {
    ...{ kind: "class", title: "", description: "", date, time: "18:00", minutes: "90", timeZone },
    ...{ repeats: false, rule: FIRST_RULE, room: "", online: "", url: "", instructors: [] },
    reminders: DEFAULT_REMINDERS.map(String),
    ...{ registers: false, seats: "", keepsWaiting: true },
  };
}

/** The form of a session that is there. */
export function formOf(session: Session): SessionForm {
  const { kind, title, description, wallStart, durationMinutes, timeZone, place, series, seats } = session;
  const rule = series === null ? null : readWeeklyRule(series.rule);
  return {
    ...{ kind, title, description, timeZone },
    date: wallStart.slice(0, 10),
    time: wallStart.slice(11),
    minutes: String(durationMinutes),
    repeats: rule !== null,
    rule: rule ?? FIRST_RULE,
    room: place.room ?? "",
    online: place.online?.provider ?? "",
    url: place.online?.url ?? "",
    instructors: session.instructors.map(({ person }) => person),
    reminders: session.remindBefore.map(String),
    registers: session.admission === "registration",
    seats: String(seats?.total ?? ""),
    keepsWaiting: seats?.keepsWaiting ?? true,
  };
}

/** What the form says, as the server takes it. What cannot be read is sent as it is and refused at its field. */
export function draftOf(form: SessionForm): SessionDraft {
  const { date, time, rule, repeats, registers, seats } = form;
  return {
    ...changeOf(form),
    wallStart: `${date}T${time}`,
    ...(repeats && { rule: ruleText(rule, date) }),
    admission: registers ? "registration" : "cohort",
    ...(registers && seats.trim() !== "" && { seats: Number(seats) }),
    ...(registers && { keepsWaiting: form.keepsWaiting }),
  };
}

/** What of a session can be changed, but for its rule. */
export function changeOf(form: SessionForm) {
  const { kind, title, description, date, time, minutes, timeZone, instructors, reminders } = form;
  return {
    ...{ kind, title, description, timeZone, instructors },
    wallStart: `${date}T${time}`,
    durationMinutes: Number(minutes),
    place: placeOf(form),
    remindBefore: reminders.map(Number),
  };
}

function placeOf({ room, online, url }: SessionForm): SessionDraft["place"] {
  return {
    ...(room.trim() !== "" && { room: room.trim() }),
    ...(online !== "" && { online: { provider: online, ...(online === "link" && { url: url.trim() }) } }),
  };
}
