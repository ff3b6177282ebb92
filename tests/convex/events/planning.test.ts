import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { api } from "../../../convex/_generated/api";
import { addMember } from "../../support/convexApp";
import { expectFailure } from "../../support/failures";
import { logOf } from "../cohorts/academy";
import {
  draft,
  inShort,
  joinAs,
  mailed,
  mailedInShort,
  plan,
  sessions,
  startTimetable,
  type Timetable,
  WEEKLY,
} from "./timetable";

let timetable: Timetable;
beforeEach(async () => {
  timetable = await startTimetable();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
});

describe("planning", () => {
  test("one session writes one row, who is taken, and its reminders", async () => {
    const { teacher, app } = timetable;
    const planned = await plan(timetable, { instructors: [teacher.person] });
    expect(planned).toMatchObject({ series: null, occurrences: 1, notes: [] });
    const [event] = await sessions(timetable);
    expect(event).toMatchObject({
      state: "scheduled",
      startsAt: Date.parse("2027-03-02T17:00:00Z"),
      endsAt: Date.parse("2027-03-02T18:30:00Z"),
      uid: `${planned.event}@cohortium`,
      sequence: 0,
    });
    const busy = await app.run(({ db }) => db.query("busy").collect());
    expect(busy).toMatchObject([{ personId: teacher.person, day: "2027-03-02", eventId: planned.event }]);
    const reminders = await app.run(({ db }) => db.query("reminders").collect());
    expect(reminders.map(({ at }) => new Date(at).toISOString())).toEqual([
      "2027-03-01T17:00:00.000Z",
      "2027-03-02T16:00:00.000Z",
    ]);
    expect(await logOf(timetable)).toContain("events.planned");
  });

  test("a series keeps its hour across the change of clocks", async () => {
    const planned = await plan(timetable, { rule: WEEKLY });
    expect(planned.occurrences).toBe(5);
    const rows = await sessions(timetable);
    expect(rows.map(({ wallStart }) => wallStart.slice(5))).toEqual([
      "03-02T18:00",
      "03-09T18:00",
      "03-16T18:00",
      "03-23T18:00",
      "03-30T18:00",
    ]);
    expect(new Date(rows[4]!.startsAt).toISOString()).toBe("2027-03-30T16:00:00.000Z");
    expect(new Set(rows.map(({ uid }) => uid)).size).toBe(1);
  });

  test("in a gap of the clocks moves forward and says so", async () => {
    const planned = await plan(timetable, { wallStart: "2027-03-28T02:30" });
    expect(planned.notes).toEqual([{ given: "2027-03-28T02:30", fit: "gap", wall: "2027-03-28T03:30" }]);
    expect(await inShort(timetable)).toEqual(["2027-03-28T03:30 Pitch practice"]);
  });
});

describe("is refused", () => {
  test.each([
    [{ title: " " }, { title: "required" }],
    [{ durationMinutes: 4 }, { durationMinutes: "duration" }],
    [{ durationMinutes: 1441 }, { durationMinutes: "duration" }],
    [{ timeZone: "Mars/Olympus" }, { timeZone: "timeZone" }],
    [{ wallStart: "2027-02-30T18:00" }, { wallStart: "wallTime" }],
    [{ wallStart: "2027-02-28T18:00" }, { wallStart: "outsideCohort" }],
    [{ wallStart: "2027-06-30T23:30" }, { wallStart: "outsideCohort" }],
    [{ rule: "FREQ=WEEKLY" }, { rule: "ruleEndless" }],
    [{ rule: "FREQ=WEEKLY;COUNT=40" }, { rule: "outsideCohort" }],
    [{ rule: "FREQ=WEEKLY;BYDAY=TH;COUNT=3" }, { rule: "ruleStart" }],
    [{ rule: "FREQ=DAILY;COUNT=521" }, { rule: "ruleTooMany" }],
    [{ rule: "FREQ=HOURLY;COUNT=3" }, { rule: "rule" }],
    [{ place: {} }, { place: "placeNeeded" }],
    [{ place: { online: { provider: "link" as const, url: "javascript:alert(1)" } } }, { place: "url" }],
    [{ remindBefore: [60, 60] }, { remindBefore: "reminders" }],
    [{ seats: 3 }, { seats: "seats" }],
  ])("%j", async (fields, problems) => {
    await expectFailure(plan(timetable, fields), "invalid", problems);
    expect(await sessions(timetable)).toEqual([]);
  });

  test("with somebody who is not of the staff", async () => {
    const learner = await addMember(timetable.app, timetable.organization, "Lea");
    await expectFailure(plan(timetable, { instructors: [learner.person] }), "invalid", {
      instructors: "notStaff",
    });
  });

  test("to instructors of other cohorts, and to the staff of other organizations", async () => {
    const { app, organization, cohort, teacher } = timetable;
    const stranger = await addMember(app, organization, "Sam", ["instructor"]);
    const args = { organization, cohort, draft: draft() };
    await expectFailure(stranger.as.mutation(api.events.events.plan, args), "forbidden");
    await teacher.as.mutation(api.events.events.plan, args);
    const other = await startTimetable("other", app);
    const foreign = { ...args, organization: other.organization };
    await expectFailure(other.manager.as.mutation(api.events.events.plan, foreign), "notFound");
  });
});

describe("an instructor who leads something else at the time", () => {
  const clash = { wallStart: "2027-03-09T19:00", title: "Clash" };

  test("is refused by the other session's name, and nothing is half-written", async () => {
    const { teacher } = timetable;
    await plan(timetable, { rule: WEEKLY, instructors: [teacher.person] });
    const { organization, cohort } = timetable;
    const args = { organization, cohort, draft: draft({ ...clash, instructors: [teacher.person] }) };
    const refused = await timetable.manager.as
      .mutation(api.events.events.plan, args)
      .catch((error) => error.data);
    expect(refused).toMatchObject({
      code: "conflict",
      message:
        "Tara Teacher leads “Pitch practice” at that time: 2027-03-09 18:00 (Europe/Zurich). Choose another time or person.",
    });
    expect(await sessions(timetable)).toHaveLength(5);
    const preview = await timetable.manager.as.query(api.events.events.preview, args);
    expect(preview).toMatchObject({
      collisions: [{ name: "Tara Teacher", title: "Pitch practice" }],
      mayOverlap: true,
    });
  });

  test("may be planned anyway by managers, not by instructors", async () => {
    const { teacher, manager, organization, cohort } = timetable;
    await plan(timetable, { wallStart: "2027-03-09T18:00", instructors: [teacher.person] });
    const args = {
      organization,
      cohort,
      draft: draft({ ...clash, instructors: [teacher.person] }),
      anyway: true,
    };
    await expectFailure(teacher.as.mutation(api.events.events.plan, args), "conflict");
    await manager.as.mutation(api.events.events.plan, args);
    expect(await sessions(timetable)).toHaveLength(2);
  });

  test("is free when the other one ends as this begins", async () => {
    const { teacher } = timetable;
    await plan(timetable, { instructors: [teacher.person] });
    await plan(timetable, { wallStart: "2027-03-02T19:30", instructors: [teacher.person] });
    expect(await sessions(timetable)).toHaveLength(2);
  });
});

describe("people are told", () => {
  test("once each: who leads and who takes part", async () => {
    await joinAs(timetable, timetable.cohort, "Ann");
    await joinAs(timetable, timetable.cohort, "Bob");
    await mailed(timetable);
    await plan(timetable, { rule: WEEKLY, instructors: [timetable.teacher.person] });
    expect(await mailedInShort(timetable)).toEqual([
      "ann@people.test sessionPlanned REQUEST",
      "bob@people.test sessionPlanned REQUEST",
      "tara.teacher@people.test sessionPlanned REQUEST",
    ]);
  });

  test("page after page, in a large cohort", async () => {
    const { app, cohort, organization } = timetable;
    await app.run(async ({ db }) => {
      for (let index = 0; index < 100; index++) {
        const name = `Learner ${index}`;
        const personId = await db.insert("persons", { name, email: `l${index}@people.test` });
        const state = index % 2 === 0 ? "enrolled" : "active";
        const own = { organizationId: organization, cohortId: cohort, personId, name };
        await db.insert("enrollments", { ...own, role: "participant", state, source: "added", stateAt: 0 });
      }
    });
    await plan(timetable);
    const mails = await mailed(timetable);
    expect(new Set(mails.map(({ address }) => address)).size).toBe(100);
    expect(mails).toHaveLength(100);
  });
});
