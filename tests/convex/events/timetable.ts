import { vi } from "vitest";
import { api } from "../../../convex/_generated/api";
import type { Doc, Id } from "../../../convex/_generated/dataModel";
import type { FullDraft } from "../../../convex/events/model/planning";
import { addMember, type App, type Somebody } from "../../support/convexApp";
import { keepSessions } from "../../support/dueWork";
import { addCohort, type Academy, joinAs, startAcademy } from "../cohorts/academy";
import { quietWork } from "../cohorts/quietWork";

export { joinAs };
export const FIRST = { numItems: 50, cursor: null };

/** A Monday, 10:00 in Zurich; the cohort runs from March to June 2027. */
export const NOW = Date.parse("2027-02-22T09:00:00Z");

export type Timetable = Academy & {
  cohort: Id<"cohorts">;
  /** Teaches the cohort. */
  teacher: Somebody;
};

/** A cohort with somebody who teaches it, and a clock that stands still until it is moved. */
export async function startTimetable(slug = "acme", among?: App): Promise<Timetable> {
  vi.useFakeTimers({ now: NOW });
  for (const name of ["RESEND_API_KEY", "SMTP_URL", "MAIL_FROM"]) vi.stubEnv(name, undefined);
  const academy = await startAcademy(slug, among);
  const { app, organization, manager } = academy;
  const cohort = await addCohort(academy, { seats: null });
  const teacher = await addMember(app, organization, "Tara Teacher", ["instructor"]);
  await manager.as.mutation(api.cohorts.instructors.add, { organization, cohort, person: teacher.person });
  await app.run(({ db }) => db.patch(teacher.person, { email: "tara.teacher@people.test" }));
  await keepSessions(app);
  return { ...academy, cohort, teacher };
}

/** A class on a Tuesday evening. */
export function draft(fields: Partial<FullDraft> = {}): FullDraft {
  return {
    kind: "class",
    title: "Pitch practice",
    description: "Bring **one** slide.",
    wallStart: "2027-03-02T18:00",
    timeZone: "Europe/Zurich",
    durationMinutes: 90,
    place: { room: "Room 4" },
    instructors: [],
    remindBefore: [1440, 60],
    admission: "cohort",
    ...fields,
  };
}

/** Weekly on Tuesdays, on both sides of the change of clocks of 28 March. */
export const WEEKLY = "FREQ=WEEKLY;COUNT=5";

export function plan({ manager, organization, cohort }: Timetable, fields: Partial<FullDraft> = {}) {
  return manager.as.mutation(api.events.events.plan, { organization, cohort, draft: draft(fields) });
}

/** A cohort's sessions, the first first. */
export async function sessions({ app, cohort }: Timetable): Promise<Doc<"events">[]> {
  const rows = await app.run(({ db }) => db.query("events").collect());
  return rows.filter((row) => row.cohortId === cohort).sort((a, b) => a.startsAt - b.startsAt);
}

/** Sessions in short: "2027-03-02T18:00 Pitch practice". */
export async function inShort(timetable: Timetable): Promise<string[]> {
  return (await sessions(timetable)).map(
    ({ wallStart, title, state }) => `${wallStart} ${title}${state === "cancelled" ? ", cancelled" : ""}`,
  );
}

export type Mail = Pick<Doc<"deliveries">, "address" | "template"> & {
  method: string | null;
  content: string;
};

/** What was mailed since the last time this was asked, after everything due was done. */
export async function mailed({ app }: Timetable): Promise<Mail[]> {
  await quietWork(app);
  return app.run(async ({ db }) => {
    const rows = (await db.query("deliveries").collect()).filter(({ template }) =>
      template.startsWith("session"),
    );
    for (const { _id } of rows) await db.delete(_id);
    return rows.map(({ address, template, calendar }) => ({
      ...{ address, template },
      method: calendar?.method ?? null,
      content: calendar?.content ?? "",
    }));
  });
}

/** Mails in short, in order: "ann@people.test sessionPlanned REQUEST". */
export async function mailedInShort(timetable: Timetable): Promise<string[]> {
  const mails = await mailed(timetable);
  return mails
    .map(({ address, template, method }) => [address, template, method ?? ""].join(" ").trim())
    .sort();
}
